import type { Chapter, Course } from '../model/course.ts';
import { assetUrl } from '../model/facts.ts';
import { escapeHtml } from '../text/escape.ts';
import { labelsFor } from '../text/labels.ts';
import { licenceAddress } from '../text/licence.ts';
import { typeset, typesetFor } from '../text/typography.ts';

/** What pages show of the course that they belong to. */
export type CourseFace = Pick<Course, 'title' | 'identity' | 'lang'>;

/** The licence for machines: a link where it is one that is known, else its words. */
export function licenceHead({ identity: { licence } }: CourseFace): string {
  if (licence === undefined) return '';
  const address = licenceAddress(licence);
  return address
    ? `<link rel="license" href="${address}">\n`
    : `<meta name="license" content="${escapeHtml(licence)}">\n`;
}

/** The licence for people; undefined without one. */
export function licenceText({ identity: { licence }, lang }: CourseFace): string | undefined {
  if (licence === undefined) return undefined;
  const address = licenceAddress(licence);
  const text = escapeHtml(typeset(licence, lang));
  return address ? `<a rel="license" href="${address}">${text}</a>` : text;
}

/** The logo with its name, or ''. */
export function logoImage({ identity: { logo }, title }: CourseFace, className: string): string {
  return logo === undefined ? '' : `<img class="${className}" src="${assetUrl(logo)}" alt="${escapeHtml(title)}">`;
}

/** At the foot of an opener: who wrote the course, and how it may be used; the logo stands at its head. */
export function openerCredits(chapter: Chapter, course: CourseFace): string {
  const { authors } = chapter.settings;
  const licence = licenceText(course);
  const credits = [
    authors.length > 0
      ? `<span class="opener-authors">${escapeHtml(typesetFor(chapter.settings, authors.join(', ')))}</span>`
      : undefined,
    licence && `<span class="opener-licence">${labelsFor(chapter.settings.lang).licence} ${licence}</span>`,
  ].filter((credit) => credit !== undefined);
  const line = credits.length > 0 ? `<p class="opener-credits">${credits.join(' ')}</p>\n` : '';
  const logo = logoImage(course, 'opener-logo');
  return line + (logo && `${logo}\n`);
}

/** The logo in the line at the foot of each slide. Its picture is told once for all, by `logoStyles`. */
export function footerLogo({ identity: { logo } }: CourseFace): string {
  return logo === undefined ? '' : '<span class="slide-footer-logo"></span>';
}

/** The picture of `footerLogo`, as a style of the page. */
export function logoStyles({ identity: { logo } }: CourseFace): string[] {
  if (logo === undefined) return [];
  const picture = `.slide-footer-logo{content:url("${assetUrl(logo)}")}`;
  // Drawings have no ground of their own: on a dark panel their shape is enough.
  const white = '.layout-section .slide-footer-logo{background:none;filter:brightness(0) invert(1)}';
  return logo.toLowerCase().endsWith('.svg') ? [picture, white] : [picture];
}

/** Decks in reveal's themes have no line at their foot: the logo stands in a corner of the page. */
export function cornerLogo(course: CourseFace): string {
  const logo = logoImage(course, '');
  return logo && `\n<header class="deck-logo">${logo.replace(' class=""', '')}</header>`;
}
