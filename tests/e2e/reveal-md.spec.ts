import { copyFileSync, cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { fileUrl } from '../support/course.ts';
import { leafThrough, ready } from '../support/deck.ts';
import { putFiles, useFolders } from '../support/folders.ts';
import { requireOrSkip, sharedFolder } from '../support/require.ts';
import { image } from '../support/small-course.ts';
import { useBrowser } from '../support/suite.ts';

const met = requireOrSkip('browser') && requireOrSkip('shared');

describe.skipIf(!requireOrSkip('browser'))('a reveal-md deck that says nothing', () => {
  const browser = useBrowser();
  const folder = useFolders();

  test('is 960×700, centred, black, with reveal’s own options', async () => {
    const root = folder({ 'deck.md': '# Un\n\n---\n\n# Deux\n\n----\n\n# Trois\n' });
    expect(await runCli(['build', root])).toMatchObject({ code: 0 });
    const { page, complaints } = await browser.open(fileUrl(root, 'dist/deck.html'));
    await ready(page);
    expect(
      await page.evaluate(
        '(({ width, height, center, transition, controls, progress, slideNumber, hash, margin }) => ({ width, height, center, transition, controls, progress, slideNumber, hash, margin }))(Reveal.getConfig())',
      ),
    ).toEqual({
      width: 960,
      height: 700,
      center: true,
      // Stillness was asked for in these tests.
      transition: 'none',
      controls: true,
      progress: true,
      slideNumber: true,
      hash: true,
      margin: 0.04,
    });
    expect(await page.evaluate('getComputedStyle(document.querySelector(".reveal-viewport")).backgroundColor')).toBe(
      'rgb(25, 25, 25)',
    );
    expect(await page.evaluate('getComputedStyle(document.querySelector("section.present h1")).textAlign')).toBe(
      'center',
    );
    expect(await page.evaluate('getComputedStyle(document.querySelector("section.present h1")).textTransform')).toBe(
      'uppercase',
    );
    const middle = await page.evaluate<number>(
      '(({ top, bottom }) => (top + bottom) / 2)(document.querySelector("section.present h1").getBoundingClientRect())',
    );
    expect(Math.abs(middle - 360)).toBeLessThan(40);
    expect(await page.evaluate('Reveal.getHorizontalSlides().length + "/" + Reveal.getTotalSlides()')).toBe('2/3');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe.skipIf(!met)('real decks of others', () => {
  const browser = useBrowser();
  const folder = useFolders();
  let seeds = '';

  beforeAll(async () => {
    const root = folder();
    for (const name of readdirSync(join(sharedFolder, 'seeds')).filter((file) => /^00[013]_/.test(file))) {
      copyFileSync(join(sharedFolder, 'seeds', name), join(root, `${name.slice(0, 3)}.md`));
    }
    putFiles(root, { 'assets/Docker.svg': image('Docker'), 'assets/logo_semifir.png': image('not really a PNG') });
    expect((await runCli(['build', root])).code).toBeLessThan(2);
    seeds = join(root, 'dist');
  });

  test.each(['000', '001', '003'])('the course %s opens on every slide without complaint', async (name) => {
    await openWithoutComplaint([fileUrl(seeds, `${name}.html`)]);
  });

  test('003 keeps its two ways, its theme and the sizes that its author gave', async () => {
    const { page } = await browser.open(fileUrl(seeds, '003.html'));
    await ready(page);
    const counts =
      'Reveal.getHorizontalSlides().length + "/" + Reveal.getTotalSlides() + "/" + document.querySelectorAll(".slides > section.stack").length';
    expect(await page.evaluate(counts)).toBe('11/42/9');
    // Solarized: its paper.
    expect(await page.evaluate('getComputedStyle(document.querySelector(".reveal-viewport")).backgroundColor')).toBe(
      'rgb(253, 246, 227)',
    );
    expect(await page.evaluate('document.documentElement.className')).toContain('theme-solarized');
    const widths = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.slides img[src*="assets/"]')].map((one) => {
        const { h, v } = Reveal.getIndices(one.closest('section'));
        Reveal.slide(h, v);
        return one.getAttribute('width') + ' ' + Math.round((100 * one.offsetWidth) / one.parentElement.clientWidth) + '%';
      })`,
    );
    expect(widths).toEqual(['35% 35%', '19% 19%', '35% 35%']);
    await page.context().close();
  });

  test.each([
    'reveal-md-fixtures/demo',
    'reveal-md-fixtures/demo-mermaid',
    'reveal-md-fixtures/test/fixtures',
    'sfeir-school-docker/docs/markdown',
  ])(
    '%s builds, and each of its pages opens on every slide without complaint',
    async (name) => {
      const root = folder();
      cpSync(join(sharedFolder, 'decks', name), root, { recursive: true });
      const { code, stderr } = await runCli(['build', root]);
      expect(code, stderr).toBeLessThan(2);
      const pages = readdirSync(join(root, 'dist')).filter((file) => file.endsWith('.html'));
      expect(pages.length).toBeGreaterThan(1);
      await openWithoutComplaint(pages.map((file) => fileUrl(root, 'dist', file)));
    },
    120_000,
  );

  /** Opens pages without network; decks are shown slide by slide. */
  async function openWithoutComplaint(urls: readonly string[]): Promise<void> {
    const { page, requests, failures, complaints } = await browser.open('about:blank', { offline: true });
    for (const url of urls) {
      await page.goto(url);
      if (!url.endsWith('/index.html')) await leafThrough(await ready(page));
      const foreign = requests.filter((asked) => !asked.startsWith('file:'));
      expect({ url, foreign, failures, complaints }).toEqual({ url, foreign: [], failures: [], complaints: [] });
    }
    await page.context().close();
  }
});
