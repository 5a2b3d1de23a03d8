import { alignOutput, pairOutput } from '../text/expected-output.ts';
import { showDiff } from './diff.ts';

/** Whether an output is as expected, and where it is not. */
export interface Comparison {
  readonly matches: boolean;
  /** Undefined when it matches. */
  readonly diff: string | undefined;
}

/**
 * Compares what a terminal showed with an `output` fence. In the fence `…` or `...` alone on a line stands for any
 * lines (none too), `‹name›` or `<name>` for a word. Spaces at the ends of lines, empty lines at both ends and the
 * width of gaps within lines do not count; the shell's news of background jobs do only where the fence has some.
 *
 * @param expected the fence's text
 * @param actual plain lines: see `renderScreen`
 */
export function compareOutput(expected: string, actual: string): Comparison {
  const pair = pairOutput(expected, actual);
  if (alignOutput(pair)) return { matches: true, diff: undefined };
  return { matches: false, diff: showDiff(pair.expected, pair.actual) };
}
