import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { fileUrl } from '../support/course.ts';
import { ready } from '../support/deck.ts';
import { useFolders } from '../support/folders.ts';
import { requireOrSkip } from '../support/require.ts';
import { useBrowser } from '../support/suite.ts';

const text = `# Un

Note: à ne pas imprimer

---

<!-- .slide: data-background-color="#143646" -->

# Deux

----

# Trois

---

# Quatre

\`\`\`
${'un très long texte '.repeat(20)}
\`\`\`
`;

describe.skipIf(!requireOrSkip('browser'))('Ctrl+P in a deck with a theme of reveal', () => {
  const browser = useBrowser();
  const folder = useFolders();

  async function openDeck(frontMatter: string): Promise<Page> {
    const root = folder({ 'deck.md': `---\n${frontMatter}---\n\n${text}` });
    expect(await runCli(['build', root])).toMatchObject({ code: 0 });
    const { page } = await browser.open(fileUrl(root, 'dist/deck.html'));
    return ready(page);
  }

  test('gives one landscape page of the slides’ size to each slide', async () => {
    const page = await openDeck('theme: white\n');
    expect(await pageSizes(page)).toEqual(Array.from({ length: 4 }, () => [960, 700]));
    const wide = await openDeck('theme: white\nrevealOptions:\n  width: 1200\n  height: 600\n');
    expect(await pageSizes(wide)).toEqual(Array.from({ length: 4 }, () => [1200, 600]));
  });

  test('fills each page with its slide’s ground, centres the slide, cuts nothing, and leaves the notes out', async () => {
    const page = await openDeck('theme: white\n');
    await page.pdf();
    await page.emulateMedia({ media: 'print' });
    const slides = page.locator('.slides section:not(.stack)');
    const boxes = await slides.evaluateAll((sections) =>
      sections.map((section) => {
        const { left, width, height } = section.getBoundingClientRect();
        return [left, width, height];
      }),
    );
    expect(boxes).toEqual(Array.from({ length: 4 }, () => [0, 960, 700]));
    const grounds = await page.evaluate(
      '[...document.querySelectorAll(".slides section:not(.stack)")].map((one) => getComputedStyle(one).backgroundColor)',
    );
    const white = 'rgb(255, 255, 255)';
    expect(grounds).toEqual([white, 'rgb(20, 54, 70)', white, white]);
    const offCentre = await slides.evaluateAll((sections) =>
      sections.slice(0, 3).map((section) => {
        const { top, bottom } = section.getBoundingClientRect();
        const title = section.querySelector('h1')!.getBoundingClientRect();
        return Math.abs((top + bottom - title.top - title.bottom) / 2);
      }),
    );
    // A heading before notes keeps its margin.
    expect(Math.max(...offCentre)).toBeLessThanOrEqual(10);
    expect(await page.locator('pre code').evaluate((code) => code.scrollWidth <= code.clientWidth)).toBe(true);
    expect(await page.locator('.speaker-notes').isVisible()).toBe(false);
    expect(await page.locator('aside.notes').first().isVisible()).toBe(false);
  });
});

/** The pages of what the browser prints, in CSS pixels. */
async function pageSizes(page: Page): Promise<number[][]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) =>
    [width, height].map((points) => Math.round((Number(points) * 96) / 72)),
  );
}
