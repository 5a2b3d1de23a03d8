import { type Folded, findHits, fold, type Hit } from './fold.ts';

/** A slide that can be found. */
export interface Entry {
  /** What stands before its title in a list: its place in the chapter, or the chapter's number. */
  readonly number: string;
  readonly title: string;
  /** Chapter, where that is another one. */
  readonly chapter?: string | undefined;
  /** All that it shows, its title too. */
  readonly text: string;
}

/** An entry made ready to be searched many times. */
export interface Prepared<E extends Entry> {
  readonly entry: E;
  readonly folded: Folded;
  readonly foldedTitle: string;
}

export interface Found<E extends Entry> {
  readonly entry: E;
  readonly hits: readonly Hit[];
}

/** Makes entries ready to be searched many times. */
export function prepare<E extends Entry>(entries: readonly E[]): Prepared<E>[] {
  return entries.map((entry) => ({ entry, folded: fold(entry.text), foldedTitle: fold(entry.title).text }));
}

/**
 * The entries that hold all the words, also inside other words: those whose titles hold more of them first,
 * then those where more words begin as they were typed, else in the order of the course.
 */
export function find<E extends Entry>(prepared: readonly Prepared<E>[], words: readonly string[]): Found<E>[] {
  if (words.length === 0) return [];
  return prepared
    .map((one) => ({ ...one, hits: findHits(one.folded, one.entry.text.length, words) }))
    .filter(({ hits }) => hits.length > 0)
    .map(({ entry, hits, folded, foldedTitle }) => ({ entry, hits, worth: worthOf(foldedTitle, folded.text, words) }))
    .sort((a, b) => b.worth - a.worth);
}

function worthOf(title: string, text: string, words: readonly string[]): number {
  const worths = words.map((word) => {
    if (begins(title, word)) return 4;
    if (title.includes(word)) return 3;
    return begins(text, word) ? 1 : 0;
  });
  return worths.reduce<number>((sum, worth) => sum + worth, 0);
}

/** Whether a word of the text begins so. */
function begins(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  }
  return false;
}
