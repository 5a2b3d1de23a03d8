import { toHtml } from 'hast-util-to-html';
import type { Deck, LinkedSlide } from '../model/deck.ts';
import { escapeHtml } from '../text/escape.ts';
import { typesetFor } from '../text/typography.ts';
import { htmlAttributes } from './attributes.ts';
import { type CourseFace, footerLogo, openerCredits } from './identity.ts';
import { opener, partNumber } from './opener.ts';

/**
 * One slide as HTML: what the author wrote stands as direct children of the section, as reveal and its
 * themes expect it; themes of ours get the path above the title and the line at the foot.
 */
export function renderSection(linked: LinkedSlide, deck: Deck, course: CourseFace): string {
  const { slide, id } = linked;
  const { class: classes, ...attributes } = slide.attributes;
  const own = deck.chapter.theme.kind === 'own';
  const body = toHtml(slide.tree, { allowDangerousHtml: true }).trim();
  const notes = slide.notes
    ? `\n<aside class="notes">${toHtml(slide.notes, { allowDangerousHtml: true }).trim()}</aside>`
    : '';
  const start = htmlAttributes({
    ...attributes,
    id: id || undefined,
    class: ['slide', classes].filter(Boolean).join(' '),
  });
  if (!own) return `<section${start}>\n${body}${notes}\n</section>`;
  return `<section${start}>\n${before(linked, deck)}${body}${after(linked, deck, course)}${notes}\n</section>`;
}

function before(linked: LinkedSlide, deck: Deck): string {
  if (linked.slide.facts.layout === 'titre') return opener(deck).before;
  if (linked.slide.facts.layout === 'section') return partNumber(linked, deck);
  const part =
    linked.part && linked.part !== linked.title
      ? `<span class="slide-path-part">${escapeHtml(linked.part)}</span>`
      : '';
  return `<p class="slide-path" aria-hidden="true"><span class="slide-path-chapter">${escapeHtml(deck.outline.title)}</span>${part}</p>\n`;
}

function after(linked: LinkedSlide, deck: Deck, course: CourseFace): string {
  if (linked.slide.facts.layout === 'titre') return opener(deck).after + openerCredits(deck.chapter, course);
  const { settings } = deck.chapter;
  const total = deck.positions.at(-1)?.slides.at(-1)?.number ?? 0;
  const text = typesetFor(settings, settings.footer);
  return (
    `\n<p class="slide-footer" aria-hidden="true">${footerLogo(course)}<span class="slide-footer-text">${escapeHtml(text)}</span>` +
    `<span class="slide-footer-number">${linked.number} / ${total}</span></p>`
  );
}
