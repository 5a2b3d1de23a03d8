import { dirname } from 'node:path';
import { markVariable } from '../environment.ts';
import type { Run } from '../run.ts';
import type { Piece } from './tape.ts';

/** A text that is another one in every run, and what stands for it in a recording. */
export type Substitute = readonly [from: string, to: string];

/**
 * What of a run would be another text in the next one: its folders (`/tmp/estrade-run-…/work` is `/work`), the name
 * of its Compose project, and what it tells its own objects by.
 */
export function substitutesOf({ work, environment }: Pick<Run, 'work' | 'environment'>): Substitute[] {
  const nonce = environment[markVariable]?.split(' ').at(-1) ?? '';
  const project = environment['COMPOSE_PROJECT_NAME'] ?? '';
  const root = dirname(work);
  return [
    [`${root}/`, '/'],
    [root, '/'],
    [project, project.replace(new RegExp(`-${nonce}$`), '')],
    [nonce, 'run'],
  ].filter((pair): pair is [string, string] => pair[0] !== '' && pair[0] !== pair[1]);
}

/** Puts the substitutes in their places; columns of a table stay where they were. */
export function normalText(text: string, substitutes: readonly Substitute[]): string {
  return normalPieces([{ at: 0, text }], substitutes)[0]?.text ?? '';
}

/** The same for text that came in pieces: what stands for a text that was cut comes with its first half. */
export function normalPieces(pieces: readonly Piece[], substitutes: readonly Substitute[]): Piece[] {
  if (substitutes.length === 0) return [...pieces];
  const known = new Map(substitutes);
  const pattern = new RegExp(substitutes.map(([from]) => `${escaped(from)}( {2,})?`).join('|'), 'g');
  const whole = pieces.map(({ text }) => text).join('');
  const matches = [...whole.matchAll(pattern)];
  let next = 0;
  let done = 0;
  let start = 0;
  return pieces.map(({ at, text }) => {
    const end = start + text.length;
    start = end;
    let out = '';
    for (let match = matches[next]; match && match.index < end; match = matches[++next]) {
      const [found] = match;
      const from = found.trimEnd();
      const to = known.get(from) ?? from;
      const gap = found.length - from.length;
      out += whole.slice(done, match.index) + to + ' '.repeat(gap > 0 ? gap + from.length - to.length : 0);
      done = match.index + found.length;
    }
    if (done < end) {
      out += whole.slice(done, end);
      done = end;
    }
    return { at, text: out };
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
