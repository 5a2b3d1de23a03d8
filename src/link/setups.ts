import type { Place } from '../model/diagnostic.ts';
import type { Slide } from '../model/slide.ts';
import type { ActFact } from '../model/snippet.ts';
import { type SourceSpan, toChapter } from '../model/source.ts';

/**
 * Slides that hold nothing but hidden snippets are none: what they run belongs to the slide before, or to the first
 * one after them where there is none before. They are marked as spent.
 */
export function withSetups(slides: readonly Slide[]): readonly Slide[] {
  if (!slides.some(({ facts }) => facts.setup)) return slides;
  const added = new Map<Slide, ActFact[]>();
  const shown = slides.filter(({ facts }) => !facts.setup && !facts.spent);
  if (shown.length === 0) return slides;
  for (const slide of slides) {
    if (!slide.facts.setup) continue;
    const host = shown.findLast(({ index }) => index < slide.index) ?? (shown[0] as Slide);
    const acts = slide.facts.acts.map((act) => ({
      ...act,
      place: act.place && between(slide.source.content, host.source.content, act.place),
    }));
    added.set(host, [...(added.get(host) ?? []), ...acts]);
  }
  return slides.map((slide) => {
    const { facts } = slide;
    if (facts.setup) return { ...slide, facts: { ...facts, acts: [], spent: true } };
    // Behind its own, which its elements call by their index; the chapter's order is that of places.
    const more = added.get(slide);
    return more ? { ...slide, facts: { ...facts, acts: [...facts.acts, ...more] } } : slide;
  });
}

/** A place in one slide as a place in another, which may lie before its beginning. */
function between(from: SourceSpan, to: SourceSpan, { line, column }: Place): Place {
  const place = toChapter(from, { line, column });
  return { line: place.line - to.start.line + 1, column: place.column };
}
