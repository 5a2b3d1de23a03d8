import type { RevealApi } from 'reveal.js';
import { markBookmarks } from '../bookmarks.ts';
import { layHandout } from '../handout.ts';
import { settleLinks } from '../paper-links.ts';
import { offer } from '../parts.ts';
import { slideSections } from '../slides.ts';

/** How long a picture may keep the paper waiting. */
const patience = 10_000;

/**
 * Makes laid out print pages whole: every slide is read and tagged, links and bookmarks lead to pages, notes
 * stand below their slides where the address asks for them. Settled when fonts and pictures are there:
 * `html[data-paper]` says so to whoever prints.
 */
async function makePaper(deck: RevealApi): Promise<void> {
  for (const section of slideSections(document)) {
    // reveal hides what is not current from readers; on paper all of it is.
    section.removeAttribute('aria-hidden');
    section.removeAttribute('hidden');
  }
  markBookmarks(document);
  if (new URLSearchParams(location.search).has('notes')) layHandout(document, document.title);
  settleLinks(document, deck);
  await Promise.race([pictures(), new Promise((resolve) => setTimeout(resolve, patience))]);
  document.documentElement.dataset['paper'] = '';
}

/** Waits for fonts and pictures; one that is missing does not hold up the others. */
async function pictures(): Promise<void> {
  const images = [...document.images].map((image) => {
    image.loading = 'eager';
    return image.decode().catch(() => undefined);
  });
  await Promise.all([document.fonts.ready, ...images]);
}

offer('paper', makePaper);
