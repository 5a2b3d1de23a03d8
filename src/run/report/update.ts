import type { Snippet, SnippetResult } from '../../model/snippet.ts';
import { outputLines } from '../../text/expected-output.ts';
import { evenGaps } from '../../text/wildcards.ts';
import { showDiff } from '../diff.ts';
import { unlikeFence } from '../verdict.ts';
import { outputFence, withFence } from './fences.ts';
import { updatedFence } from './merge.ts';

/** A fence that got another text. */
export interface Update {
  readonly snippet: Snippet;
  /** Of the fence, from 1. */
  readonly line: number;
  /** What it was, and what it is. */
  readonly diff: string;
}

export interface Updated {
  /** The chapter's text with the updates. */
  readonly text: string;
  readonly updates: readonly Update[];
  /** Why a snippet's fence could not be updated, as a sentence. */
  readonly refused: ReadonlyMap<Snippet, string>;
}

/** Whether nothing is wrong with a snippet but its output. */
export function isUpdatable({ status, reason }: SnippetResult): boolean {
  return status === 'failed' && reason === unlikeFence;
}

/**
 * Puts what snippets gave into their `output` fences.
 *
 * @param source the chapter's text, as its file has it
 * @param pairs results of two runs
 */
export function updateFences(source: string, pairs: readonly (readonly [SnippetResult, SnippetResult])[]): Updated {
  const refused = new Map<Snippet, string>();
  const updates: Update[] = [];
  let lines = source.split('\n');
  // From the end on, so that places stay what they are.
  const byPlace = [...pairs].sort(([a], [b]) => (b.snippet.place?.line ?? 0) - (a.snippet.place?.line ?? 0));
  for (const [{ snippet, text: first }, second] of byPlace) {
    const { place, output = '' } = snippet;
    const fence = place && outputFence(lines, place.line);
    const text = updatedFence(output, first, second.text);
    if (second.status !== 'passed' && !isUpdatable(second)) {
      refused.set(snippet, `Its output is not updated: the second run went otherwise. ${second.reason}`);
    } else if (!fence) {
      refused.set(snippet, 'Its output is not updated: it stands in no `output` fence.');
    } else if (outputLines(fence.text).join('\n') !== outputLines(output).join('\n')) {
      refused.set(snippet, 'Its output is not updated: the chapter was changed meanwhile.');
    } else if (text === undefined) {
      refused.set(snippet, 'Its output is not updated: two runs had nothing in common. Write what matters, with `…`.');
    } else {
      lines = withFence(lines, fence, text);
      updates.unshift({ snippet, line: fence.line, diff: changes(output, text) });
    }
  }
  return { text: lines.join('\n'), updates, refused };
}

/** How two texts of a fence differ, wildcards being words as all others. */
function changes(before: string, after: string): string {
  const lines = outputLines(before);
  return showDiff({ lines, patterns: lines.map((line) => [evenGaps(line)]) }, outputLines(after));
}
