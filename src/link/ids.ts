import type { Element } from 'hast';
import type { Finding } from '../model/diagnostic.ts';
import type { Slide, SlideFinding } from '../model/slide.ts';
import { idTaker } from '../text/slug.ts';

/** The ids of one deck: each slide's own, and every id that a link may lead to. */
export interface DeckIds {
  /** By slide index. */
  readonly sections: readonly string[];
  /** By slide index: ids of its later headings, in order, as they are numbered in this deck. */
  readonly headings: readonly (readonly string[])[];
  readonly anchors: ReadonlySet<string>;
}

/**
 * Gives every slide and heading an id that is unique in its deck. What the author wrote stays as it
 * is, also when it is written twice: then it is reported.
 */
export function assignIds(slides: readonly Slide[], report: (slide: Slide, finding: Omit<SlideFinding, 'in'> & Finding) => void): DeckIds {
  const take = idTaker();
  const written = new Set<string>();
  for (const slide of slides) {
    for (const { id, place } of slide.facts.ids) {
      if (written.has(id)) {
        report(slide, { ruleId: 'id-duplicate', reason: `The id \`${id}\` is given twice in this chapter`, fix: 'Links reach the first one only: give each its own.', place });
      } else take(id);
      written.add(id);
    }
  }
  const sections: string[] = [];
  const headings: string[][] = [];
  const anchors = new Set(written);
  for (const slide of slides) {
    const own = slide.attributes['id'];
    const [first, ...others] = slide.facts.headings;
    const authored = (id: string): boolean => slide.facts.ids.some((known) => known.id === id);
    const section = typeof own === 'string' ? own : take(first && !authored(first.id) ? first.id : `diapo-${slide.index + 1}`);
    const inner = typeof own === 'string' ? slide.facts.headings : others;
    const later = inner.filter(({ id }) => !authored(id)).map(({ id }) => take(id));
    sections.push(section);
    headings.push(later);
    for (const id of [section, ...later]) anchors.add(id);
  }
  return { sections, headings, anchors };
}

/** The headings' ids as numbered, put where the compiled tree has them before numbering. */
export function headingPatch(ids: readonly string[]): (element: Element) => Element {
  const rest = [...ids];
  return (element) => {
    if (!/^h[1-6]$/.test(element.tagName) || typeof element.properties['id'] !== 'string') return element;
    const id = rest[0];
    // An id that the author wrote is not in the list, and stays.
    if (id === undefined || !sameBase(element.properties['id'], id)) return element;
    rest.shift();
    return id === element.properties['id'] ? element : { ...element, properties: { ...element.properties, id } };
  };
}

function sameBase(wanted: string, given: string): boolean {
  return given === wanted || (given.startsWith(`${wanted}-`) && /^\d+$/.test(given.slice(wanted.length + 1)));
}
