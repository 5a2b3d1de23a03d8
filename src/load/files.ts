import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Input } from '../model/feature.ts';
import { nearest } from '../text/nearest.ts';
import { decoded } from '../text/reference.ts';

/** Whether `path` is `root` or stands below it. Both are absolute. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** A path below `root` as diagnostics show it: relative, with `/`. */
export function coursePath(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

/**
 * Reads the file that a reference of a chapter means: relative to `fromFolder`, or to the course's
 * `root` when it starts with `/`. Percent-encoding, `?query` and `#hash` are understood as in a URL.
 * A path that leads out of the root, also through a symbolic link, is `outside` and is not read.
 * A name that differs by letter case only is `missing` on every system, and so is a way with backslashes.
 */
export function readInput(root: string, fromFolder: string, reference: string): Input {
  if (/^(?:file:|[a-z]:(?:[\\/]|%5C))/i.test(reference)) return { kind: 'outside' };
  // A name may hold these signs itself: `50 %.png`, `a#1.png`.
  const readings = new Set([decoded(reference.replace(/[?#].*$/s, '')), decoded(reference), reference]);
  let missing: Input | undefined;
  for (const path of readings) {
    const input = path === '' ? undefined : readReading(root, fromFolder, path);
    if (input && input.kind !== 'missing') return input;
    missing ??= input;
  }
  return missing ?? { kind: 'missing', near: undefined, caseOnly: false };
}

function readReading(root: string, fromFolder: string, path: string): Input {
  const read = (one: string): Input => readPath(root, one.startsWith('/') ? join(root, one) : resolve(fromFolder, one));
  if (!path.includes('\\')) return read(path);
  // A way of Windows, that leads nowhere in a browser: missing on every system.
  const input = read(path.replaceAll('\\', '/'));
  return input.kind === 'file' ? { kind: 'missing', near: coursePath(root, input.path), caseOnly: false } : input;
}

function readPath(root: string, path: string): Input {
  if (!isInside(root, path)) return { kind: 'outside' };
  try {
    const real = realpathSync.native(path);
    if (!isInside(realpathSync.native(root), real)) return { kind: 'outside' };
    if (statSync(real).isDirectory()) return asFolder(search(root, path));
    const bytes = readFileSync(path);
    // Some file systems ignore letter case; the server that will hold the decks does not.
    const shown = coursePath(realpathSync.native(root), real);
    const asked = coursePath(root, path);
    if (shown !== asked && shown.toLowerCase() === asked.toLowerCase())
      return { kind: 'missing', near: shown, caseOnly: true };
    return { kind: 'file', path, bytes };
  } catch {
    return search(root, path);
  }
}

function asFolder(found: Input): Input {
  return found.kind === 'missing' ? { ...found, folder: true } : found;
}

/** Looks for what was meant by a path that leads to no file. */
function search(root: string, path: string): Input {
  const asked = coursePath(root, path);
  const same = (fold: (name: string) => string) =>
    walk(root, asked.split('/'), (name, wanted) => fold(name) === fold(wanted));
  // The same letters, composed otherwise: archives made on a Mac hold `e` + accent.
  const composed = same((name) => name.normalize('NFC'));
  if (composed !== undefined && composed !== asked) return readPath(root, join(root, composed));
  const cased = same((name) => name.normalize('NFC').toLowerCase());
  if (cased !== undefined && cased !== asked) return { kind: 'missing', near: cased, caseOnly: true };
  const folder = asked.split('/').slice(0, -1);
  const parent = folder.length === 0 ? '' : walk(root, folder, (name, wanted) => name === wanted);
  if (parent === undefined) return { kind: 'missing', near: undefined, caseOnly: false };
  const last = asked.split('/').at(-1) ?? '';
  const name = nearest(
    last,
    namesIn(root, join(root, parent)).filter((other) => other !== last),
  );
  const near = name === undefined ? undefined : parent === '' ? name : `${parent}/${name}`;
  return { kind: 'missing', near, caseOnly: false };
}

/** Follows a path name by name; undefined where no entry matches. */
function walk(
  root: string,
  path: readonly string[],
  matches: (name: string, wanted: string) => boolean,
): string | undefined {
  const found: string[] = [];
  for (const wanted of path) {
    const names = namesIn(root, join(root, ...found));
    const name = names.includes(wanted) ? wanted : names.find((candidate) => matches(candidate, wanted));
    if (name === undefined) return undefined;
    found.push(name);
  }
  return found.join('/');
}

/** None for a folder that a symbolic link leads to, out of the course. */
function namesIn(root: string, folder: string): string[] {
  try {
    if (!isInside(realpathSync.native(root), realpathSync.native(folder))) return [];
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
