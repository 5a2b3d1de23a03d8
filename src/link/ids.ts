import type { Element } from 'hast';
import type { Finding } from '../model/diagnostic.ts';
import type { Slide } from '../model/slide.ts';
import { idTaker } from '../text/slug.ts';

/** The ids of one deck: each slide's own, and every id that a link may lead to. */
export interface DeckIds {
  /** By slide index. */
  readonly sections: readonly string[];
  /** By slide index: ids of its headings, in order, as they are numbered in this deck. */
  readonly headings: readonly (readonly string[])[];
  readonly anchors: ReadonlySet<string>;
  /** Ids on slides that reveal takes out of the deck. */
  readonly hidden: ReadonlySet<string>;
}

/** The id of the page's own element: see the page in `render/document.ts`. */
const pageId = 'estrade';

/**
 * Gives every slide and heading an id that is unique in its deck. What the author wrote stays as it
 * is, also when it is written twice: then it is reported.
 */
export function assignIds(slides: readonly Slide[], report: (slide: Slide, finding: Finding) => void): DeckIds {
  const take = idTaker();
  take(pageId);
  const written = new Set<string>();
  for (const slide of slides) {
    for (const { id, place } of slide.facts.ids) {
      if (written.has(id) || id === pageId) report(slide, { ...duplicate(id), place });
      else take(id);
      written.add(id);
    }
  }
  const sections: string[] = [];
  const headings: (readonly string[])[] = [];
  const anchors = new Set<string>();
  const hidden = new Set<string>();
  for (const slide of slides) {
    const own = slide.attributes['id'];
    const [first] = slide.facts.headings;
    const named = typeof own === 'string';
    const isFree = first !== undefined && !first.own;
    const section = named ? own : take(isFree ? first.id : `diapo-${slide.index + 1}`);
    const inner = slide.facts.headings.map((heading) => {
      if (heading === first && isFree && !named) return section;
      return heading.own ? heading.id : take(heading.id);
    });
    sections.push(section);
    headings.push(inner);
    const into = slide.attributes['data-visibility'] === 'hidden' ? hidden : anchors;
    for (const id of [section, ...inner, ...slide.facts.ids.map((written) => written.id)]) into.add(id);
  }
  return { sections, headings, anchors, hidden };
}

function duplicate(id: string): Finding {
  return {
    ruleId: 'id-duplicate',
    reason: id === pageId ? `The id \`${id}\` is the page’s own` : `The id \`${id}\` is given twice in this chapter`,
    fix: id === pageId ? 'Choose another one.' : 'Links reach the first one only: give each its own.',
  };
}

/**
 * Numbers the headings of a slide, met in order. The compiled tree has their ids before numbering, but
 * for the first where the section took it.
 *
 * @param ids of all headings, as `DeckIds` has them.
 */
export function headingPatch(slide: Slide, ids: readonly string[]): (element: Element) => Element {
  let next = 0;
  return (element) => {
    if (!/^h[1-6]$/.test(element.tagName)) return element;
    const index = next++;
    const { id: before } = element.properties;
    const id = ids[index];
    if (before === undefined || id === undefined || before !== slide.facts.headings[index]?.id) return element;
    return id === before ? element : { ...element, properties: { ...element.properties, id } };
  };
}
