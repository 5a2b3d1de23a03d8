import type { Element } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import type { Place } from '../../model/diagnostic.ts';
import {
  type ChapterView,
  type ElementPatch,
  type Feature,
  type LinkContext,
  placeOf,
  type SlideView,
} from '../../model/feature.ts';
import { claim, readOptions, takeLabel, visitDirectives } from '../../text/directive.ts';
import { classesOf, h, hasClass } from '../../text/hast.ts';
import { labelsFor } from '../../text/labels.ts';
import { giveLayout, isAlone } from '../../text/layout.ts';
import { hasHeading } from '../../text/mdast.ts';
import { formatMinutes } from '../../text/minutes.ts';
import { reportMisuse } from '../../text/misuse.ts';

const names = ['agenda', 'plan'];
const options = { part: { names: ['partie', 'part'], type: 'number' } } as const;

/**
 * The parts of the chapter, filled in when the chapter is known: links, the part that is being opened or is
 * under way marked, minutes where the dividers say them.
 *
 * `::agenda` → `<ol class="agenda"><li class="agenda-part current"><a href="#/le-cache"
 * aria-current="step">Le cache</a><span class="agenda-time">15 min</span></li>…</ol>`
 *
 * `::agenda{partie=2}` marks that part. A slide without a title has one for screen readers; with nothing else
 * on it, it has the layout `agenda`.
 */
export function agenda(): Feature {
  return {
    name: 'agenda',
    directives: [{ names, kind: 'leaf' }],
    markdown(tree, context) {
      if (!context.source.includes('::')) return;
      visitDirectives(tree, names, (node) => {
        if (node.type !== 'leafDirective') return;
        const { part } = readOptions(node, options, context, 'none');
        if (takeLabel(node)) reportMisuse(node, 'An agenda takes no label', 'Write its title as a heading.', context);
        node.children = [];
        claim(node, 'ol', { className: ['agenda'], ...(part !== undefined && { dataPart: String(part) }) });
        if (context.span === 'notes') {
          reportMisuse(node, 'An agenda says nothing in the notes', 'Put it on the slide.', context);
        } else if (!context.facts.uses.includes('agenda')) context.facts.uses.push('agenda');
      });
      if (context.span === 'content' && context.facts.uses.includes('agenda')) nameSlide(tree, context.settings.lang);
    },
    html(tree, context) {
      if (context.span !== 'content' || !context.facts.uses.includes('agenda')) return;
      if (!context.facts.layout && isAlone(tree, 'agenda')) giveLayout('agenda', context);
    },
    link(context) {
      return context.slide.facts.uses.includes('agenda') ? fill(context) : undefined;
    },
  };
}

/** Gives a slide that shows no title one for those who cannot see what it is. */
function nameSlide(tree: MdastRoot, lang: string): void {
  if (hasHeading(tree)) return;
  tree.children.unshift({
    type: 'heading',
    depth: 2,
    data: { hProperties: { className: ['sr-only'] } },
    children: [{ type: 'text', value: labelsFor(lang).agenda }],
  });
}

function fill({ chapter, slide, href, report }: LinkContext): ElementPatch {
  const { parts } = chapter.outline;
  const labels = labelsFor(chapter.chapter.settings.lang);
  const rowsOf = (current: number | undefined): Element[] =>
    parts.map(({ title, id, minutes }, index) => {
      const isCurrent = index === current;
      const link = h('a', { href: href(chapter, id), ...(isCurrent && { ariaCurrent: 'step' }) }, [title]);
      const className = ['agenda-part', ...(isCurrent ? ['current'] : [])];
      return h('li', { className }, [link, ...(minutes === undefined ? [] : [time(minutes)])]);
    });
  // Without the time of every part there is no sum; where one part is meant, the whole is beside the point.
  const total = parts.length > 1 ? parts.reduce((sum, { minutes = Number.NaN }) => sum + minutes, 0) : 0;
  const sum = total > 0 ? [h('li', { className: ['agenda-total'] }, [labels.total, time(total)])] : [];
  return (element, span) => {
    if (element.tagName !== 'ol' || !hasClass(element, 'agenda')) return element;
    const { dataPart, ...properties } = element.properties;
    const asked = dataPart === undefined ? undefined : Number(dataPart);
    const misused = (reason: string, fix: string): void => {
      if (span === 'content') report({ ruleId: 'directive-misused', reason, fix, place: firstLineOf(element) });
    };
    if (parts.length === 0) {
      misused(
        'The agenda has nothing to list: this chapter has no parts',
        'Begin each part with a slide of its own, `# Title`, or with `<!-- layout: section -->`.',
      );
    } else if (asked !== undefined && asked > parts.length) {
      misused(`The chapter has no part ${asked}`, `Its parts count from 1 to ${parts.length}.`);
    }
    const current = asked === undefined ? currentPart(chapter, slide) : asked - 1;
    const classes = [...(current === undefined ? [] : ['has-current']), ...(parts.length > 6 ? ['agenda-long'] : [])];
    const className = [...classesOf(element), ...classes];
    const children = [...rowsOf(current), ...(current === undefined ? sum : [])];
    return { ...element, properties: { ...properties, className }, children };
  };
}

function time(minutes: number): Element {
  return h('span', { className: ['agenda-time'] }, [formatMinutes(minutes)]);
}

function firstLineOf(element: Element): Place | undefined {
  const place = placeOf(element);
  return place && { line: place.line, column: place.column, ...(place.end?.line === place.line && { end: place.end }) };
}

/**
 * Which part an agenda marks: the one that the next slide opens, else the one that the slide belongs to. Before
 * the first part it is an overview.
 */
function currentPart({ outline, slides }: ChapterView, slide: SlideView): number | undefined {
  const partOf = (view: SlideView | undefined): number =>
    view?.opensPart ? outline.parts.findIndex(({ id }) => id === view.id) : -1;
  const at = slides.indexOf(slide);
  const next = partOf(slides[at + 1]);
  if (next > 0) return next;
  const own = slides
    .slice(0, at + 1)
    .map(partOf)
    .findLast((part) => part >= 0);
  return own;
}
