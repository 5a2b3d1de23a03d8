import { join } from 'node:path';
import type { Snippet, SnippetResult } from '../model/snippet.ts';
import type { Outcome } from './command.ts';
import { RunError } from './error.ts';
import { type Comparison, compareOutput } from './expectations.ts';
import { createProbe, inferNeeds, noNetwork, type Probe } from './needs.ts';
import { withoutControls } from './plain.ts';
import { normalText, substitutesOf } from './recording/normal.ts';
import { defaultSize, type Run } from './run.ts';
import { renderScreen } from './screen.ts';
import type { Session } from './session.ts';

export interface RunnerOptions {
  readonly run: Run;
  /** Its shell is the first snippet's; others in another shell get a session of their own. */
  readonly snippets: readonly Snippet[];
  readonly signal?: AbortSignal | undefined;
  /** How needs are looked at. */
  readonly probe?: Probe | undefined;
  /** Hears of a snippet before it runs, and of the folder that it begins in. */
  readonly onStart?: ((snippet: Snippet, folder: string) => void) | undefined;
  /** Hears what the terminal gets meanwhile. */
  readonly onText?: ((snippet: Snippet, text: string) => void) | undefined;
}

/**
 * Runs snippets in order, in one session for each shell, and gives each one's result as soon as it is known.
 * A snippet whose needs are not met is skipped, with the reason. One that fails after others were skipped is skipped
 * too: what it lacks may be what they would have made. A network is another matter: only what an author marks needs
 * it, and the rest of a chapter is to be checked without.
 */
export async function* runSnippets(options: RunnerOptions): AsyncGenerator<SnippetResult> {
  const { run, signal } = options;
  const probe = options.probe ?? createProbe(run.environment);
  const sessions = new Map<string, Session>();
  const skipped: Snippet[] = [];
  for (const snippet of options.snippets) {
    const missing = signal?.aborted ? 'The run was stopped.' : await firstMissing(snippet, probe);
    if (missing !== undefined) {
      if (missing !== noNetwork) skipped.push(snippet);
      yield { ...unrun(snippet), status: 'skipped', reason: missing };
      continue;
    }
    options.onStart?.(snippet, folderOf(snippet, sessions.get(snippet.shell), run));
    const result = await runOne(snippet, sessions, options);
    yield result.status === 'failed' ? doubt(result, skipped, signal) : result;
  }
}

function folderOf({ dir }: Snippet, session: Session | undefined, { work }: Run): string {
  return dir === undefined ? (session?.folder() ?? work) : join(work, dir);
}

async function runOne(
  snippet: Snippet,
  sessions: Map<string, Session>,
  options: RunnerOptions,
): Promise<SnippetResult> {
  const { run, signal } = options;
  try {
    const until = readPattern(snippet.until, 'until');
    const expect = readPattern(snippet.expect, 'expect');
    const session = sessions.get(snippet.shell) ?? run.open(snippet.shell);
    sessions.set(snippet.shell, session);
    const { code, dir, input } = snippet;
    const silence = session.onText((text) => options.onText?.(snippet, text));
    const outcome = await session
      .run({ code, dir, input, until, signal, timeout: snippet.timeout * 1000 })
      .finally(silence);
    return await judge(snippet, outcome, expect, run);
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    return { ...unrun(snippet), status: 'failed', reason: error.fix ? `${error.message} ${error.fix}` : error.message };
  }
}

/** The reason of a failure in nothing but the output that an `output` fence expects. */
export const unlikeFence = 'Its output is not the expected one.';

/**
 * Whether an outcome is what the snippet says. The first thing that is not is the reason. What differs from run to run
 * is right as it is read in a recording, too: `shop-web-1` for the container of Compose that the session called
 * `shop-<nonce>-web-1`.
 */
async function judge(snippet: Snippet, outcome: Outcome, expect: RegExp | undefined, run: Run): Promise<SnippetResult> {
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

function endingReason(snippet: Snippet, { ending, exitCode, output }: Outcome): string | undefined {
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

function doubt(result: SnippetResult, skipped: readonly Snippet[], signal: AbortSignal | undefined): SnippetResult {
  if (signal?.aborted) return { ...result, status: 'skipped', reason: 'The run was stopped.' };
  if (skipped.length === 0) return result;
  const names = skipped.map(({ id }) => `\`${id}\``).join(', ');
  return { ...result, status: 'skipped', reason: `${result.reason} It may need ${names}, which did not run.` };
}

/** Why what a snippet needs, by itself or as its author says, is not there; undefined where it is. */
export async function firstMissing(snippet: Snippet, probe: Probe): Promise<string | undefined> {
  for (const need of new Set([snippet.shell, ...snippet.needs, ...inferNeeds(snippet.code)])) {
    const missing = await probe(need);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

function unrun(snippet: Snippet): Omit<SnippetResult, 'status' | 'reason'> {
  return { snippet, exitCode: undefined, milliseconds: 0, output: '', text: '', diff: undefined };
}

/** @throws RunError where it is no regular expression. */
export function readPattern(source: string | undefined, word: string): RegExp | undefined {
  if (source === undefined) return undefined;
  try {
    return new RegExp(source, 'mu');
  } catch (cause) {
    throw new RunError(`\`${word}="${source}"\` is no regular expression.`, undefined, { cause });
  }
}
