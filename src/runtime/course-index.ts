import type { SearchIndex } from '../model/search-index.ts';
import type { Entry } from './finder.ts';

/** A slide of the course, as its index has it. */
export interface CourseEntry extends Entry {
  readonly page: string;
  readonly id: string;
}

/** The query of an address that carries words to be marked on the slide: taken away once that is done. */
export const wordsKey = 'mots';

/** The slides of an index, in order, but for those of one page. */
export function courseEntries(index: SearchIndex, without?: string): CourseEntry[] {
  return index
    .filter(([page]) => page !== without)
    .flatMap(([page, chapter, number, slides]) => {
      let part = '';
      return slides.map(([id, title, text, begins]): CourseEntry => {
        part = begins ?? part;
        const where = part && part !== title ? `${chapter} › ${part}` : chapter;
        return { page, id, number, title: title || chapter, chapter: where, text: title ? `${title} · ${text}` : text };
      });
    });
}

/** Where a found slide is, with the words to be marked there. */
export function addressOf({ page, id }: CourseEntry, query: string): string {
  return `${page}?${wordsKey}=${encodeURIComponent(query.trim())}#/${encodeURIComponent(id)}`;
}
