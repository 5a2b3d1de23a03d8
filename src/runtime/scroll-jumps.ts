import type { Behaviour } from './context.ts';
import { decode } from './decode.ts';
import { isScrolling } from './slides.ts';

/**
 * Jumps in scroll view. reveal works a slide's place out from the share of each page in the whole, and
 * is a page short after stacks and steps; the page itself knows where it is.
 */
export const scrollJumps: Behaviour = {
  name: 'scroll-jumps',
  begin({ deck, hash }) {
    deck.on('beforeslidechange', (event) => {
      if (!isScrolling()) return;
      const { indexh = 0, indexv = 0 } = event as Event & { indexh?: number; indexv?: number };
      const section = document.querySelector(
        `.scroll-page section[data-index-h="${Number(indexh)}"][data-index-v="${Number(indexv)}"]`,
      );
      if (section && scrollToSlide(section)) event.preventDefault();
    });
    // reveal turns to scroll view before it follows the address, and loses it; a reload keeps the reader's place.
    const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const target = isScrolling() && visit?.type !== 'reload' && document.getElementById(decode(hash.slice(2)));
    const section = target ? target.closest('.slides section') : null;
    if (section) scrollToSlide(section);
  },
};

/**
 * Scrolls to a slide, far enough to show the fragments up to `step`. False when the slide shares its page
 * with others (auto-animate), whose places are reveal's affair.
 */
export function scrollToSlide(section: Element, step = -1): boolean {
  const page = section.closest<HTMLElement>('.scroll-page');
  if (!page || page.querySelectorAll('section').length > 1) return false;
  const steps = new Set(
    [...section.querySelectorAll<HTMLElement>('.fragment')].map(({ dataset }) => dataset['fragmentIndex']),
  ).size;
  const reserve = page.offsetHeight - document.body.clientHeight;
  document.body.scrollTop = page.offsetTop + (steps > 0 ? (reserve * (step + 1)) / steps : 0);
  return true;
}
