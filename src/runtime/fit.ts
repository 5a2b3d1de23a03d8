import type { RevealApi } from 'reveal.js';
import type { Behaviour } from './context.ts';
import { isScrolling, slideSections } from './slides.ts';

const least = 0.6;
const step = 0.05;
/** The lines of a box reach a little below its letters: so far content may pass its room. */
const slack = 8;
/** What must be scrolled anyway keeps a size that the last row reads. */
const scrolled = 0.75;

/**
 * Slides that hold too much: their text shrinks step by step (`--fit`, which the stylesheets multiply
 * sizes by), and what is still too long scrolls, or goes on over further pages on paper. Such a slide
 * says so: `data-overflow` is `fit` or `scroll`. Hidden fragments keep their room, so every state of a
 * slide has the same size. On phones slides grow by themselves.
 */
export const fit: Behaviour = {
  name: 'fit',
  begin({ deck }) {
    if (deck.getConfig().disableLayout) return;
    const done = new WeakSet<HTMLElement>();
    const visit = (again: boolean) => {
      const free = isScrolling() && matchMedia('(orientation: portrait) and (max-width: 600px)').matches;
      const changed = slideSections(document).filter((section) => {
        // reveal shows the slides near the current one, and they can be measured before their turn comes.
        if (section.offsetHeight === 0 || (done.has(section) && !again)) return false;
        done.add(section);
        return fitSlide(section, free ? () => false : measure(section, deck));
      });
      if (changed.length > 0 && !deck.getConfig().view) deck.layout();
    };
    const all = () => visit(true);
    if (deck.getConfig().view === 'print') {
      deck.on('pdf-ready', () => {
        all();
        for (const section of document.querySelectorAll<HTMLElement>('[data-overflow]')) paginate(section, deck);
      });
      return;
    }
    all();
    deck.on('slidechanged', () => visit(false));
    for (const moment of ['resize', 'sync']) deck.on(moment, all);
    document.fonts.addEventListener('loadingdone', all);
    document.addEventListener('toggle', ({ target }) => target instanceof HTMLDetailsElement && all(), true);
    document.addEventListener('load', ({ target }) => target instanceof HTMLImageElement && all(), true);
  },
};

/** Finds the largest size at which a slide is not too long. True when that changed it. */
function fitSlide(section: HTMLElement, tooLong: () => boolean): boolean {
  const before = section.style.getPropertyValue('--fit');
  const set = (size: number, state?: string) => {
    if (size < 1) section.style.setProperty('--fit', size.toFixed(2));
    else section.style.removeProperty('--fit');
    if (state) section.dataset['overflow'] = state;
    else delete section.dataset['overflow'];
  };
  const place = section.scrollTop;
  let size = 1;
  set(size);
  while (size > least && tooLong()) {
    size = Math.max(least, size - step);
    set(size, 'fit');
  }
  if (size === least && tooLong()) set(scrolled, 'scroll');
  if (place > 0) section.scrollTop = place;
  return before !== section.style.getPropertyValue('--fit');
}

/** Whether a slide's content passes the room that its theme gives it. */
function measure(section: HTMLElement, deck: RevealApi): () => boolean {
  if (!document.documentElement.classList.contains('kind-own')) {
    const height = deck.getConfig().height;
    return () => typeof height === 'number' && section.scrollHeight > height;
  }
  return () => {
    const { paddingBottom, paddingRight } = getComputedStyle(section);
    // Footnotes and sources stand at the foot by themselves.
    const foot = [...section.querySelectorAll<HTMLElement>(':scope > :is(.footnotes, .source, .sources)')].filter(
      (note) => getComputedStyle(note).position === 'absolute',
    );
    const low =
      foot.length > 0
        ? Math.min(...foot.map(({ offsetTop }) => offsetTop)) - 2 * slack
        : section.clientHeight - Number.parseFloat(paddingBottom);
    const right = section.clientWidth - Number.parseFloat(paddingRight);
    return flow(section).some(
      (child) =>
        child.offsetTop + child.offsetHeight > low + slack ||
        (child.offsetLeft + child.offsetWidth > right + 1 && !child.matches('.r-fit-text')),
    );
  };
}

/** What stands in a slide's own flow: not its path, foot or footnotes. */
function flow(section: HTMLElement): HTMLElement[] {
  return [...section.children].filter(
    (child): child is HTMLElement =>
      child instanceof HTMLElement &&
      child.offsetHeight > 0 &&
      !/absolute|fixed/.test(getComputedStyle(child).position),
  );
}

/** Gives a slide on paper the pages that it needs now; reveal counted them before its text shrank. */
function paginate(section: HTMLElement, deck: RevealApi): void {
  const page = section.closest<HTMLElement>('.pdf-page');
  const height = Number.parseFloat(document.body.style.height);
  if (!page || !height) return;
  const { pdfPageHeightOffset = 0, center } = deck.getConfig();
  const own = document.documentElement.classList.contains('kind-own');
  const { paddingTop, paddingBottom } = getComputedStyle(section);
  // Our themes repeat the margins on each page.
  const margins = own ? Number.parseFloat(paddingTop) + Number.parseFloat(paddingBottom) : 0;
  const last = Math.max(...flow(section).map((child) => child.offsetTop + child.offsetHeight));
  const length = own ? last - Number.parseFloat(paddingTop) : section.scrollHeight;
  const pages = section.dataset['overflow'] === 'fit' ? 1 : Math.ceil(length / (height - margins));
  page.style.height = `${(height + pdfPageHeightOffset) * pages}px`;
  if (!own) section.style.top = `${center && pages === 1 ? Math.max(0, (height - length) / 2) : 0}px`;
}
