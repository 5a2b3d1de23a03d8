import type { CastEvent } from '../../text/asciicast.ts';
import type { Piece } from './tape.ts';

/** Milliseconds between two events at least; more where there would be too many. */
const beat = 50;
/** How many events of output a recording holds about. */
const mostEvents = 300;
/** Nothing is waited for longer, in milliseconds. */
export const longestPause = 2_000;

/**
 * What came in pieces as events of a recording: those that came about together are one, times are rounded to
 * hundredths of a second, and nobody waits for long.
 *
 * @param length milliseconds from the beginning to the end
 * @param exitCode undefined where it runs on
 */
export function toEvents(pieces: readonly Piece[], length: number, exitCode: number | undefined): CastEvent[] {
  const shown = pieces.filter(({ text }) => text !== '');
  let width = beat;
  let joined = join(shown, width);
  while (joined.length > mostEvents) {
    width *= 2;
    joined = join(shown, width);
  }
  let before = 0;
  const after = (at: number): number => {
    const pause = Math.min(longestPause, Math.max(0, at - before));
    before = at;
    return Math.round(pause / 10) * 10;
  };
  const events = withoutRepeats(joined).map(({ at, text }) => ({ after: after(at), kind: 'o', data: thin(text) }));
  const end = exitCode === undefined ? [] : [{ after: after(length), kind: 'x', data: `${exitCode}` }];
  return [...events, ...end];
}

function join(pieces: readonly Piece[], width: number): Piece[] {
  const joined: { at: number; texts: string[] }[] = [];
  for (const { at, text } of pieces) {
    const last = joined.at(-1);
    if (last && at - last.at < width) last.texts.push(text);
    else joined.push({ at, texts: [text] });
  }
  return joined.map(({ at, texts }) => ({ at, text: texts.join('') }));
}

/** Leaves out frames of a moving display that are the same as the one before: up some lines, and these lines again. */
function withoutRepeats(pieces: readonly Piece[]): Piece[] {
  return pieces.filter(({ text }, index) => {
    const [, up] = /^\x1b\[(\d+)A\x1b\[0G/.exec(text) ?? [];
    const isFrame = up !== undefined && text.split('\n').length - 1 === Number(up);
    return !(isFrame && pieces[index - 1]?.text === text && !/\x1b\[\d*[ABJ]/.test(text.slice(4)));
  });
}

/** Leaves out what a carriage return overwrites at once, where what follows is as long. */
function thin(text: string): string {
  if (!/\r(?![\r\n])/.test(text)) return text;
  return text
    .split('\n')
    .map((line) => {
      const states = line.split(/\r(?!\r*$)/);
      return states.filter((state, index) => !isCovered(state, states[index + 1], index)).join('\r');
    })
    .join('\n');
}

/** Letters and blocks of one column, and what erases the rest of a line; others may take two columns, or move. */
const plain = /^(?:[ -~\u00a0-\u024f\u2010-\u2027\u2580-\u259f]|\x1b\[0?K)*/;

/** The first state is not: it goes on where the line stood. Nor is one that does more than write and erase. */
function isCovered(state: string, next: string | undefined, index: number): boolean {
  if (index === 0 || next === undefined) return false;
  const [covering = ''] = plain.exec(next) ?? [];
  return plain.exec(state)?.[0] === state && widthOf(covering) >= widthOf(state);
}

function widthOf(text: string): number {
  return text.replace(/\x1b\[0?K/g, '').length;
}
