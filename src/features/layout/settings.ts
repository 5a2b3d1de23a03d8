import { nearest } from '../../text/nearest.ts';
import { fold } from '../../text/slug.ts';

/** What comments of the form `key: value` say about their slide. */
export type SettingKey = 'layout' | 'duration' | 'edition';

export interface Setting {
  readonly key: SettingKey;
  /** The key as it was written. */
  readonly written: string;
  readonly value: string;
}

const keys: Readonly<Record<SettingKey, readonly string[]>> = {
  layout: ['layout'],
  duration: ['durée', 'duration'],
  // Read before a slide is compiled: what an edition leaves out is never seen here.
  edition: ['édition', 'edition', 'éditions', 'editions'],
};

const pattern = /^\s*([\p{L}-]+)\s*:\s*(.*?)\s*$/su;

/** Reads a comment that sets something of its slide; undefined for any other. */
export function readSetting(comment: string): Setting | undefined {
  const [, written = '', value = ''] = pattern.exec(comment) ?? [];
  const folded = fold(written);
  const found = Object.entries(keys).find(([, names]) => names.some((name) => fold(name) === folded));
  return found && { key: found[0] as SettingKey, written, value };
}

/** The key that a comment surely meant: `layot: section`. Words of a text are no keys: those differ by more. */
export function meantSetting(comment: string): { written: string; near: string } | undefined {
  const [, written = '', value = ''] = pattern.exec(comment) ?? [];
  if (written.length < 4 || value === '' || /\s.*\s.*\s/s.test(value)) return undefined;
  const near = nearest(written, Object.values(keys).flat());
  return near !== undefined && Math.abs(near.length - written.length) < 2 && sharesMost(near, written)
    ? { written, near }
    : undefined;
}

/** Two names that begin or end alike, for more than half of their letters. */
function sharesMost(a: string, b: string): boolean {
  const [left, right] = [fold(a), fold(b)];
  let start = 0;
  while (start < left.length && left[start] === right[start]) start++;
  let end = 0;
  while (end < left.length - start && left.at(-1 - end) === right.at(-1 - end)) end++;
  return (start + end) * 4 >= left.length * 3;
}
