import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { ready } from '../support/deck.ts';
import { useFolders } from '../support/folders.ts';
import { requireOrSkip } from '../support/require.ts';
import { useBrowser } from '../support/suite.ts';

const list = (count: number): string => Array.from({ length: count }, (_, index) => `- élément ${index}`).join('\n');
const prose = Array.from({ length: 12 }, () => 'Un conteneur est un processus ordinaire. '.repeat(8)).join('\n\n');
const slides = `## Juste\n\n${list(5)}\n\n---\n\n## Trop\n\n${list(15)}\n\n---\n\n## Bien trop\n\n${prose}\n`;

describe.skipIf(!requireOrSkip('browser'))('slides that hold too much', () => {
  const browser = useBrowser();
  const folder = useFolders();
  let dist = '';

  beforeAll(async () => {
    const root = folder({
      'course.yaml': 'title: Trop',
      'slides/a.md': slides,
      'slides/b.md': `---\ntheme: white\n---\n\n${slides}`,
    });
    expect((await runCli(['build', root])).code).toBe(0);
    dist = join(root, 'dist');
  });

  test.each(['a', 'b'])(
    '%s.html: what fits is left alone, then the text shrinks, then the slide scrolls',
    async (name) => {
      expect((await slidesOf(`${name}.html`)).map(({ state }) => state)).toEqual(['', 'fit', 'scroll']);
    },
  );

  test('text shrinks to no less than 0.6, and what scrolls can be reached by keyboard', async () => {
    const [, fit, scroll] = await slidesOf('a.html');
    expect(fit?.size).toBeGreaterThanOrEqual(0.6);
    expect(fit?.size).toBeLessThan(1);
    expect(scroll).toMatchObject({ reachable: true, scrolls: true });
  });

  test('on paper nothing is lost: what is too long takes several pages', async () => {
    const { page } = await browser.open(`${pathToFileURL(join(dist, 'a.html')).href}?view=print`);
    await ready(page);
    const heights = await page.evaluate<number[]>(
      `[...document.querySelectorAll('.pdf-page')].map((page) => Math.round(page.offsetHeight / 719))`,
    );
    expect(heights.slice(0, 2)).toEqual([1, 1]);
    expect(heights[2]).toBeGreaterThan(1);
    await page.context().close();
  });

  test('on a phone slides keep their size', async () => {
    const found = await slidesOf('a.html', { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
    expect(found.map(({ state }) => state)).toEqual(['', '', '']);
  });

  interface Found {
    readonly state: string;
    readonly size: number;
    readonly reachable: boolean;
    readonly scrolls: boolean;
  }

  async function slidesOf(name: string, options = {}): Promise<Found[]> {
    const { page } = await browser.open(pathToFileURL(join(dist, name)).href, options);
    await ready(page);
    const found = await page.evaluate<Found[]>(`(async () => {
      const found = [];
      for (const section of Reveal.getSlides()) {
        Reveal.slide(Reveal.getIndices(section).h);
        for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
        found.push({
          state: section.dataset.overflow ?? '',
          size: Number(section.style.getPropertyValue('--fit') || 1),
          reachable: section.tabIndex === 0,
          scrolls: section.scrollHeight > section.clientHeight,
        });
      }
      return found;
    })()`);
    await page.context().close();
    return found;
  }
});
