import type { DeckOutline, LinkedCourse } from '../model/deck.ts';

/**
 * A linked course without the decks of failed chapters. Where such a chapter has no page of an earlier
 * build either, nothing may lead there: it is pending, and its neighbours are each other's.
 *
 * @param failed paths of chapters. @param standing names of the pages that the output holds.
 */
export function withoutFailed(
  { course, decks, outlines }: LinkedCourse,
  failed: ReadonlySet<string>,
  standing: ReadonlySet<string>,
): LinkedCourse {
  const pending = new Set(
    course.chapters
      .filter(({ path, name }) => failed.has(path) && !standing.has(`${name}.html`))
      .map(({ name }) => name),
  );
  const shown = outlines.map((outline) => (pending.has(outline.name) ? { ...outline, pending: true } : outline));
  const exists = (outline: DeckOutline): boolean => outline.pending !== true;
  const sound = decks
    .filter(({ chapter }) => !failed.has(chapter.path))
    .map((deck) => {
      const at = outlines.indexOf(deck.outline);
      return { ...deck, previous: shown.slice(0, at).findLast(exists), next: shown.slice(at + 1).find(exists) };
    });
  return { course, decks: sound, outlines: shown };
}
