import { evenGaps, matchesLine, readPattern } from '../../text/wildcards.ts';
import { alignBy } from './align.ts';
import { maskShapes, nameOf } from './shapes.ts';

/** A line of a fence that is being made. */
export interface MadeLine {
  /** As the fence will have it: `…`, or a line with wildcards. */
  readonly text: string;
  /** The line of each run that it was made of; undefined for `…`. */
  readonly runs: readonly [string, string] | undefined;
}

/** Any lines. */
export const anyLines: MadeLine = { text: '…', runs: undefined };

/**
 * Makes a fence's lines of the outputs of two runs: what both have in common stays, words that differ are wildcards
 * with a name that tells what they are, and so are words that vary by their look; lines that only one run has, or
 * that have little in common, become `…`.
 */
export function maskTwice(first: readonly string[], second: readonly string[]): MadeLine[] {
  const words = [first, second].map((lines) => lines.map((line) => maskShapes(line, 'word').split(/(\s+)/)));
  const [one = [], two = []] = words;
  const pairs = alignBy(first.length, second.length, {
    pair: (a, b) => distance(one[a] ?? [], two[b] ?? []),
    first: () => 1,
    second: () => 1,
  });
  if (!pairs) return [anyLines];
  const made = pairs.map(([a, b]): MadeLine => {
    const runs = [first[a ?? -1], second[b ?? -1]] as const;
    const [x, y] = runs;
    if (x === undefined || y === undefined) return anyLines;
    const text = maskLine(one[a ?? -1] ?? [], two[b ?? -1] ?? []);
    return isMatch(text, x) && isMatch(text, y) && !isFleeting(x) ? { text, runs: [x, y] } : anyLines;
  });
  return collapsed(made);
}

/** Several `…` in a row are one. */
export function collapsed(lines: readonly MadeLine[]): MadeLine[] {
  return lines.filter((line, at) => line.text !== '…' || lines[at - 1]?.text !== '…');
}

/** Whether a line of a fence, with its wildcards, stands for a line that was printed. */
export function isMatch(text: string, line: string): boolean {
  const pattern = readPattern(text);
  return pattern !== 'any lines' && matchesLine(pattern, evenGaps(line));
}

/** `Up Less than a second` is `Up 1 second` in the next run: no wildcard is several words. */
function isFleeting(line: string): boolean {
  return /\b(?:Less than a second|[01] seconds?)\b/.test(line);
}

/** How far two lines are from each other: 0 the same; infinite where they are no pair. Words and gaps alternate. */
function distance(one: readonly string[], two: readonly string[]): number {
  if (one.length !== two.length) return Number.POSITIVE_INFINITY;
  const all = one.filter((_, at) => at % 2 === 0).length;
  const different = one.filter((word, at) => at % 2 === 0 && word !== two[at]);
  if (different.length === 0) return 0;
  const plain = different.filter((word) => nameOf(word, '') === 'mot' && !/[\d‹]/.test(word)).length;
  return all > 1 && plain * 2 > all ? Number.POSITIVE_INFINITY : 0.2 + (1.5 * different.length) / all;
}

function maskLine(one: readonly string[], two: readonly string[]): string {
  let line = '';
  for (const [at, word] of one.entries()) line += at % 2 === 0 ? maskWord(word, two[at] ?? '', line) : word;
  return line;
}

/** Keeps what two words begin and end with, up to a character between words: `id=‹id›;`. */
function maskWord(one: string, two: string, before: string): string {
  if (one === two) return one;
  const head = commonHead(one, two);
  const tail = reversed(commonHead(reversed(one.slice(head.length)), reversed(two.slice(head.length))));
  const middle = one.slice(head.length, one.length - tail.length);
  const isWhole = middle === '' || two.length === head.length + tail.length;
  if (isWhole || /[‹›]/.test(middle)) return `‹${nameOf(one, before)}›`;
  return `${head}‹${nameOf(middle, before + head)}›${tail}`;
}

function commonHead(one: string, two: string): string {
  let at = 0;
  while (at < one.length && one[at] === two[at]) at += 1;
  // Up to the last character that is no part of a word or a number, and never within a wildcard.
  const head = /^.*[^\p{L}\p{N}.,‹]/u.exec(one.slice(0, at))?.[0] ?? '';
  return head.lastIndexOf('‹') > head.lastIndexOf('›') ? '' : head;
}

function reversed(text: string): string {
  return [...text]
    .reverse()
    .join('')
    .replace(/›([^‹›]*)‹/g, '‹$1›');
}
