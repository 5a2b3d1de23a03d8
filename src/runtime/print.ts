import type { Behaviour } from './context.ts';
import { slideSections } from './slides.ts';

/**
 * Printing. `?view=print` is reveal's print view; with `&imprimer` it opens the browser's print
 * window once its pages are laid out. A plain Ctrl+P in the normal view prints by the stylesheet:
 * the page says so with `html.printing-plain`, and far slides get their delayed images.
 */
export const print: Behaviour = {
  name: 'print',
  begin({ deck }) {
    if (deck.getConfig().view === 'print') {
      const asked = new URLSearchParams(location.search).has('imprimer');
      if (asked) deck.on('pdf-ready', () => void pictures().then(() => window.print()));
      return;
    }
    addEventListener('beforeprint', () => {
      document.documentElement.classList.add('printing-plain');
      for (const section of slideSections(document)) deck.loadSlide(section, { excludeIframes: true });
    });
    addEventListener('afterprint', () => document.documentElement.classList.remove('printing-plain'));
  },
};

/** Waits for fonts and pictures; one that is missing does not hold up the others. */
async function pictures(): Promise<void> {
  const images = [...document.images].map((image) => image.decode().catch(() => undefined));
  await Promise.all([document.fonts.ready, ...images]);
}
