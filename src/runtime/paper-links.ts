import type { RevealApi } from 'reveal.js';
import { decode } from './decode.ts';
import { slideSections } from './slides.ts';

/**
 * Links on paper. Addresses of reveal (`#/id`, `#/2/1`) become plain ones, which lead to the slide's page. Files
 * beside the deck do not travel with the paper: their links are words again. Other chapters stay linked.
 */
export function settleLinks(root: ParentNode, deck: RevealApi): void {
  const ids = new Set(slideSections(root).map(({ id }) => id));
  for (const link of root.querySelectorAll<HTMLAnchorElement | SVGAElement>('.slides a[href], .handout a[href]')) {
    const href = link.getAttribute('href') ?? '';
    if (href.startsWith('#')) {
      const id = slideId(href, deck);
      if (id !== undefined && ids.has(id)) link.setAttribute('href', `#${encodeURIComponent(id)}`);
    } else if (!/^[a-z][\w+.-]*:|^\/\//i.test(href) && !isChapter(href)) {
      link.removeAttribute('href');
    }
  }
}

/** `02-images.html#/couches`, and not the home of the course or a file among its assets. */
function isChapter(href: string): boolean {
  const path = href.replace(/[?#].*$/s, '').replace(/^\.\//, '');
  return /^[^/]+\.html$/.test(path) && path !== 'index.html';
}

/** Id of the slide that an address of reveal means. */
function slideId(href: string, deck: RevealApi): string | undefined {
  const name = /^#\/([^/]+)/.exec(href)?.[1];
  if (name === undefined) return undefined;
  const place = /^#\/(\d+)(?:\/(\d+))?/.exec(href);
  const base = deck.getConfig().hashOneBasedIndex ? 1 : 0;
  const byPlace = place && deck.getSlide(Number(place[1]) - base, Number(place[2] ?? base) - base);
  return byPlace?.id || decode(name);
}
