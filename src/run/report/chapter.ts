import { dirname, join } from 'node:path';
import type { Deck } from '../../model/deck.ts';
import type { Snippet, SnippetResult } from '../../model/snippet.ts';
import type { Variables } from '../environment.ts';
import { RunError } from '../error.ts';
import { normalText, substitutesOf } from '../recording/normal.ts';
import { openRun } from '../run.ts';
import { runSnippets } from '../runner.ts';
import { driftOf } from './drift.ts';
import type { Checked, CheckedChapter } from './report.ts';

export interface ChapterCheck {
  /** Absolute path of the course. */
  readonly root: string;
  readonly deck: Pick<Deck, 'chapter' | 'acts' | 'recordings'>;
  /** The snippets to run, in order. */
  readonly snippets: readonly Snippet[];
  /** Those among them that were asked for. */
  isAsked(snippet: Snippet): boolean;
  /** The person's own environment. */
  readonly environment: Variables;
  readonly signal: AbortSignal;
  onStart(snippet: Snippet): void;
  onResult(checked: Checked): void;
}

/** The snippets of a chapter, in order. */
export function snippetsOf({ acts }: Pick<Deck, 'acts'>): Snippet[] {
  return acts.filter((act) => act.kind === 'snippet');
}

/** Runs snippets of a chapter in a fresh copy of its folder; whatever happens, nothing of that is left. */
export async function checkChapter(check: ChapterCheck): Promise<CheckedChapter> {
  const { chapter, recordings } = check.deck;
  const started = performance.now();
  const snippets: Checked[] = [];
  const add = (result: SnippetResult, normal: (text: string) => string = String): void => {
    const recording = recordings.get(result.snippet.id);
    const drift = recording && driftOf({ ...result, text: normal(result.text) }, recording);
    const checked = { result, drift, isPreparation: !check.isAsked(result.snippet) };
    snippets.push(checked);
    check.onResult(checked);
  };
  const problems = await runThem(check, add).catch((error: unknown) => {
    if (!(error instanceof RunError)) throw error;
    for (const snippet of check.snippets.slice(snippets.length)) add(failed(snippet, error));
    return [];
  });
  const { name, path } = chapter;
  return { name, path, snippets, problems, milliseconds: performance.now() - started };
}

/** @param add takes a result, and what makes texts of the run those of its recordings. */
async function runThem(
  check: ChapterCheck,
  add: (result: SnippetResult, normal?: (text: string) => string) => void,
): Promise<readonly string[]> {
  const { root, deck, snippets, environment, signal, onStart } = check;
  if (signal.aborted) {
    for (const snippet of snippets) add(stopped(snippet));
    return [];
  }
  const { name, path } = deck.chapter;
  const run = await openRun({ source: join(root, dirname(path)), name, environment, signal });
  const substitutes = substitutesOf(run);
  const normal = (text: string) => normalText(text, substitutes);
  try {
    for await (const result of runSnippets({ run, snippets, signal, onStart })) add(result, normal);
  } finally {
    await run.close();
  }
  return run.close();
}

const nothing = { exitCode: undefined, milliseconds: 0, output: '', text: '', diff: undefined };

function stopped(snippet: Snippet): SnippetResult {
  return { ...nothing, snippet, status: 'skipped', reason: 'The run was stopped.' };
}

function failed(snippet: Snippet, { message, fix }: RunError): SnippetResult {
  return { ...nothing, snippet, status: 'failed', reason: [message, fix].filter(Boolean).join(' ') };
}
