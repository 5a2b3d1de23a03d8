import type { Page } from '../model/artifact.ts';
import type { DeckOutline, LinkedCourse } from '../model/deck.ts';
import { escapeHtml } from '../text/escape.ts';
import { formatMinutes, interfaceLanguage, type Labels, labelsFor } from '../text/labels.ts';
import { typeset } from '../text/typography.ts';
import { renderDocument } from './document.ts';

/** Files that the home loads; absolute paths. */
export interface HomeResources {
  readonly script: string;
  readonly stylesheet: string;
}

/** The course home: every chapter with its goals, parts and time, and the time of the whole. */
export function renderHome({ course, outlines }: LinkedCourse, resources: HomeResources): Page {
  const labels = labelsFor(course.lang);
  const set = (text: string): string => escapeHtml(typeset(text, course.lang));
  const total = outlines.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  const description = course.description ?? '';
  const html = renderDocument({
    lang: course.lang,
    classes: ['estrade', 'home'],
    title: typeset(course.title, course.lang),
    description,
    authors: [],
    head: '',
    stylesheets: [resources.stylesheet],
    styles: [],
    body: `<header><h1>${set(course.title)}</h1><p>${set(description)}</p>${total ? `<p>${labels.total} ${formatMinutes(total)}</p>` : ''}</header>
<main><ol>${outlines.map((outline) => chapter(outline, labels)).join('\n')}</ol></main>`,
    config: { lang: interfaceLanguage(course.lang) },
    scripts: [resources.script],
  });
  return { name: 'index.html', html, stylesheets: [resources.stylesheet], scripts: [resources.script], styles: [], inlineScripts: [] };
}

function chapter(outline: DeckOutline, labels: Labels): string {
  return `<li><a href="${escapeHtml(outline.name)}.html">${escapeHtml(outline.title)}</a> ${labels.slides(outline.slideCount)}</li>`;
}
