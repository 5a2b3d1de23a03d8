import type { Deck } from '../model/deck.ts';
import { UsageError } from '../model/errors.ts';
import type { Snippet } from '../model/snippet.ts';
import { snippetsOf } from '../run/report/chapter.ts';
import { dealt, type Shard } from '../run/report/shards.ts';
import { readOnly } from './only.ts';

/** What is to be run of a chapter. */
export interface Choice {
  readonly deck: Deck;
  /** Those that were asked for, and all before them. */
  readonly snippets: readonly Snippet[];
  readonly asked: ReadonlySet<Snippet>;
}

/** Every chapter that has snippets, with all of them. */
export function everything(decks: readonly Deck[]): Choice[] {
  return decks.flatMap((deck) => {
    const snippets = snippetsOf(deck);
    return snippets.length > 0 ? [{ deck, snippets, asked: new Set(snippets) }] : [];
  });
}

/**
 * What `--only` leaves: the snippets that are asked for, with those that prepare them.
 *
 * @throws UsageError for a word that names nothing.
 */
export function chosen(all: readonly Choice[], only: string | undefined): Choice[] {
  const isAsked = readOnly(
    only,
    all.flatMap(({ deck, snippets }) => snippets.map((snippet) => [deck, snippet] as const)),
  );
  if (!isAsked) return [...all];
  return all.flatMap(({ deck, snippets }) => {
    const asked = new Set(snippets.filter((snippet) => isAsked(deck, snippet)));
    const last = snippets.findLastIndex((snippet) => asked.has(snippet));
    return last < 0 ? [] : [{ deck, snippets: snippets.slice(0, last + 1), asked }];
  });
}

/** What is taken for the time of a snippet that was never recorded, and for that of setting up a chapter. */
const guess = 1000;

/** The chapters that fall to a shard, by the time that they took when they were recorded. */
export function sharded(choices: readonly Choice[], shard: Shard | undefined): Choice[] {
  if (!shard) return [...choices];
  const weighted = choices.map((choice) => ({ choice, path: choice.deck.chapter.path, weight: weightOf(choice) }));
  return dealt(weighted, shard).map(({ choice }) => choice);
}

function weightOf({ deck, snippets }: Choice): number {
  const times = snippets.map(({ id }) => {
    const content = deck.recordings.get(id)?.content;
    return content?.kind === 'terminal' ? content.milliseconds : guess;
  });
  return times.reduce((sum, time) => sum + time, guess);
}

/** Reads `--shard 2/3`. @throws UsageError */
export function shardOf(text: string | undefined): Shard | undefined {
  if (text === undefined) return undefined;
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (!index || !count || index > count || count > 1000) {
    throw new UsageError(`\`--shard ${text}\` is no part of a whole.`, 'Write which one of how many: --shard 1/3.');
  }
  return { index, count };
}
