import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Snippet, SnippetResult } from '../../src/model/snippet.ts';
import type { Run } from '../../src/run/run.ts';
import { runSnippets } from '../../src/run/runner.ts';

export { snippet } from '../support/snippet.ts';

/** Runs a chapter's snippets in order. @returns their results. */
export async function play(run: Run, snippets: readonly Snippet[], signal?: AbortSignal): Promise<SnippetResult[]> {
  const results: SnippetResult[] = [];
  for await (const result of runSnippets({ run, snippets, signal })) results.push(result);
  return results;
}

/** What did not pass: why, and what the terminal showed. */
export function notPassed(results: readonly SnippetResult[]): string[] {
  return results
    .filter(({ status }) => status !== 'passed')
    .map(({ snippet: { id }, status, reason, diff, text }) => [id, status, reason, diff, text].join('\n'));
}

/** A port of this machine that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (!address || typeof address === 'string') throw new Error('no port');
  return address.port;
}
