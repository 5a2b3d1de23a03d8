import type { Snippet, SnippetResult } from '../model/snippet.ts';
import type { Outcome } from './command.ts';
import { RunError } from './error.ts';
import { type Comparison, compareOutput } from './expectations.ts';
import { withoutControls } from './plain.ts';
import { normalText, substitutesOf } from './recording/normal.ts';
import { defaultSize, type Run } from './run.ts';
import { renderScreen } from './screen.ts';

/** The reason of a failure in nothing but the output that an `output` fence expects. */
export const unlikeFence = 'Its output is not the expected one.';

/**
 * Whether an outcome is what the snippet says. The first thing that is not is the reason. What differs from run to run
 * is right as it is read in a recording, too: `shop-web-1` for the container of Compose that the session called
 * `shop-<nonce>-web-1`.
 */
export async function judge(
  snippet: Snippet,
  outcome: Outcome,
  expect: RegExp | undefined,
  run: Run,
): Promise<SnippetResult> {
  const text = await renderScreen(outcome.output, defaultSize.columns);
  const normal = normalText(text, substitutesOf(run));
  const compared = snippet.output === undefined ? undefined : compareEither(snippet.output, text, normal);
  const reason =
    endingReason(snippet, outcome) ??
    (expect && !expect.test(text) && !expect.test(normal)
      ? `Its output does not match \`${snippet.expect}\`.`
      : undefined) ??
    (compared?.matches === false ? unlikeFence : undefined);
  const { exitCode, milliseconds, output } = outcome;
  const status = reason === undefined ? 'passed' : 'failed';
  return { snippet, status, reason, exitCode, milliseconds, output, text, diff: compared?.diff };
}

function compareEither(expected: string, text: string, normal: string): Comparison {
  const compared = compareOutput(expected, text);
  return !compared.matches && compareOutput(expected, normal).matches ? { matches: true, diff: undefined } : compared;
}

/** Why the way in which a snippet ended is not what it says; undefined where it is. No output is compared. */
export function endingReason(snippet: Snippet, { ending, exitCode, output }: Outcome): string | undefined {
  if (ending === 'timeout') {
    const waited = snippet.until === undefined ? 'It did not end' : `\`${snippet.until}\` was not seen`;
    return `${waited} within ${snippet.timeout} s.${asks(output) ? waiting(snippet.input) : ''}`;
  }
  if (ending === 'interrupted') return 'It was stopped.';
  if (ending === 'lost') return 'Its terminal went away.';
  if (ending === 'until') return undefined;
  if (snippet.until !== undefined) return `It ended (exit code ${exitCode}) before \`${snippet.until}\` was seen.`;
  return exitCode === snippet.exit ? undefined : `It ended with exit code ${exitCode} instead of ${snippet.exit}.`;
}

/** Whether an output ends as a question does: within a line, which the stop then ended. */
function asks(output: string): boolean {
  return /\S[^\S\n]*\n?$/.test(withoutControls(output));
}

function waiting(input: string | undefined): string {
  return input === undefined
    ? ' If it waits for an answer, give it one: `input="oui\\n"`.'
    : ' If it waits for more, `input` gives several lines: `input="a\\nb\\n"`.';
}

/** An author's regular expression. @param word the fence's word that holds it @throws RunError where it is none. */
export function regexOf(source: string | undefined, word: string): RegExp | undefined {
  if (source === undefined) return undefined;
  try {
    return new RegExp(source, 'mu');
  } catch (cause) {
    throw new RunError(`\`${word}="${source}"\` is no regular expression.`, undefined, { cause });
  }
}
