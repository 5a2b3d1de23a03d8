import { el } from './dom.ts';
import css from './handout.css';
import { slideNotes } from './notes.ts';

/** A4 in CSS pixels, and its margins, which leave 180 mm to the slides. */
const paper = { width: 793.7, height: 1122.5, margin: 56.7 };

/**
 * The hand-out (`?view=print&notes`): each slide on a sheet of its own with its notes below, which go on over
 * further sheets. Slides keep their size, so that what fitted on them fits still: the sheets are laid out so
 * much larger, in the proportions of A4, and shrink when they are printed on it.
 */
export function layHandout(root: Document, title: string): void {
  const { body, documentElement } = root;
  const width = Number.parseFloat(body.style.width);
  if (!Number.isFinite(width)) return;
  const scale = width / (paper.width - 2 * paper.margin);
  const margin = Math.round(paper.margin * scale);
  const length = Math.floor(paper.height * scale);
  const { fontFamily } = getComputedStyle(root.querySelector('.reveal') ?? body);
  // What stands in margins keeps its size when the sheet shrinks.
  const line = `color:#555;font:9pt ${fontFamily}`;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `@page{size:${width + 2 * margin}px ${length}px;margin:${margin}px;` +
      `@bottom-left{content:${JSON.stringify(title)};${line}}@bottom-right{content:counter(page)" / "counter(pages);${line}}}${css}`,
  );
  root.adoptedStyleSheets.push(sheet);
  documentElement.classList.add('handout');
  documentElement.style.setProperty('--sheet', String(scale));
  for (const page of root.querySelectorAll<HTMLElement>('.pdf-page')) {
    const section = page.querySelector<HTMLElement>('section');
    const notes = section ? slideNotes(section) : [];
    const article = el('article', { class: 'handout-sheet' });
    page.replaceWith(article);
    article.append(page);
    if (section) shorten(page, section, Number.parseFloat(body.style.height));
    if (notes.length > 0) article.append(el('div', { class: 'handout-notes' }, ...notes));
  }
}

/** A slide that went on over several pages needs no more of a sheet than it fills. */
function shorten(page: HTMLElement, section: HTMLElement, height: number): void {
  const needed = Math.max(height, section.offsetTop + section.offsetHeight);
  if (needed < page.offsetHeight) page.style.height = `${needed}px`;
}
