import { basename } from 'node:path';
import type { Page } from '../model/artifact.ts';
import type { Course, Theme } from '../model/course.ts';
import type { DeckOutline, LinkedCourse } from '../model/deck.ts';
import { escapeHtml } from '../text/escape.ts';
import { interfaceLanguage, type Labels, labelsFor } from '../text/labels.ts';
import { formatMinutes } from '../text/minutes.ts';
import { typeset } from '../text/typography.ts';
import { type Part, renderDocument } from './document.ts';
import { homeChapter } from './home-chapter.ts';
import { licenceHead, licenceText, logoImage } from './identity.ts';
import { verifiedCount, verifiedLine } from './verified.ts';

/** Files that the home loads; absolute paths. */
export interface HomeResources {
  readonly script: string;
  /** Where the stylesheet of the home in a theme of ours is. */
  stylesheetOf(theme: string): string;
  /** Data that the home offers as parts: see `DeckResources`. */
  readonly parts: readonly Part[];
  readonly made: ReadonlyMap<string, string>;
}

/**
 * The course home: every chapter with its goals, parts and time, and the time of the whole. Its markup
 * is described where it is styled, in `styles/home.css`.
 */
export function renderHome({ course, decks, outlines }: LinkedCourse, resources: HomeResources): Page {
  const { lang } = course;
  const labels = labelsFor(lang);
  const set = (text: string): string => escapeHtml(typeset(text, lang));
  const authors = [...new Set(course.chapters.flatMap(({ settings }) => settings.authors))];
  const line = (name: string, text: string): string => (text ? `<p class="course-${name}">${set(text)}</p>\n` : '');
  const { script } = resources;
  const stylesheets = homeStylesheets(course.identity.theme, resources);
  const first = outlines.find(({ pending }) => !pending);
  const glossary = glossaryLink(outlines, labels);
  const licence = licenceText(course);
  const html = renderDocument({
    lang,
    classes: ['estrade', 'home', `theme-${course.identity.theme.name}`],
    title: typeset(course.title, lang),
    description: typeset(course.description ?? '', lang),
    authors,
    head: licenceHead(course),
    stylesheets,
    styles: [],
    body: `<header class="course"><div class="course-panel">
<div class="course-body">
${logoImage({ ...course, title: '' }, 'course-logo')}${line('authors', authors.join(', '))}<h1 class="course-title">${set(course.title)}</h1>
${line('description', course.description ?? '')}</div>
<dl class="course-facts">
${facts(course, outlines, labels)}
</dl>
${line('verified', verifiedLine(decks, lang))}<div class="course-actions">
${first ? `<a class="course-start" href="${escapeHtml(`${encodeURIComponent(first.name)}.html`)}">${labels.start}</a>\n` : ''}${glossary}<button class="estrade-theme-switch" type="button" hidden>${escapeHtml(labels.darkTheme)}</button>
</div>
</div></header>
<main class="chapters">
<search class="course-search" hidden></search>
<ol class="chapter-list">
${outlines
  .map((outline) =>
    homeChapter(
      outline,
      labels,
      verifiedCount(
        decks.find((deck) => deck.outline.name === outline.name),
        labels,
      ),
    ),
  )
  .join('\n')}
</ol>
</main>
<footer class="colophon">${licence ? `<p>${labels.licence} ${licence}</p>` : ''}<button class="progress-reset" type="button" hidden></button></footer>`,
    config: { lang: interfaceLanguage(lang), course: { title: course.title } },
    scripts: [script],
    parts: resources.parts,
  });
  const { made } = resources;
  return { name: 'index.html', html, stylesheets, scripts: [script], made, inlineScripts: [] };
}

/** Where the course's terms are explained; '' where nowhere. */
function glossaryLink(outlines: readonly DeckOutline[], labels: Labels): string {
  for (const { name, slides, pending } of outlines.toReversed()) {
    const slide = pending ? undefined : slides.find(({ role }) => role === 'glossary');
    if (!slide) continue;
    const href = escapeHtml(`${encodeURIComponent(name)}.html#/${encodeURIComponent(slide.id)}`);
    return `<a class="course-glossary" href="${href}">${labels.glossary}</a>\n`;
  }
  return '';
}

/** The home in a theme of ours, with what a theme of the course puts on top of it; reveal's have no home. */
function homeStylesheets({ kind, stylesheets }: Theme, { stylesheetOf }: HomeResources): string[] {
  const [base = '', ...own] = kind === 'own' ? stylesheets : [];
  return [stylesheetOf(basename(base, '.css') || 'estrade'), ...own];
}

/** Numbers of the whole course; without a duration of its own, that of its chapters. */
function facts(course: Course, outlines: readonly DeckOutline[], labels: Labels): string {
  const minutes = course.minutes ?? outlines.reduce((sum, outline) => sum + (outline.minutes ?? 0), 0);
  const slides = outlines.reduce((sum, { slideCount }) => sum + slideCount, 0);
  const rows: [string, string][] = [
    ...(minutes > 0 ? [[labels.duration, formatMinutes(minutes)] as [string, string]] : []),
    [labels.chapters, String(outlines.length)],
    [labels.slidesTitle, String(slides)],
  ];
  return rows.map(([term, value]) => `<div><dt>${term}</dt><dd>${value}</dd></div>`).join('\n');
}
