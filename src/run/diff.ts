import { evenGaps, matchesLine, type Pattern } from '../text/wildcards.ts';

/** A line of a comparison: in both, only expected, only there; `any`: lines that `…` stands for. */
interface Step {
  readonly kind: 'same' | 'expected' | 'actual' | 'any';
  readonly expected: number;
  readonly actual: number;
}

/** Longer texts are shown from their first difference on only. */
const most = 600;
/** How many lines that are the same are shown around those that differ. */
const context = 2;

/**
 * Shows where two texts differ: `-` what was expected, `+` what there is, each with its line number.
 *
 * @param expected its lines as written, and as patterns
 */
export function showDiff(
  expected: { lines: readonly string[]; patterns: readonly Pattern[] },
  actual: readonly string[],
): string {
  const even = actual.map(evenGaps);
  const from = firstDifference(expected.patterns, even);
  const steps = align(expected.patterns.slice(from, from + most), even.slice(from, from + most), from);
  const isShown = steps.map((_, at) =>
    steps
      .slice(Math.max(0, at - context), at + context + 1)
      .some(({ kind }) => kind === 'expected' || kind === 'actual'),
  );
  const width = String(Math.max(expected.lines.length, actual.length)).length;
  const number = (line: number | undefined) => (line === undefined ? '' : String(line + 1)).padStart(width);
  const shown = steps.flatMap((step, at) => {
    if (!isShown[at]) return isShown[at - 1] ? ['  …'] : [];
    const { kind } = step;
    const left = number(kind === 'actual' ? undefined : step.expected);
    const right = number(kind === 'expected' || kind === 'any' ? undefined : step.actual);
    const sign = kind === 'expected' ? '-' : kind === 'actual' ? '+' : ' ';
    const text = kind === 'expected' || kind === 'any' ? expected.lines[step.expected] : actual[step.actual];
    return [`${left} ${right} ${sign} ${text}`.trimEnd()];
  });
  const rest = Math.max(expected.lines.length, actual.length) - from - most;
  return [...shown, ...(rest > 0 ? [`  … ${rest} more lines`] : [])].join('\n');
}

/** A little before the first line that is not as expected, where only lines stand before it. */
function firstDifference(patterns: readonly Pattern[], actual: readonly string[]): number {
  let at = 0;
  for (const pattern of patterns) {
    if (pattern === 'any lines' || !matchesLine(pattern, actual[at] ?? '\0')) break;
    at += 1;
  }
  return Math.max(0, at - context);
}

/** The fewest lines that must be taken away or added; what `…` stands for costs nothing. */
function align(patterns: readonly Pattern[], actual: readonly string[], from: number): Step[] {
  const width = actual.length + 1;
  const costs = new Uint32Array((patterns.length + 1) * width);
  const cost = (e: number, a: number) =>
    e > patterns.length || a > actual.length ? Number.POSITIVE_INFINITY : (costs[e * width + a] ?? 0);
  const isMatch = (e: number, a: number) => {
    const [pattern, line] = [patterns[e], actual[a]];
    return pattern !== undefined && pattern !== 'any lines' && line !== undefined && matchesLine(pattern, line);
  };
  for (let e = patterns.length; e >= 0; e--) {
    const price = patterns[e] === 'any lines' ? 0 : 1;
    for (let a = actual.length; a >= 0; a--) {
      if (e === patterns.length && a === actual.length) continue;
      const apart = Math.min(cost(e + 1, a), cost(e, a + 1)) + price;
      costs[e * width + a] = isMatch(e, a) ? Math.min(apart, cost(e + 1, a + 1)) : apart;
    }
  }
  const steps: Step[] = [];
  const add = (kind: Step['kind'], e: number, a: number) => steps.push({ kind, expected: e + from, actual: a + from });
  let [e, a] = [0, 0];
  while (e < patterns.length || a < actual.length) {
    if (patterns[e] === 'any lines') {
      if (cost(e, a) === cost(e + 1, a)) add('any', e++, a);
      else a += 1;
    } else if (isMatch(e, a) && cost(e, a) === cost(e + 1, a + 1)) add('same', e++, a++);
    else if (cost(e, a) === cost(e + 1, a) + 1) add('expected', e++, a);
    else add('actual', e, a++);
  }
  return steps;
}
