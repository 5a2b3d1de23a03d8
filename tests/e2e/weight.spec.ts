import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { course, decksOf, fileUrl } from '../support/course.ts';
import { ready } from '../support/deck.ts';
import { requireOrSkip } from '../support/require.ts';
import { useBrowser } from '../support/suite.ts';

const kilobyte = 1024;
const decks = decksOf(course);

/** Size after gzip, file by file, as a server sends them. */
const packed = (texts: readonly (string | Uint8Array)[]): number =>
  texts.reduce((sum, text) => sum + gzipSync(text).length, 0);

describe.skipIf(!requireOrSkip('browser'))('what a deck loads by itself', () => {
  const browser = useBrowser();

  test.each(decks)('%s: 50 KB of scripts and 40 KB of styles at most', async (name) => {
    const { page, requests } = await browser.open(fileUrl(course, name));
    await ready(page);
    // Nobody touches the page: what it still asks for by itself comes in these seconds.
    await page.waitForTimeout(5000);
    const loaded = (extension: string): Buffer[] =>
      [...new Set(requests)].filter((url) => url.endsWith(extension)).map((url) => readFileSync(new URL(url)));
    const inline = (selector: string): Promise<string[]> =>
      page.evaluate(
        `[...document.querySelectorAll(${JSON.stringify(selector)})].map((element) => element.textContent)`,
      );
    const scripts = [...loaded('.js'), ...(await inline('script:not([src])'))];
    const styles = [...loaded('.css'), ...(await inline('style'))];
    expect(loaded('.js').length).toBeGreaterThan(0);
    expect(loaded('.css').length).toBeGreaterThan(0);
    expect(packed(scripts)).toBeLessThanOrEqual(50 * kilobyte);
    expect(packed(styles)).toBeLessThanOrEqual(40 * kilobyte);
    await page.context().close();
  });
});
