import { describe, expect, test } from 'vitest';
import { deckViolations } from '../support/axe-deck.ts';
import { course, decksOf, everything, fileUrl } from '../support/course.ts';
import { ready } from '../support/deck.ts';
import { requireOrSkip } from '../support/require.ts';
import { useBrowser } from '../support/suite.ts';

describe.skipIf(!requireOrSkip('browser'))('axe finds nothing, no rule left out, step by step', () => {
  const browser = useBrowser();

  test.each(decksOf(course))('on the slides of %s', { timeout: 240_000 }, async (name) => {
    expect(await inEveryState(fileUrl(course, name))).toEqual({});
  });

  test.each(decksOf(everything))('on the slides of %s, which hold everything', { timeout: 240_000 }, async (name) => {
    expect(await inEveryState(fileUrl(everything, name))).toEqual({});
  });

  async function inEveryState(url: string): Promise<Record<string, string[]>> {
    const { page } = await browser.open(url);
    const found = await deckViolations(await ready(page));
    await page.context().close();
    return found;
  }
});
