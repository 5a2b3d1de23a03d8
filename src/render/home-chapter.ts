import type { DeckOutline, OutlinedSlide } from '../model/deck.ts';
import { escapeHtml } from '../text/escape.ts';
import type { Labels } from '../text/labels.ts';
import { formatMinutes } from '../text/minutes.ts';

/**
 * One chapter on the course home. A page that was never made can be read about, and that is all.
 *
 * @param verified what is known of its commands
 */
export function homeChapter(outline: DeckOutline, labels: Labels, verified: string): string {
  const { name, title, pending } = outline;
  const page = `${encodeURIComponent(name)}.html`;
  const text = (className: string, content: string): string =>
    content ? `\n<p class="${className}">${escapeHtml(content)}</p>` : '';
  const goals = outline.goals.map((goal) => `<li>${escapeHtml(goal)}</li>`).join('');
  const ids = outline.slides.map(({ id }) => id).join(' ');
  return `<li class="chapter${pending ? ' pending' : ''}" id="${escapeHtml(name)}" data-slides="${escapeHtml(ids)}">
<p class="chapter-number" aria-hidden="true">${outline.number ?? ''}</p>
<div class="chapter-body">
<h2 class="chapter-title">${pending ? escapeHtml(title) : `<a href="${escapeHtml(page)}">${escapeHtml(title)}</a>`}</h2>
${meta(outline, labels, verified)}${text('chapter-description', outline.description)}${goals ? `\n<ul class="chapter-goals">${goals}</ul>` : ''}${pending ? '' : `\n${contents(outline, page, labels)}`}
</div>
</li>`;
}

/** Time and sizes; of a chapter whose page was never made, that alone. */
function meta(outline: DeckOutline, labels: Labels, verified: string): string {
  const { minutes, slideCount, exerciseCount, quizCount } = outline;
  const facts = outline.pending
    ? [labels.pending]
    : [
        labels.slides(slideCount),
        ...(exerciseCount > 0 ? [labels.exercises(exerciseCount)] : []),
        ...(quizCount > 0 ? [labels.quizzes(quizCount)] : []),
        ...(verified ? [verified] : []),
      ];
  const time = minutes ? `<span class="chapter-time">${formatMinutes(minutes)}</span> ` : '';
  const draft = outline.draft ? `<strong class="chapter-draft">${labels.draft}</strong> ` : '';
  return `<p class="chapter-meta">${draft}${time}${facts.map((fact) => `<span>${fact}</span>`).join(' ')}</p>`;
}

/** The parts, each with its slides folded away; a chapter without parts has its slides so. */
function contents(outline: DeckOutline, page: string, labels: Labels): string {
  const listed = outline.slides.filter(({ role }) => role !== 'agenda');
  const link = (id: string, title: string): string =>
    `<a class="slide-link" href="${escapeHtml(`${page}#/${encodeURIComponent(id)}`)}">${escapeHtml(title)}</a>`;
  const list = (slides: readonly OutlinedSlide[]): string => {
    const rows = slides.map(
      ({ id, title }) =>
        `<li>${link(id, title || labels.slideNumber(outline.slides.findIndex((slide) => slide.id === id) + 1))}</li>`,
    );
    return `<ol class="part-slides">${rows.join('')}</ol>`;
  };
  const row = (title: string, slides: readonly OutlinedSlide[], minutes: number | undefined): string => {
    const sizes = [labels.slidesShort(slides.length), ...(minutes ? [formatMinutes(minutes)] : [])];
    const size = sizes.map((one) => `<span>${one}</span>`).join(' ');
    return `<li><details class="chapter-part"><summary><span class="part-title">${escapeHtml(title)}</span> <span class="part-size">${size}</span></summary>${list(slides)}</details></li>`;
  };
  const parts = outline.parts.map(({ title, minutes }, index) => {
    const slides = listed.filter(({ part }) => part === index);
    return row(title, slides, minutes);
  });
  const rows = parts.length > 0 ? parts : [row(labels.slidesTitle, listed, undefined)];
  return `<ol class="chapter-parts">${rows.join('\n')}</ol>`;
}
