import type { Element } from 'hast';
import type { Chapter, Course } from '../model/course.ts';
import type { Deck, DeckOutline, LinkedCourse, LinkedSlide, Position } from '../model/deck.ts';
import type { Finding } from '../model/diagnostic.ts';
import type { Slide } from '../model/slide.ts';
import { assignIds, type DeckIds, headingPatch } from './ids.ts';
import { opensPart, outlineOf, titleOf } from './outline.ts';
import { mapElements } from './patch.ts';
import { resolveLink, type Targets } from './references.ts';

/** A chapter with its compiled slides; `failed` ones take part as targets, but no deck is made of them. */
export interface CompiledChapter {
  readonly chapter: Chapter;
  readonly slides: readonly Slide[];
  readonly failed: boolean;
}

/** A finding of the link stage; its place is relative to the slide's content. */
export interface LinkFinding {
  readonly chapter: Chapter;
  readonly slide: Slide;
  readonly finding: Finding;
}

/** Links a course: everything that needs a neighbour. Reads facts, leaves compiled slides as they are. */
export function link(
  course: Course,
  compiled: readonly CompiledChapter[],
): { linked: LinkedCourse; findings: LinkFinding[] } {
  const findings: LinkFinding[] = [];
  const ids = new Map<Chapter, DeckIds>();
  for (const { chapter, slides } of compiled) {
    ids.set(
      chapter,
      assignIds(slides, (slide, finding) => findings.push({ chapter, slide, finding })),
    );
  }
  const targets: Targets = { course, ids: new Map([...ids].map(([chapter, own]) => [chapter.name, own])) };
  const outlines = compiled.map(({ chapter, slides }) => outlineOf(chapter, slides, ids.get(chapter)?.sections ?? []));
  const decks = compiled.flatMap((entry, index) => {
    const deckIds = ids.get(entry.chapter);
    if (!deckIds) return [];
    const report = (slide: Slide, finding: Finding): number =>
      findings.push({ chapter: entry.chapter, slide, finding });
    const positions = stack(linkSlides(entry, deckIds, targets, report));
    return entry.failed ? [] : [deckOf(entry, positions, outlines, index)];
  });
  return { linked: { course, decks, outlines }, findings };
}

function deckOf(
  { chapter }: CompiledChapter,
  positions: Position[],
  outlines: readonly DeckOutline[],
  index: number,
): Deck {
  return {
    chapter,
    outline: outlines[index] as DeckOutline,
    positions,
    previous: outlines[index - 1],
    next: outlines[index + 1],
  };
}

function linkSlides(
  entry: CompiledChapter,
  ids: DeckIds,
  targets: Targets,
  report: (slide: Slide, finding: Finding) => void,
): LinkedSlide[] {
  let part = '';
  let number = 0;
  return entry.slides.map((slide) => {
    const title = titleOf(slide, entry.chapter);
    if (opensPart(slide)) part = title;
    if (!['hidden', 'uncounted'].includes(String(slide.attributes['data-visibility']))) number++;
    const id = ids.sections[slide.index] ?? '';
    return { slide: patchSlide(slide, entry.chapter, ids, targets, report), id, title, part, number };
  });
}

function patchSlide(
  slide: Slide,
  chapter: Chapter,
  ids: DeckIds,
  targets: Targets,
  report: (slide: Slide, finding: Finding) => void,
): Slide {
  const hrefs = new Map(
    slide.facts.links.map((fact) => {
      const { href, finding } = resolveLink(fact, chapter, targets);
      if (finding) report(slide, finding);
      return [fact.key, href];
    }),
  );
  const address = slide.facts.uses.includes('footnotes') ? ids.sections[slide.index] : undefined;
  const renameHeading = headingPatch(slide, ids.headings[slide.index] ?? []);
  const inContent = (element: Element) => prefixFootnote(linkTo(renameHeading(element), hrefs), address);
  // Notes count their footnotes from 1 again.
  const inNotes = (element: Element) => prefixFootnote(linkTo(element, hrefs), address && `${address}-notes`);
  return {
    ...slide,
    tree: mapElements(slide.tree, inContent),
    notes: slide.notes && mapElements(slide.notes, inNotes),
  };
}

function linkTo(element: Element, hrefs: ReadonlyMap<string, string | undefined>): Element {
  const key = element.properties['dataLink'];
  if (typeof key !== 'string') return element;
  const { dataLink: _, href: __, ...properties } = element.properties;
  const href = hrefs.get(key);
  return { ...element, properties: href === undefined ? properties : { ...properties, href } };
}

/** Footnotes count from 1 on each slide, so their ids take the slide's before them. */
function prefixFootnote(element: Element, prefix: string | undefined): Element {
  const { id, href } = element.properties;
  const isNote = (value: unknown): value is string => typeof value === 'string' && /^#?fn(?:ref)?-/.test(value);
  if (prefix === undefined || !(isNote(id) || isNote(href))) return element;
  const properties = { ...element.properties };
  if (isNote(id)) properties['id'] = `${prefix}-${id}`;
  if (isNote(href)) properties['href'] = `#${prefix}-${href.slice(1)}`;
  return { ...element, properties };
}

/** Vertical slides join the slide before them. */
function stack(slides: readonly LinkedSlide[]): Position[] {
  const positions: LinkedSlide[][] = [];
  for (const linked of slides) {
    const last = positions.at(-1);
    if (linked.slide.cut === 'vertical' && last) last.push(linked);
    else positions.push([linked]);
  }
  return positions.map((stacked) => ({ slides: stacked }));
}
