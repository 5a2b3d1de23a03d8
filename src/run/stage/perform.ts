import type { Snippet } from '../../model/snippet.ts';
import type { ActState } from '../../model/stage-protocol.ts';
import type { Background, Outcome } from '../command.ts';
import { RunError } from '../error.ts';
import { readPattern } from '../runner.ts';
import type { Session } from '../session.ts';

export interface Performance {
  /** @throws RunError where its shell is not there. */
  session(): Session;
  readonly signal: AbortSignal;
  /** On stage somebody looks, and can stop it; what nobody sees has the time that its author gave it. */
  readonly isShown: boolean;
  /** Hears what it prints in the background. */
  onLater(text: string): void;
}

export interface Performed extends Omit<ActState, 'output'> {
  readonly background?: Background | undefined;
}

/** Runs a snippet, and says how it went: its exit code decides, no text is compared. */
export async function perform(snippet: Snippet, performance: Performance): Promise<Performed> {
  const { session, signal, isShown, onLater } = performance;
  const { code, dir, input } = snippet;
  const timeout = isShown ? Number.POSITIVE_INFINITY : snippet.timeout * 1000;
  try {
    const until = readPattern(snippet.until, 'until');
    return judge(snippet, await session().run({ code, dir, input, until, signal, timeout, onLater }));
  } catch (error) {
    return failed('error', sentence(error));
  }
}

function judge(snippet: Snippet, outcome: Outcome): Performed {
  const { ending, exitCode, background } = outcome;
  const milliseconds = Math.round(outcome.milliseconds);
  const known = { milliseconds, ...(exitCode !== undefined && { exitCode }) };
  if (ending === 'until') return { state: 'background', milliseconds, background };
  if (ending === 'interrupted') return { ...failed('stopped', 'It was stopped.'), milliseconds };
  if (ending === 'lost') return { ...failed('error', 'Its terminal went away.'), milliseconds };
  if (ending === 'timeout')
    return { ...failed('timeout', `It did not end within ${snippet.timeout} s.`), milliseconds };
  if (snippet.until !== undefined) {
    return { ...known, ...failed('until', `It ended (exit code ${exitCode}) before \`${snippet.until}\` was seen.`) };
  }
  if (exitCode === snippet.exit) return { state: 'done', ...known };
  return { ...known, ...failed('exit', `It ended with exit code ${exitCode} instead of ${snippet.exit}.`) };
}

/** How an act is that failed. */
export function failed(code: NonNullable<ActState['code']>, reason: string): Omit<ActState, 'output'> {
  return { state: 'failed', code, reason };
}

/** What to tell of an error that is not a fault of ours. @throws any other. */
export function sentence(error: unknown): string {
  if (!(error instanceof RunError)) throw error;
  return error.fix ? `${error.message} ${error.fix}` : error.message;
}
