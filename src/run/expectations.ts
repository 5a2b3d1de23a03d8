import { showDiff } from './diff.ts';
import { evenGaps, matchesLine, type Pattern, readPattern } from './wildcards.ts';

/** Whether an output is as expected, and where it is not. */
export interface Comparison {
  readonly matches: boolean;
  /** Undefined when it matches. */
  readonly diff: string | undefined;
}

/** What a shell says of its background jobs, at a moment of its own: `[1]+  Done   sleep 1`. */
const news = /^\[\d+\] ?[+-]? +(?:Done|Exit \d+|Stopped|Terminated|Killed|Interrupt)\b/;

/**
 * Compares what a terminal showed with an `output` fence. In the fence `…` or `...` alone on a line stands for any
 * lines (none too), `‹name›` or `<name>` for a word. Spaces at the ends of lines, empty lines at both ends and the
 * width of gaps within lines do not count; the shell's news of background jobs do only where the fence has some.
 *
 * @param expected the fence's text
 * @param actual plain lines: see `renderScreen`
 */
export function compareOutput(expected: string, actual: string): Comparison {
  const wanted = toLines(expected);
  const hasNews = wanted.some((line) => news.test(line));
  const shown = toLines(actual).filter((line) => hasNews || !news.test(line));
  const patterns = wanted.map(readPattern);
  if (matchesLines(patterns, shown.map(evenGaps))) return { matches: true, diff: undefined };
  return { matches: false, diff: showDiff({ lines: wanted, patterns }, shown) };
}

/**
 * Whether all lines are matched in order. Runs of patterns between `…` are found at the first place where they fit,
 * the last one at the end: no later choice could do better.
 */
function matchesLines(patterns: readonly Pattern[], lines: readonly string[]): boolean {
  const runs: (readonly string[])[][] = [[]];
  for (const pattern of patterns) {
    if (pattern === 'any lines') runs.push([]);
    else runs.at(-1)?.push(pattern);
  }
  const fits = (run: readonly (readonly string[])[], at: number) =>
    at >= 0 && run.every((pattern, n) => matchesLine(pattern, lines[at + n] ?? '\0'));
  const first = runs.shift() ?? [];
  const last = runs.pop();
  if (!last) return lines.length === first.length && fits(first, 0);
  if (!fits(first, 0)) return false;
  let at = first.length;
  for (const run of runs) {
    while (!fits(run, at)) if (++at + run.length > lines.length) return false;
    at += run.length;
  }
  return at + last.length <= lines.length && fits(last, lines.length - last.length);
}

function toLines(text: string): string[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const isEmpty = (line: string | undefined) => line !== undefined && line.trim() === '';
  while (isEmpty(lines.at(-1))) lines.pop();
  while (isEmpty(lines[0])) lines.shift();
  return lines.map((line) => line.trimEnd());
}
