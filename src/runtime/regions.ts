import type { Behaviour } from './context.ts';
import { isScrolling } from './slides.ts';

const boxes =
  '.slides pre, .slides pre > code, .slides table, .slides .katex-display, .slides p:has(> :is(img, svg):only-child), .slides figure.diagram, .slides section:not(.stack)';

/**
 * What scrolls can be reached and scrolled by keyboard: long code becomes a focusable group with a
 * name; wide tables, wide diagrams and tall slides, which say themselves what they are, become focusable.
 * What shows everything stays out of the tab order.
 */
export const regions: Behaviour = {
  name: 'regions',
  begin({ deck, labels }) {
    const refresh = () => {
      const root = isScrolling() || deck.isOverview() ? document : (deck.getCurrentSlide()?.parentElement ?? document);
      const found = [...root.querySelectorAll<HTMLElement>(boxes)].map((box) => ({ box, scrolls: scrolls(box) }));
      for (const { box, scrolls } of found) {
        if (scrolls) nameRegion(box, box.matches('pre, code') ? codeName(box, labels.codeBlock) : '');
        else if (box.dataset['estradeRegion']) forget(box);
      }
    };
    refresh();
    for (const moment of ['slidechanged', 'resize', 'sync', 'overviewshown'])
      deck.on(moment, () => requestAnimationFrame(refresh));
  },
};

function scrolls(box: HTMLElement): boolean {
  if (box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1) return false;
  const { overflowX, overflowY } = getComputedStyle(box);
  return /auto|scroll/.test(overflowX + overflowY);
}

function codeName(box: HTMLElement, word: string): string {
  const output = box.closest('.terminal')?.getAttribute('aria-label');
  if (output) return output;
  const title = box.closest('figure')?.querySelector('.code-title')?.textContent;
  // Two regions of one name would be told apart by nobody: count them on their slide.
  const slide = box.closest('section');
  const place = slide ? [...slide.querySelectorAll('pre')].indexOf(box.closest('pre') as HTMLPreElement) + 1 : 1;
  const number = document.querySelectorAll('.slides pre').length > 1 ? ` ${place}` : '';
  return title ? `${word} : ${title}` : word + number;
}

function nameRegion(box: HTMLElement, name: string): void {
  box.tabIndex = 0;
  box.dataset['estradeRegion'] = 'true';
  if (!name) return;
  // Not a region: those are landmarks, and a deck read as one long page would have dozens.
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', name);
}

function forget(box: HTMLElement): void {
  const given = box.matches('pre, code') ? ['role', 'aria-label'] : [];
  for (const attribute of ['tabindex', 'data-estrade-region', ...given]) box.removeAttribute(attribute);
}
