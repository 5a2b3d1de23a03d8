import { beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { course, decksOf, fileUrl } from '../support/course.ts';
import { ready, show, states } from '../support/deck.ts';
import { useFolders } from '../support/folders.ts';
import { layoutOf, type SlideFaults } from '../support/layout.ts';
import { requireOrSkip } from '../support/require.ts';
import { useBrowser } from '../support/suite.ts';

const decks = decksOf(course);
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

describe.skipIf(!requireOrSkip('browser'))('every slide of the course shows all that it holds', () => {
  const browser = useBrowser();

  test.each(decks)('%s, step by step at 1280×720', async (name) => {
    expect(await onStage(fileUrl(course, name))).toEqual([]);
  });

  test.each(decks)('%s on a phone, without scrolling sideways', async (name) => {
    const { sideways, faults } = await onPhone(fileUrl(course, name));
    expect(faults).toEqual([]);
    expect(sideways).toBeLessThanOrEqual(0);
  });

  test('the home on a phone, without scrolling sideways', async () => {
    const { page } = await browser.open(fileUrl(course, 'index.html'), phone);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  test.each(decks)('%s on paper, where nothing scrolls', async (name) => {
    expect(await onPaper(fileUrl(course, name))).toEqual([]);
  });

  describe('and the measurement bites', () => {
    const folder = useFolders();
    let url = '';

    beforeAll(async () => {
      const lines = (count: number, text: string): string => Array.from({ length: count }, () => text).join('\n');
      const slides = [
        '## Tout va bien\n\nUn texte court.',
        `## Trop haut\n\n${lines(14, '- une ligne')}`,
        `## Trop large\n\n<p style="white-space: nowrap">${lines(12, 'une longue ligne')}</p>`,
        '## Une étape dans le pied\n\n<p class="fragment" style="margin-top: 480px">Trop bas</p>',
        '## Une boîte qui cache\n\n<div style="height: 60px; overflow: hidden"><p>un</p><p>deux</p><p>trois</p></div>',
        `## Du code qui défile\n\n\`\`\`text\n${lines(60, `ligne ${'x'.repeat(120)}`)}\n\`\`\``,
        '## Un tableau trop large\n\n<div style="width: 1500px; height: 20px; background: red"><hr></div>',
      ];
      const root = folder({ 'course.yaml': 'title: Débords\n', 'slides/01-debords.md': slides.join('\n\n---\n\n') });
      expect((await runCli(['build', root])).code).toBe(0);
      url = fileUrl(root, 'dist/01-debords.html');
    });

    test('on the canvas', async () => {
      const found = (await onStage(url)).map(({ id }) => id);
      expect([...new Set(found)]).toEqual(
        ['trop-haut', 'trop-large', 'une-étape-dans-le-pied', 'une-boîte-qui-cache', 'un-tableau-trop-large'].map(
          plain,
        ),
      );
    });

    test('on a phone', async () => {
      const { faults } = await onPhone(url);
      expect(faults.map(({ id }) => id)).toEqual(
        expect.arrayContaining(['trop-large', 'une-boite-qui-cache', 'un-tableau-trop-large']),
      );
      expect(faults.map(({ id }) => id)).not.toContain('tout-va-bien');
    });

    test('on paper', async () => {
      const found = (await onPaper(url)).map(({ id }) => id);
      expect(found).toEqual(expect.arrayContaining(['trop-haut', 'trop-large', 'une-boite-qui-cache']));
      expect(found).not.toContain('tout-va-bien');
    });
  });

  /** The faults of every state of a deck, on a screen of the canvas's size. */
  async function onStage(url: string): Promise<SlideFaults[]> {
    const { page } = await browser.open(url);
    await ready(page);
    const layout = await layoutOf(page);
    const found: SlideFaults[] = [];
    for (const state of await states(page)) {
      await show(page, state);
      const faults = await layout.current();
      if (faults.length > 0) found.push({ id: state.id, faults: [`step ${state.f + 1}`, ...faults] });
    }
    await page.context().close();
    return found;
  }

  async function onPhone(url: string): Promise<{ sideways: number; faults: SlideFaults[] }> {
    const { page } = await browser.open(url, phone);
    await ready(page);
    const layout = await layoutOf(page);
    const result = { sideways: await layout.sideways(), faults: (await layout.scroll()).filter(isFaulty) };
    await page.context().close();
    return result;
  }

  async function onPaper(url: string): Promise<SlideFaults[]> {
    const { page } = await browser.open(`${url}?view=print`);
    await ready(page);
    const found = (await (await layoutOf(page)).print()).filter(isFaulty);
    await page.context().close();
    return found;
  }
});

const isFaulty = ({ faults }: SlideFaults): boolean => faults.length > 0;

/** A slug, by hand. */
const plain = (id: string): string => id.normalize('NFD').replace(/\p{M}/gu, '');
