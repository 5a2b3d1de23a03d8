import type { Root } from 'hast';
import type { Place } from '../model/diagnostic.ts';
import type { Facts } from '../model/facts.ts';
import type { Slide } from '../model/slide.ts';
import { type SourceSpan, toChapter } from '../model/source.ts';
import { mapElements } from './patch.ts';

/**
 * Slides that hold nothing but hidden snippets are none: what they run belongs to the slide before, or to the first
 * one after them where there is none before. Their speaker notes go along. They are marked as spent.
 */
export function withSetups(slides: readonly Slide[]): readonly Slide[] {
  if (!slides.some(({ facts }) => facts.setup)) return slides;
  const hosts = new Map<Slide, Slide>();
  const shown = slides.filter(({ facts }) => !facts.setup && !facts.spent);
  if (shown.length === 0) return slides;
  for (const slide of slides) {
    if (!slide.facts.setup) continue;
    const host = shown.findLast(({ index }) => index < slide.index) ?? (shown[0] as Slide);
    hosts.set(host, withSetup(hosts.get(host) ?? host, slide));
  }
  return slides.map((slide) => {
    const { facts } = slide;
    if (facts.setup) return { ...slide, facts: { ...facts, acts: [], spent: true } };
    return hosts.get(slide) ?? slide;
  });
}

/** A slide with what another runs and says in its notes. */
function withSetup(host: Slide, setup: Slide): Slide {
  const moved = <Fact extends { readonly place?: Place | undefined }>(fact: Fact): Fact => ({
    ...fact,
    place: fact.place && between(setup.source.content, host.source.content, fact.place),
  });
  const keyOf = (key: string): string => `${setup.index}/${key}`;
  const [own, more] = [host.facts, setup.facts];
  const facts: Facts = {
    ...own,
    // Behind its own, which its elements call by their index; the chapter's order is that of places.
    acts: [...own.acts, ...more.acts.map(moved)],
    ids: [...own.ids, ...more.ids.map(moved)],
    links: [...own.links, ...more.links.map((link) => ({ ...moved(link), key: keyOf(link.key) }))],
    assets: [...own.assets, ...more.assets],
    styles: [...own.styles, ...more.styles],
    stylesheets: [...own.stylesheets, ...more.stylesheets],
    scripts: [...own.scripts, ...more.scripts],
    uses: [...new Set([...own.uses, ...more.uses])],
    parts: [...new Set([...own.parts, ...more.parts])],
  };
  if (!setup.notes) return { ...host, facts };
  const notes = mapElements(setup.notes, (element) => {
    const key = element.properties['dataLink'];
    return typeof key === 'string'
      ? { ...element, properties: { ...element.properties, dataLink: keyOf(key) } }
      : element;
  });
  const isBefore = setup.index < host.index;
  return { ...host, facts, notes: isBefore ? joined(notes, host.notes) : joined(host.notes, notes) };
}

function joined(one: Root | undefined, other: Root | undefined): Root | undefined {
  if (!one || !other) return one ?? other;
  return { type: 'root', children: [...one.children, { type: 'text', value: '\n' }, ...other.children] };
}

/** A place in one slide as a place in another, which may lie before its beginning. */
function between(from: SourceSpan, to: SourceSpan, { line, column }: Place): Place {
  const place = toChapter(from, { line, column });
  return { line: place.line - to.start.line + 1, column: place.column };
}
