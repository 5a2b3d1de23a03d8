import type { Element, ElementContent, Text } from 'hast';
import type { ElementPatch, LinkContext } from '../../model/feature.ts';
import { classesOf, h, stringProperty } from '../../text/hast.ts';
import { labelsFor } from '../../text/labels.ts';
import { type Entry, keyOf, type Vocabulary } from './known.ts';

const running = new Set(['p', 'li', 'td', 'dd', 'blockquote']);
const leftTags = new Set(
  'a button code h1 h2 h3 h4 h5 h6 kbd label math option pre samp script select style summary svg textarea'.split(' '),
);
const leftClasses = new Set(
  'agenda attribution callout-title definition-english definition-term example glossary katex missing no-terms quiz r-fit-text source stat tab-title term-text'.split(
    ' ',
  ),
);
/** Slides that are read at one glance. */
const leftLayouts = new Set(['titre', 'section', 'agenda', 'chiffre']);

/**
 * Explains the terms that a slide uses, each where it comes first in its running text. Not those that the
 * slide defines itself.
 *
 * `<p>Une image.</p>` → `<p>Une <span class="term-word"><button type="button" class="term"
 * popovertarget="s_term-1">image</button>.</span><span class="term-text" id="s_term-1" popover>…</span></p>`
 */
export function markTerms(context: LinkContext, vocabulary: Vocabulary): ElementPatch | undefined {
  const { slide } = context;
  const { pattern } = vocabulary;
  if (!pattern || leftLayouts.has(slide.facts.layout ?? '')) return undefined;
  const lang = context.chapter.chapter.settings.lang.slice(0, 2);
  const done = new Set(slide.facts.definitions.map(({ term }) => keyOf(term)));
  let count = 0;

  const isLeft = (element: Element): boolean =>
    leftTags.has(element.tagName) ||
    classesOf(element).some((name) => leftClasses.has(name)) ||
    !(stringProperty(element, 'lang') ?? lang).startsWith(lang);

  const explain = (word: string, before: string, after: string, entry: Entry): ElementContent[] => {
    const id = `${slide.id}_term-${++count}`;
    const button = h('button', { type: 'button', className: ['term'], popoverTarget: id }, [word]);
    // Browsers may break a line beside a button, where they would not beside a word.
    const held = before || after ? h('span', { className: ['term-word'] }, [before, button, after]) : button;
    return [held, popover(id, entry, context)];
  };

  const inText = (text: Text): ElementContent[] | undefined => {
    const found = [...text.value.matchAll(pattern)].flatMap((match) => {
      const entry = vocabulary.entryOf(match[0]);
      const key = entry && keyOf(entry.definition.term);
      if (!key || done.has(key)) return [];
      done.add(key);
      return [{ word: match[0], start: match.index, end: match.index + match[0].length, entry }];
    });
    if (found.length === 0) return undefined;
    let at = 0;
    const parts = found.flatMap(({ word, start, end, entry }, index) => {
      const before = unbroken(text.value.slice(at, start), -1);
      const after = unbroken(text.value.slice(end, found[index + 1]?.start), 1);
      const lead = text.value.slice(at, start - before.length);
      at = end + after.length;
      return [{ type: 'text' as const, value: lead }, ...explain(word, before, after, entry)];
    });
    return [...parts, { type: 'text' as const, value: text.value.slice(at) }].filter(
      (part) => part.type !== 'text' || part.value !== '',
    );
  };

  const within = (element: Element): Element => {
    let changed = false;
    const children = element.children.flatMap((child): ElementContent[] => {
      const made = child.type === 'text' ? inText(child) : undefined;
      if (made) {
        changed = true;
        return made;
      }
      if (child.type !== 'element' || isLeft(child)) return [child];
      const mapped = within(child);
      changed ||= mapped !== child;
      return [mapped];
    });
    return changed ? { ...element, children } : element;
  };

  return (element, span, around) => {
    if (span !== 'content' || !running.has(element.tagName)) return element;
    return isLeft(element) || around.some(isLeft) ? element : within(element);
  };
}

/**
 * What stands at a word without a blank; a long run is no punctuation, and has to break somewhere.
 *
 * @param side of the text: 1 its start, -1 its end.
 */
function unbroken(text: string, side: 1 | -1): string {
  const near = side > 0 ? text.slice(0, 17) : text.slice(-17);
  const run = (side > 0 ? /^[^ \t\r\n]*/ : /[^ \t\r\n]*$/).exec(near)?.[0] ?? '';
  return run.length > 16 ? '' : run;
}

function popover(id: string, { definition, chapter, slide }: Entry, context: LinkContext): Element {
  const { term, english, content } = definition;
  const labels = labelsFor(context.chapter.chapter.settings.lang);
  const foreign = english ? [' ', h('span', { className: ['term-english'], lang: 'en' }, [english])] : [];
  const link = h('a', { className: ['term-link'], href: context.href(chapter, slide.id) }, [labels.seeDefinition]);
  return h('span', { className: ['term-text'], id, popover: 'auto', role: 'note' }, [
    h('span', { className: ['term-name'] }, [term, ...foreign]),
    ' ',
    ...content,
    ' ',
    link,
  ]);
}
