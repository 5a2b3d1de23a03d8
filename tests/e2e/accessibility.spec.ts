import { describe, expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { course, decksOf, everything, fileUrl } from '../support/course.ts';
import { ready, show, states } from '../support/deck.ts';
import { requireOrSkip } from '../support/require.ts';
import { useBrowser } from '../support/suite.ts';

describe.skipIf(!requireOrSkip('browser'))('axe finds nothing, no rule left out, step by step', () => {
  const browser = useBrowser();

  test.each(decksOf(course))('on the slides of %s', { timeout: 120_000 }, async (name) => {
    expect(await inEveryState(fileUrl(course, name))).toEqual({});
  });

  test.each(decksOf(everything))('on the slides of %s, which hold everything', { timeout: 120_000 }, async (name) => {
    expect(await inEveryState(fileUrl(everything, name))).toEqual({});
  });

  /** What is found per slide; the whole page for each slide, then its section for each further step. */
  async function inEveryState(url: string): Promise<Record<string, string[]>> {
    const { page } = await browser.open(url);
    await ready(page);
    const found: Record<string, string[]> = {};
    for (const state of await states(page)) {
      await show(page, state);
      const faults = await violations(page, state.f < 0 ? {} : { within: '.slides section.present:not(.stack)' });
      if (faults.length > 0) found[`${state.id}, step ${state.f + 1}`] = faults;
    }
    await page.context().close();
    return found;
  }
});
