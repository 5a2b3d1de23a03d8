import type { Chapter } from '../model/course.ts';
import type { DeckOutline, OutlinedSlide } from '../model/deck.ts';
import type { Slide } from '../model/slide.ts';
import { typesetFor } from '../text/typography.ts';

/** Whether a slide opens a part: it says so, or it is a level-1 heading that cut the chapter. */
export function opensPart(slide: Slide): boolean {
  return (
    slide.facts.layout === 'section' ||
    (slide.cut === 'heading' && slide.facts.headings[0]?.depth === 1 && slide.index > 0)
  );
}

/** Whether reveal takes the slide out of the deck. */
export function isHidden({ attributes }: Slide): boolean {
  return attributes['data-visibility'] === 'hidden';
}

/** First heading of a slide as text, set as its page shows it. */
export function titleOf(slide: Slide, chapter: Chapter): string {
  return typesetFor(chapter.settings, slide.facts.headings[0]?.text ?? '');
}

/** What the rest of the course may know of a deck. `ids` are the slides' own, by index. */
export function outlineOf(chapter: Chapter, slides: readonly Slide[], ids: readonly string[]): DeckOutline {
  const { settings } = chapter;
  const set = (text: string): string => typesetFor(settings, text);
  const titled = slides.find(({ facts }) => facts.headings.length > 0);
  const shown = slides.filter((slide) => !isHidden(slide));
  return {
    name: chapter.name,
    title: set(settings.title ?? titled?.facts.headings[0]?.text ?? chapter.name),
    description: set(settings.description),
    goals: settings.goals.map(set),
    minutes: settings.minutes,
    number: settings.number,
    ...(settings.draft && { draft: true }),
    parts: shown.filter(opensPart).map((slide) => ({
      title: titleOf(slide, chapter),
      id: ids[slide.index] ?? '',
      minutes: slide.facts.minutes,
    })),
    slideCount: shown.length,
    slides: listSlides(shown, chapter, ids),
    exerciseCount: shown.reduce((sum, { facts }) => sum + facts.exercises.length, 0),
    quizCount: shown.reduce((sum, { facts }) => sum + facts.uses.filter((name) => name === 'quiz').length, 0),
  };
}

function listSlides(shown: readonly Slide[], chapter: Chapter, ids: readonly string[]): OutlinedSlide[] {
  let part = -1;
  return shown.map((slide) => {
    const { facts } = slide;
    if (opensPart(slide)) part++;
    const role = facts.layout === 'agenda' ? 'agenda' : facts.uses.includes('glossary') ? 'glossary' : undefined;
    return { id: ids[slide.index] ?? '', title: titleOf(slide, chapter), part, role };
  });
}
