import type { Snippet } from '../../model/snippet.ts';
import type { ActState, FailureCode } from '../../model/stage-protocol.ts';
import type { Background, Outcome } from '../command.ts';
import { sentence } from '../error.ts';
import type { Session } from '../session.ts';
import { endingReason, regexOf } from '../verdict.ts';

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
    const until = regexOf(snippet.until, 'until');
    return judged(snippet, await session().run({ code, dir, input, until, signal, timeout, onLater }));
  } catch (error) {
    return failed('error', sentence(error));
  }
}

function judged(snippet: Snippet, outcome: Outcome): Performed {
  const { ending, exitCode, background } = outcome;
  const milliseconds = Math.round(outcome.milliseconds);
  if (ending === 'until') return { state: 'background', milliseconds, background };
  const reason = endingReason(snippet, outcome);
  const isEnded = ending === 'done' || ending === 'exit';
  const known = { milliseconds, ...(isEnded && exitCode !== undefined && { exitCode }) };
  return reason === undefined ? { ...known, state: 'done' } : { ...known, ...failed(codeOf(ending, snippet), reason) };
}

function codeOf(ending: Outcome['ending'], { until }: Snippet): FailureCode {
  if (ending === 'interrupted') return 'stopped';
  if (ending === 'lost') return 'error';
  if (ending === 'timeout') return 'timeout';
  return until === undefined ? 'exit' : 'until';
}

/** How an act is that failed. */
export function failed(code: FailureCode, reason: string): Omit<ActState, 'output'> {
  return { state: 'failed', code, reason };
}
