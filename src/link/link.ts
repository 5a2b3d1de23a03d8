import type { Element } from 'hast';
import type { Chapter, Course } from '../model/course.ts';
import type { Deck, DeckOutline, LinkedCourse, LinkedSlide, Position } from '../model/deck.ts';
import type { Finding } from '../model/diagnostic.ts';
import type { ChapterView, ElementPatch, Feature, SlideView } from '../model/feature.ts';
import type { Recordings } from '../model/recording.ts';
import type { Slide } from '../model/slide.ts';
import type { Act } from '../model/snippet.ts';
import { inOrder, nameActs } from './acts.ts';
import { featurePatch } from './features.ts';
import { assignIds, type DeckIds, headingPatch } from './ids.ts';
import { opensPart, outlineOf, titleOf } from './outline.ts';
import { mapElements } from './patch.ts';
import { resolveLink, type Targets } from './references.ts';

/** A chapter with its compiled slides; `failed` ones take part as targets, but no deck is made of them. */
export interface CompiledChapter {
  readonly chapter: Chapter;
  readonly slides: readonly Slide[];
  readonly recordings: Recordings;
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
  features: readonly Feature[],
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
  const views = compiled.map((entry) => {
    const own = ids.get(entry.chapter) as DeckIds;
    const report = (slide: Slide, finding: Finding) => void findings.push({ chapter: entry.chapter, slide, finding });
    return viewOf(entry, own, nameActs(entry.slides, own.sections, entry.chapter, report));
  });
  const outlines = views.map(({ outline }) => outline);
  const decks = compiled.flatMap((entry, index) => {
    const chapter = views[index] as ChapterView;
    const linked = entry.slides.map((slide, at) => {
      const report = (finding: Finding) => void findings.push({ chapter: entry.chapter, slide, finding });
      const patch = featurePatch(features, views, chapter, chapter.slides[at] as SlideView, report);
      return patchSlide(slide, entry.chapter, ids.get(entry.chapter) as DeckIds, targets, patch, report);
    });
    const positions = stack(numberSlides(linked, chapter));
    return entry.failed ? [] : [deckOf(chapter, positions, outlines, index)];
  });
  return { linked: { course, decks, outlines }, findings };
}

function deckOf(
  { chapter, slides, recordings }: ChapterView,
  positions: Position[],
  outlines: readonly DeckOutline[],
  index: number,
): Deck {
  return {
    chapter,
    outline: outlines[index] as DeckOutline,
    positions,
    acts: slides.flatMap(({ acts, id }) => inOrder(acts).map((act) => ({ ...act, slide: id }))),
    recordings,
    previous: outlines[index - 1],
    next: outlines[index + 1],
  };
}

/** A chapter as features see it from any of its course's slides. */
function viewOf(
  { chapter, slides, recordings }: CompiledChapter,
  ids: DeckIds,
  acts: readonly (readonly Act[])[],
): ChapterView {
  let part = '';
  const views = slides.map((slide): SlideView => {
    const title = titleOf(slide, chapter);
    const opens = opensPart(slide);
    if (opens) part = title;
    return {
      id: ids.sections[slide.index] ?? '',
      title,
      line: slide.source.content.start.line,
      facts: slide.facts,
      opensPart: opens,
      // What comes next is what an agenda speaks of.
      part: slide.facts.layout === 'agenda' ? '' : part,
      acts: acts[slide.index] ?? [],
    };
  });
  return { chapter, outline: outlineOf(chapter, slides, ids.sections), slides: views, recordings };
}

function numberSlides(slides: readonly Slide[], { slides: views }: ChapterView): LinkedSlide[] {
  let number = 0;
  return slides.map((slide, index) => {
    if (!['hidden', 'uncounted'].includes(String(slide.attributes['data-visibility']))) number++;
    const { id, title, part } = views[index] as SlideView;
    return { slide, id, title, part, number };
  });
}

function patchSlide(
  slide: Slide,
  chapter: Chapter,
  ids: DeckIds,
  targets: Targets,
  patch: ElementPatch,
  report: (finding: Finding) => void,
): Slide {
  const hrefs = new Map(
    slide.facts.links.map((fact) => {
      const { href, finding } = resolveLink(fact, chapter, targets);
      if (finding) report(finding);
      return [fact.key, href];
    }),
  );
  const renameHeading = headingPatch(slide, ids.headings[slide.index] ?? []);
  return {
    ...slide,
    tree: mapElements(slide.tree, (element, around) => patch(linkTo(renameHeading(element), hrefs), 'content', around)),
    notes: slide.notes && mapElements(slide.notes, (element, around) => patch(linkTo(element, hrefs), 'notes', around)),
  };
}

function linkTo(element: Element, hrefs: ReadonlyMap<string, string | undefined>): Element {
  const key = element.properties['dataLink'];
  if (typeof key !== 'string') return element;
  const { dataLink: _, href: __, ...properties } = element.properties;
  const href = hrefs.get(key);
  return { ...element, properties: href === undefined ? properties : { ...properties, href } };
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
