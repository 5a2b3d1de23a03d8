import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { runCli } from '../support/cli.ts';
import { fileUrl } from '../support/course.ts';
import { ready, slideId, until } from '../support/deck.ts';
import { useFolders } from '../support/folders.ts';
import { requireOrSkip } from '../support/require.ts';
import { useBrowser } from '../support/suite.ts';

const slides = '# Dessins\n\n---\n\n## Une diapo\n\nTexte\n\n---\n\n## Une autre\n\n[Lien](01-dessins.md)\n';

describe.skipIf(!requireOrSkip('browser'))('drawing on the slides', () => {
  const browser = useBrowser();
  const folder = useFolders();
  let out = '';

  beforeAll(async () => {
    const source = folder({
      'course.yaml': 'title: Dessins\n',
      'slides/01-dessins.md': slides,
      'slides/02-noir.md': `---\ntheme: black\n---\n${slides}`,
    });
    out = `${source}/dist`;
    const { code, stderr } = await runCli(['build', source, '--out', out]);
    expect(code, stderr).toBe(0);
  });

  async function open(name = '01-dessins.html', options = {}): Promise<Page> {
    const { page } = await browser.open(`${fileUrl(out, name)}#/une-diapo`, options);
    return ready(page);
  }
  const draw = async (page: Page): Promise<void> => {
    await page.keyboard.press('d');
    await page.getByRole('region', { name: 'Outils de dessin' }).waitFor();
  };
  const line = async (page: Page, y: number): Promise<void> => {
    await page.mouse.move(200, y);
    await page.mouse.down();
    await page.mouse.move(600, y + 10, { steps: 5 });
    await page.mouse.up();
  };
  const strokes = (page: Page): Promise<number> =>
    page.evaluate('document.querySelectorAll("section.present .estrade-drawing path").length');
  /** Where the drawing of the slide stands, in parts of the slide's own size. */
  const place = (page: Page): Promise<number[]> =>
    page.evaluate(`(() => {
      const { left, top, width, height } = document.querySelector('section.present').getBoundingClientRect();
      const path = document.querySelector('section.present .estrade-drawing path').getBoundingClientRect();
      return [(path.left - left) / width, (path.top - top) / height].map((part) => Math.round(part * 100));
    })()`);

  test.each(['01-dessins.html', '02-noir.html'])(
    'strokes stay with their slide, wherever it goes: %s',
    async (name) => {
      const page = await open(name);
      await draw(page);
      await line(page, 400);
      await line(page, 500);
      expect(await strokes(page)).toBe(2);
      const before = await place(page);
      await page.keyboard.press('ArrowRight');
      expect([await slideId(page), await strokes(page)]).toEqual(['une-autre', 0]);
      await page.keyboard.press('ArrowLeft');
      expect(await strokes(page)).toBe(2);
      await page.setViewportSize({ width: 900, height: 600 });
      await until(page, 'Reveal.getScale() < 0.95');
      expect(await place(page)).toEqual(before);
      await page.context().close();
    },
  );

  test('undo, eraser and clear, by keyboard too', async () => {
    const page = await open();
    await draw(page);
    await line(page, 400);
    await line(page, 500);
    await page.keyboard.press('Control+z');
    expect(await strokes(page)).toBe(1);
    await page.getByRole('button', { name: 'Gomme' }).click();
    await line(page, 400);
    expect(await strokes(page)).toBe(0);
    await page.getByRole('button', { name: 'Annuler' }).focus();
    await page.keyboard.press('Enter');
    expect(await strokes(page)).toBe(1);
    await page.getByRole('button', { name: 'Tout effacer' }).focus();
    await page.keyboard.press('Enter');
    expect(await strokes(page)).toBe(0);
    await page.context().close();
  });

  test('Escape leaves the drawing, not the slide, and what is drawn stays', async () => {
    const page = await open();
    await draw(page);
    await line(page, 400);
    await page.keyboard.press('Escape');
    expect(await page.locator('.estrade-draw-tools, .estrade-draw-layer').count()).toBe(0);
    expect(await page.evaluate('Reveal.isOverview()')).toBe(false);
    expect(await strokes(page)).toBe(1);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('section.present .estrade-drawing').isVisible()).toBe(false);
    await page.context().close();
  });

  test('a finger draws, and does not leaf', async () => {
    const page = await open('01-dessins.html', { hasTouch: true });
    await draw(page);
    const touch = await page.context().newCDPSession(page);
    const points = [600, 500, 400, 300, 200].map((x) => ({ x, y: 400 }));
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points.slice(0, 1) });
    for (const point of points.slice(1))
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [point] });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    expect([await slideId(page), await strokes(page)]).toEqual(['une-diapo', 1]);
    await page.context().close();
  });

  test('the pointer follows the mouse, and takes the place of the drawing', async () => {
    const page = await open();
    await draw(page);
    await page.keyboard.press('Shift+D');
    await until(page, 'document.documentElement.classList.contains("estrade-pointing")');
    expect(await page.locator('.estrade-draw-tools').count()).toBe(0);
    await page.mouse.move(300, 200);
    const dot = await page.locator('.estrade-laser').boundingBox();
    expect([(dot?.x ?? 0) + (dot?.width ?? 0) / 2, (dot?.y ?? 0) + (dot?.height ?? 0) / 2]).toEqual([300, 200]);
    await page.keyboard.press('Escape');
    expect(await page.locator('.estrade-laser').count()).toBe(0);
    await page.context().close();
  });

  test.each(['01-dessins.html', '02-noir.html'])('axe finds nothing while drawing: %s', async (name) => {
    const page = await open(name);
    await draw(page);
    await line(page, 400);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  test('menu and key help name them', async () => {
    const page = await open();
    await page.locator('.estrade-menu-button').click();
    await page.getByRole('button', { name: /Dessiner sur la diapo/ }).click();
    await page.getByRole('region', { name: 'Outils de dessin' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    expect(await page.locator('dialog[open]').getByText('Pointeur').isVisible()).toBe(true);
    await page.context().close();
  });
});
