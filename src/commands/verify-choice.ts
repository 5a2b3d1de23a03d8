import type { Deck } from '../model/deck.ts';
import { UsageError } from '../model/errors.ts';
import type { Snippet } from '../model/snippet.ts';
import { snippetsOf } from '../run/report/chapter.ts';
import { dealt, type Shard } from '../run/report/shards.ts';
import { nearest } from '../text/nearest.ts';

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
 * What `--only` leaves: chapters by their names or paths, snippets by their ids (`id` or `chapter/id`), with those
 * that prepare them.
 *
 * @throws UsageError for a word that names neither.
 */
export function chosen(all: readonly Choice[], only: string | undefined): Choice[] {
  if (only === undefined) return [...all];
  const asked = new Map(all.map(({ deck }) => [deck, new Set<Snippet>()]));
  for (const word of only.split(',').map((one) => one.trim())) {
    if (word === '') continue;
    const found = all.flatMap(({ deck, snippets }) => snippets.filter((snippet) => isNamed(word, deck, snippet)));
    if (found.length === 0) throw unknown(word, all);
    for (const { deck, snippets } of all) {
      for (const snippet of snippets) if (found.includes(snippet)) asked.get(deck)?.add(snippet);
    }
  }
  return all.flatMap(({ deck, snippets }) => {
    const some = asked.get(deck) ?? new Set();
    const last = snippets.findLastIndex((snippet) => some.has(snippet));
    return last < 0 ? [] : [{ deck, snippets: snippets.slice(0, last + 1), asked: some }];
  });
}

function isNamed(word: string, { chapter: { name, path } }: Deck, { id }: Snippet): boolean {
  return [name, path, id, `${name}/${id}`, `${path}/${id}`].includes(word);
}

function unknown(word: string, all: readonly Choice[]): UsageError {
  const names = all.flatMap(({ deck: { chapter }, snippets }) => [
    chapter.name,
    ...snippets.flatMap(({ id }) => [id, `${chapter.name}/${id}`]),
  ]);
  const near = nearest(word, names);
  return new UsageError(
    `No chapter and no snippet is called \`${word}\`.${near ? ` Did you mean \`${near}\`?` : ''}`,
    'Names of chapters, ids of snippets and `chapter/id` can be given; snippets run in chapters without errors.',
  );
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
