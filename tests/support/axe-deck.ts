import type { Page } from 'playwright-core';
import { violations } from './axe.ts';
import { show, states } from './deck.ts';

const here = '.slides section.present:not(.stack)';

/**
 * What axe finds in a deck, per state. What stands around the slides depends on no more than their layout:
 * the whole page is looked at once for each, and the slide itself in every state.
 */
export async function deckViolations(page: Page): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  const known = new Set<string>();
  for (const state of await states(page)) {
    await show(page, state);
    const layout = await page.evaluate<string>('Reveal.getCurrentSlide().className');
    const faults = await violations(page, known.has(layout) ? { within: here } : {});
    known.add(layout);
    if (faults.length > 0) found[`${state.id}, step ${state.f + 1}`] = faults;
  }
  return found;
}
