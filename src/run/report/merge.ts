import { outputLines, pairOutput } from '../../text/expected-output.ts';
import { compareOutput } from '../expectations.ts';
import { alignBy } from './align.ts';
import { anyLines, collapsed, isMatch, type MadeLine, maskTwice } from './twice.ts';

/**
 * The text that a fence should have, for the outputs of two runs. What its author wrote stays where it still matches
 * both, with its wildcards and its `…`.
 *
 * @returns undefined where the two runs have nothing in common.
 */
export function updatedFence(fence: string, first: string, second: string): string | undefined {
  const made = maskTwice(pairOutput(fence, first).actual, pairOutput(fence, second).actual);
  const candidates = [merged(outputLines(fence), made), made].map((lines) => lines.map(({ text }) => text).join('\n'));
  return candidates.find(
    (text) =>
      (text.trim() === '' || /[^\s…]/.test(text)) &&
      compareOutput(text, first).matches &&
      compareOutput(text, second).matches,
  );
}

/** Puts what still matches of a fence in the place of what was made for it. */
function merged(fence: readonly string[], made: readonly MadeLine[]): MadeLine[] {
  const isAny = (line: string | undefined) => line !== undefined && /^\s*(?:…|\.\.\.)\s*$/.test(line);
  const isKept = (a: number, b: number) => {
    const runs = made[b]?.runs;
    return runs?.every((line) => isMatch(fence[a] ?? '', line)) === true;
  };
  const pairs = alignBy(fence.length, made.length, {
    // A line for another one costs a little less than what `…` would swallow.
    pair: (a, b) => (isAny(fence[a]) ? Number.POSITIVE_INFINITY : isKept(a, b) ? 0 : 0.9),
    first: (a) => (isAny(fence[a]) ? 0 : 1),
    second: (_, a) => (isAny(fence[a - 1]) ? 0.01 : 1),
  });
  if (!pairs) return [...made];
  let last: number | undefined;
  const lines = pairs.flatMap(([a, b]): MadeLine[] => {
    if (a !== undefined) last = a;
    if (b === undefined) return isAny(fence[a ?? -1]) ? [{ ...anyLines, text: fence[a ?? -1] ?? '…' }] : [];
    const line = made[b] ?? anyLines;
    if (a === undefined) return isAny(fence[last ?? -1]) ? [] : [line];
    return isKept(a, b) ? [{ ...line, text: fence[a] ?? '' }] : [line];
  });
  return collapsed(lines);
}
