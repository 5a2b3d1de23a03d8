import type { Slide } from '../model/slide.ts';
import type { SlideSource } from '../model/source.ts';
import { slug } from '../text/slug.ts';
import { isHidden, opensPart } from './outline.ts';

/**
 * Puts a slide with the agenda before each slide that opens a part, with that part marked, unless the author
 * has put one there. Its address is of its part, `plan-2`, whatever is added elsewhere.
 *
 * @param compile compiles the slide that is put in, as if its author had written it.
 */
export function withAgendas(slides: readonly Slide[], compile: (source: SlideSource) => Slide): readonly Slide[] {
  const all: Slide[] = [];
  let part = 0;
  for (const slide of slides) {
    const opens = opensPart(slide) && !isHidden(slide);
    if (opens) part++;
    if (opens && !all.at(-1)?.facts.uses.includes('agenda')) {
      all.push({ ...agendaBefore(slide, part, compile), index: all.length });
      all.push({ ...slide, index: all.length, cut: slide.cut === 'start' ? 'horizontal' : slide.cut });
    } else all.push(all.length === slide.index ? slide : { ...slide, index: all.length });
  }
  return all;
}

function agendaBefore(slide: Slide, part: number, compile: (source: SlideSource) => Slide): Slide {
  const { start } = slide.source.content;
  const content = { text: `::agenda{part=${part}}\n`, start };
  // A slide cut by a heading of its own is an ordinary one.
  const cut = slide.cut === 'heading' ? 'horizontal' : slide.cut;
  const made = compile({ index: slide.index, cut, content, notes: [], definitions: '' });
  const [title, ...others] = made.facts.headings;
  if (!title) return made;
  return { ...made, facts: { ...made.facts, headings: [{ ...title, id: slug(`${title.text} ${part}`) }, ...others] } };
}
