import type { Element } from 'hast';
import { type ElementPatch, type LinkContext, placeOf } from '../../model/feature.ts';
import { classesOf, h, hasClass } from '../../text/hast.ts';
import { fold } from '../../text/slug.ts';
import { type Entry, type Known, keyOf } from './known.ts';

/** Fills the glossaries of a slide: the terms of its chapter, or of the course, in alphabetical order. */
export function fillGlossary(context: LinkContext, known: Known): ElementPatch {
  const { chapter, href, report } = context;
  const { compare } = new Intl.Collator(chapter.chapter.settings.lang, { numeric: true });
  return (element, span) => {
    if (element.tagName !== 'dl' || !hasClass(element, 'glossary')) return element;
    const { dataScope, dataLetters, ...properties } = element.properties;
    const entries = [...known.first.values(), ...known.entries]
      .filter((entry) => dataScope === 'course' || entry.chapter === chapter)
      .filter((entry) => isBetween(entry, dataLetters))
      .filter(firstOfTerm())
      .sort((a, b) => compare(a.definition.term, b.definition.term));
    if (entries.length === 0 && span === 'content') {
      report({
        ruleId: 'directive-misused',
        reason: `The glossary is empty: nothing ${dataLetters ? 'with these letters ' : ''}is defined in this ${dataScope === 'course' ? 'course' : 'chapter'}`,
        fix: 'Define terms with `:::définition[Term]`, or write `::glossaire{portée=cours}` for the whole course.',
        place: placeOf(element),
      });
    }
    const sizes = [...(entries.length > 4 ? ['glossary-wide'] : []), ...(entries.length > 12 ? ['glossary-long'] : [])];
    const className = [...classesOf(element), ...sizes];
    const children = entries.map((entry) => row(entry, href(entry.chapter, entry.slide.id)));
    return { ...element, properties: { ...properties, className }, children };
  };
}

function row({ definition }: Entry, href: string): Element {
  const { term, english, content } = definition;
  const foreign = english ? [' ', h('span', { className: ['term-english'], lang: 'en' }, [english])] : [];
  return h('div', { className: ['glossary-entry'] }, [
    h('dt', {}, [h('a', { href }, [term]), ...foreign]),
    h('dd', {}, content),
  ]);
}

/** @param letters the first and the last one, together. */
function isBetween({ definition }: Entry, letters: unknown): boolean {
  if (typeof letters !== 'string') return true;
  const initial = fold(definition.term)
    .replace(/[^a-z]/g, '')
    .charAt(0);
  return initial >= letters.charAt(0) && initial <= letters.charAt(1);
}

/** Lets each term pass once. */
function firstOfTerm(): (entry: Entry) => boolean {
  const seen = new Set<string>();
  return ({ definition }) => {
    const key = keyOf(definition.term);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
}
