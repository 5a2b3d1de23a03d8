import { basename } from 'node:path';
import type { Page } from '../model/artifact.ts';
import type { Theme } from '../model/course.ts';
import type { DeckOutline, LinkedCourse } from '../model/deck.ts';
import { escapeHtml } from '../text/escape.ts';
import { formatMinutes, interfaceLanguage, type Labels, labelsFor } from '../text/labels.ts';
import { typeset } from '../text/typography.ts';
import { type Part, renderDocument } from './document.ts';

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
export function renderHome({ course, outlines }: LinkedCourse, resources: HomeResources): Page {
  const { lang } = course;
  const labels = labelsFor(lang);
  const set = (text: string): string => escapeHtml(typeset(text, lang));
  const authors = [...new Set(course.chapters.flatMap(({ settings }) => settings.authors))];
  const line = (name: string, text: string): string => (text ? `<p class="course-${name}">${set(text)}</p>\n` : '');
  const { script } = resources;
  const stylesheets = homeStylesheets(course.identity.theme, resources);
  const html = renderDocument({
    lang,
    classes: ['estrade', 'home'],
    title: typeset(course.title, lang),
    description: typeset(course.description ?? '', lang),
    authors,
    head: '',
    stylesheets,
    styles: [],
    body: `<header class="course"><div class="course-panel">
<div class="course-body">
${line('authors', authors.join(', '))}<h1 class="course-title">${set(course.title)}</h1>
${line('description', course.description ?? '')}</div>
<dl class="course-facts">
${facts(outlines, labels)}
</dl>
<button class="estrade-theme-switch" type="button" hidden>${escapeHtml(labels.darkTheme)}</button>
</div></header>
<main class="chapters">
<ol>
${outlines.map((outline) => chapter(outline, labels)).join('\n')}
</ol>
</main>`,
    config: { lang: interfaceLanguage(lang) },
    scripts: [script],
    parts: resources.parts,
  });
  const { made } = resources;
  return { name: 'index.html', html, stylesheets, scripts: [script], made, inlineScripts: [] };
}

/** The home in a theme of ours, with what a theme of the course puts on top of it; reveal's have no home. */
function homeStylesheets({ kind, stylesheets }: Theme, { stylesheetOf }: HomeResources): string[] {
  const [base = '', ...own] = kind === 'own' ? stylesheets : [];
  return [stylesheetOf(basename(base, '.css') || 'estrade'), ...own];
}

/** Numbers of the whole course; a chapter without a duration makes no total. */
function facts(outlines: readonly DeckOutline[], labels: Labels): string {
  const minutes = outlines.reduce((sum, outline) => sum + (outline.minutes ?? 0), 0);
  const slides = outlines.reduce((sum, { slideCount }) => sum + slideCount, 0);
  const rows: [string, string][] = [
    ...(minutes > 0 ? [[labels.duration, formatMinutes(minutes)] as [string, string]] : []),
    [labels.chapters, String(outlines.length)],
    [labels.slidesTitle, String(slides)],
  ];
  return rows.map(([term, value]) => `<div><dt>${term}</dt><dd>${value}</dd></div>`).join('\n');
}

function chapter(outline: DeckOutline, labels: Labels): string {
  const href = escapeHtml(`${encodeURIComponent(outline.name)}.html`);
  const description = outline.description
    ? `\n<p class="chapter-description">${escapeHtml(outline.description)}</p>`
    : '';
  const goals = outline.goals.map((goal) => `<li>${escapeHtml(goal)}</li>`).join('');
  const time = outline.minutes ? `<span class="chapter-time">${formatMinutes(outline.minutes)}</span> ` : '';
  // A page that was never made can be read about, and that is all.
  const title = outline.pending ? escapeHtml(outline.title) : `<a href="${href}">${escapeHtml(outline.title)}</a>`;
  const size = outline.pending ? labels.pending : labels.slides(outline.slideCount);
  return `<li class="chapter${outline.pending ? ' pending' : ''}" id="${escapeHtml(outline.name)}">
<p class="chapter-number" aria-hidden="true">${outline.number ?? ''}</p>
<div class="chapter-body">
<h2 class="chapter-title">${title}</h2>${description}${goals ? `\n<ul class="chapter-goals">${goals}</ul>` : ''}${parts(outline, href, labels)}
</div>
<p class="chapter-meta">${time}<span class="chapter-slides">${size}</span></p>
</li>`;
}

function parts(outline: DeckOutline, href: string, labels: Labels): string {
  if (outline.parts.length === 0 || outline.pending) return '';
  const rows = outline.parts.map(
    ({ title, id }) => `<li><a href="${href}#/${encodeURIComponent(id)}">${escapeHtml(title)}</a></li>`,
  );
  return `\n<details class="chapter-parts" open><summary>${labels.parts(rows.length)}</summary><ol>${rows.join('')}</ol></details>`;
}
