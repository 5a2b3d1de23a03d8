import type { RevealApi } from 'reveal.js';
import type { Behaviour } from './context.ts';
import { loadPart } from './parts.ts';
import { slideSections } from './slides.ts';

/**
 * Printing. `?view=print` is reveal's print view, made whole by the part `paper`; with `&notes` it is the hand-out,
 * with `&imprimer` it opens the browser’s print window once its pages are laid out. A plain Ctrl+P in the normal
 * view prints by the stylesheet:
 * the page says so with `html.printing-plain`, and far slides get their delayed images.
 */
export const print: Behaviour = {
  name: 'print',
  begin({ deck }) {
    if (deck.getConfig().view === 'print') {
      const asked = new URLSearchParams(location.search).has('imprimer');
      deck.on('pdf-ready', async () => {
        const makePaper = await loadPart<(deck: RevealApi) => Promise<void>>('paper');
        await makePaper(deck);
        if (asked) window.print();
      });
      return;
    }
    const own = document.documentElement.classList.contains('kind-own');
    const sheet = new CSSStyleSheet();
    if (!own) document.adoptedStyleSheets.push(sheet);
    addEventListener('beforeprint', () => {
      document.documentElement.classList.add('printing-plain');
      const { width, height } = deck.getComputedSlideSize();
      if (!own) sheet.replaceSync(`@page{size:${width}px ${height}px;margin:0}`);
      for (const section of slideSections(document)) {
        deck.loadSlide(section, { excludeIframes: true });
        if (!own) takeGround(section, deck.getSlideBackground(section));
      }
    });
    addEventListener('afterprint', () => document.documentElement.classList.remove('printing-plain'));
  },
};

/** Gives a slide the ground that reveal shows in an element behind it, which plain printing leaves out. */
function takeGround(section: HTMLElement, background: HTMLElement | undefined): void {
  if (!background) return;
  const content = background.querySelector<HTMLElement>('.slide-background-content');
  const color = background.style.backgroundColor;
  const image = content?.style.backgroundImage || background.style.backgroundImage;
  if (color) section.style.setProperty('--ground', color);
  if (image || color) section.style.setProperty('--ground-image', image || 'none');
}
