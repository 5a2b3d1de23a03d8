import { join } from 'node:path';
import type { Snippet, SnippetResult } from '../model/snippet.ts';
import { sentence } from './error.ts';
import { createProbe, inferNeeds, noNetwork, type Probe } from './needs.ts';
import type { Run } from './run.ts';
import type { Session } from './session.ts';
import { judge, regexOf } from './verdict.ts';

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
    const until = regexOf(snippet.until, 'until');
    const expect = regexOf(snippet.expect, 'expect');
    const session = sessions.get(snippet.shell) ?? run.open(snippet.shell);
    sessions.set(snippet.shell, session);
    const { code, dir, input } = snippet;
    const silence = session.onText((text) => options.onText?.(snippet, text));
    const outcome = await session
      .run({ code, dir, input, until, signal, timeout: snippet.timeout * 1000 })
      .finally(silence);
    return await judge(snippet, outcome, expect, run);
  } catch (error) {
    return { ...unrun(snippet), status: 'failed', reason: sentence(error) };
  }
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
