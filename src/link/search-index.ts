import type { Deck, LinkedCourse, LinkedSlide } from '../model/deck.ts';
import type { IndexedChapter, IndexedSlide, SearchIndex } from '../model/search-index.ts';
import { isHidden } from './outline.ts';
import { slideText } from './slide-text.ts';

/**
 * What the pages of a course are searched by: every slide that a reader can see, in order, but agendas, which say
 * again what others are called. What an edition leaves out is gone before; speaker notes are not the readers'.
 */
export function searchIndex({ decks }: LinkedCourse): SearchIndex {
  return decks.map(indexChapter);
}

/** The index as a classic script, which alone can be loaded from `file://`: see `runtime/parts.ts`. */
export function searchScript(index: SearchIndex): string {
  return `(globalThis.estradeParts??={})["course-index"]=${JSON.stringify(index)};\n`;
}

function indexChapter(deck: Deck): IndexedChapter {
  const { name, title, number } = deck.outline;
  let part = '';
  const slides = deck.positions
    .flatMap(({ slides }) => slides)
    .filter(({ slide }) => !isHidden(slide) && slide.facts.layout !== 'agenda')
    .map((linked): IndexedSlide => {
      const text = textBeside(linked, deck);
      const begins = linked.part !== part;
      part = linked.part;
      return begins ? [linked.id, linked.title, text, part] : [linked.id, linked.title, text];
    });
  return [`${encodeURIComponent(name)}.html`, title, String(number ?? ''), slides];
}

function textBeside({ slide, title }: LinkedSlide, { outline }: Deck): string {
  // Rendering adds these to an opener.
  const more = slide.facts.layout === 'titre' ? [outline.description, ...outline.goals].filter(Boolean) : [];
  const text = [slideText(slide.tree), ...more].filter(Boolean).join(' · ');
  const plain = title.replace(/\s+/g, ' ');
  return plain && text.startsWith(plain) ? text.slice(plain.length).replace(/^ · /, '') : text;
}
