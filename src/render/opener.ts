import type { Deck, LinkedSlide } from '../model/deck.ts';
import { escapeHtml } from '../text/escape.ts';
import { labelsFor } from '../text/labels.ts';
import { formatMinutes } from '../text/minutes.ts';
import { typesetFor } from '../text/typography.ts';

/** What an opener shows beside its own title, from the front matter of its chapter. */
export function opener(deck: Deck): { before: string; after: string } {
  const { outline, chapter } = deck;
  const course = typesetFor(chapter.settings, chapter.settings.footer);
  const line = (name: string, text: string | undefined): string =>
    text ? `<p class="opener-${name}">${escapeHtml(text)}</p>\n` : '';
  const labels = labelsFor(chapter.settings.lang);
  const meta = [
    ...(outline.minutes ? [formatMinutes(outline.minutes)] : []),
    ...(outline.exerciseCount > 0 ? [labels.exercises(outline.exerciseCount)] : []),
  ];
  const goals = outline.goals.map((goal) => `<li>${escapeHtml(goal)}</li>`).join('');
  return {
    before: line('course', course) + line('number', outline.number === undefined ? undefined : String(outline.number)),
    after: `\n${line('description', outline.description)}${goals ? `<ul class="opener-goals">${goals}</ul>\n` : ''}${line('meta', meta.join(' · '))}`,
  };
}

/** Which part of its chapter a divider opens, counted from 1. */
export function partNumber(linked: LinkedSlide, deck: Deck): string {
  const index = deck.outline.parts.findIndex(({ id }) => id === linked.id);
  return index < 0 ? '' : `<p class="part-number" aria-hidden="true">${index + 1}</p>\n`;
}
