import { evenGaps, matchesLine, type Pattern, readPattern } from './wildcards.ts';

/** What a shell says of its background jobs, at a moment of its own: `[1]+  Done   sleep 1`. */
const news = /^\[\d+\] ?[+-]? +(?:Done|Exit \d+|Stopped|Terminated|Killed|Interrupt)\b/;

/** An expectation and an output, side by side. */
export interface OutputPair {
  readonly expected: { readonly lines: readonly string[]; readonly patterns: readonly Pattern[] };
  /** Without the news of jobs that the expectation has none of. */
  readonly actual: readonly string[];
}

/** The lines of an `output` fence and of what a terminal showed, ready to be compared. */
export function pairOutput(expected: string, actual: string): OutputPair {
  const lines = outputLines(expected);
  const hasNews = lines.some((line) => news.test(line));
  return {
    expected: { lines, patterns: lines.map(readPattern) },
    actual: outputLines(actual).filter((line) => hasNews || !news.test(line)),
  };
}

/**
 * Finds each expected line in an output. Runs of lines between `…` are found at the first place where they fit, the
 * last one at the end: no later choice could do better.
 *
 * @returns for each expected line the index of the actual one, undefined for `…`; undefined where they do not match.
 */
export function alignOutput({ expected, actual }: OutputPair): readonly (number | undefined)[] | undefined {
  const lines = actual.map(evenGaps);
  const runs: (readonly string[])[][] = [[]];
  for (const pattern of expected.patterns) {
    if (pattern === 'any lines') runs.push([]);
    else runs.at(-1)?.push(pattern);
  }
  const fits = (run: readonly (readonly string[])[], at: number) =>
    at >= 0 && run.every((pattern, n) => matchesLine(pattern, lines[at + n] ?? '\0'));
  const found: (number | undefined)[] = [];
  let at = 0;
  for (const [index, run] of runs.entries()) {
    const isLast = index === runs.length - 1;
    const isFixed = index === 0 || isLast;
    if (index > 0) found.push(undefined);
    if (isLast && index > 0 && at + run.length > lines.length) return undefined;
    if (isLast && index > 0) at = lines.length - run.length;
    while (!fits(run, at)) if (isFixed || ++at + run.length > lines.length) return undefined;
    found.push(...run.map((_, n) => at + n));
    at += run.length;
  }
  return runs.length > 1 || at === lines.length ? found : undefined;
}

/**
 * An `output` fence as it went: its lines with the real words of an output, its `…` as they are.
 *
 * @returns undefined where it leaves no line out, or the output is another one.
 */
export function fillOutput(expected: string, actual: string): string | undefined {
  const pair = pairOutput(expected, actual);
  if (!pair.expected.patterns.includes('any lines')) return undefined;
  const found = alignOutput(pair);
  return found?.map((index) => (index === undefined ? '…' : (pair.actual[index] ?? ''))).join('\n');
}

/** The lines of a text, without empty ones at both ends and spaces at theirs. */
export function outputLines(text: string): string[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const isEmpty = (line: string | undefined) => line !== undefined && line.trim() === '';
  while (isEmpty(lines.at(-1))) lines.pop();
  while (isEmpty(lines[0])) lines.shift();
  return lines.map((line) => line.trimEnd());
}
