import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { runCli } from '../support/cli.ts';
import { ready } from '../support/deck.ts';
import { useFolders } from '../support/folders.ts';
import { requireOrSkip } from '../support/require.ts';
import { useBrowser } from '../support/suite.ts';

const folder = useFolders();
const slides = [
  ':::définition[Image]{en="container image"}\nUn modèle en lecture seule.\n:::',
  '## Suite\n\nUne image et rien d’autre.',
  '## Fin\n\nEncore une image.',
].join('\n\n---\n\n');

describe.skipIf(!requireOrSkip('browser'))('terms that are used again', () => {
  const browser = useBrowser();
  let root = '';

  beforeAll(async () => {
    root = folder({ 'course.yaml': 'title: Cours\n', 'slides/01-a.md': `${slides}\n` });
    expect((await runCli(['build', root], { cwd: root })).code).toBe(0);
  });

  const open = async (options: Parameters<typeof browser.open>[1] = {}): Promise<Page> => {
    const { page } = await browser.open(`${pathToFileURL(join(root, 'dist/01-a.html')).href}#/suite`, options);
    return page;
  };
  const shown = (page: Page): Promise<number> => page.locator('.term-text:popover-open').count();
  const place = (page: Page): Promise<string> => page.evaluate('location.hash');

  test('are explained while the pointer rests on them, beside them, and can be read and followed', async () => {
    const page = await open();
    await ready(page);
    const term = page.locator('#suite button.term');
    await term.hover();
    const text = page.locator('.term-text:popover-open');
    await text.waitFor();
    const [from, to] = [await term.boundingBox(), await text.boundingBox()];
    expect(to?.y).toBeGreaterThanOrEqual((from?.y ?? 0) + (from?.height ?? 0));
    expect(Math.abs((to?.x ?? 0) - (from?.x ?? 0))).toBeLessThan(30);
    await text.hover();
    expect(await text.innerText()).toContain('Un modèle en lecture seule.');
    expect(await violations(page)).toEqual([]);
    await text.locator('a').click();
    await expect.poll(() => place(page)).toBe('#/image');
    expect(await shown(page)).toBe(0);
    await page.context().close();
  });

  test('close when the pointer leaves, and stay when they were clicked', async () => {
    const page = await open();
    await ready(page);
    const term = page.locator('#suite button.term');
    await term.hover();
    await page.locator('.term-text:popover-open').waitFor();
    await page.mouse.move(5, 700);
    await expect.poll(() => shown(page)).toBe(0);
    await term.hover();
    await page.locator('.term-text:popover-open').waitFor();
    await term.click();
    await page.mouse.move(5, 700);
    await page.waitForTimeout(500);
    expect(await shown(page)).toBe(1);
    await term.click();
    expect(await shown(page)).toBe(0);
    await page.context().close();
  });

  test('open at the focus of a keyboard; Enter keeps them, Escape closes them and leaves the slide', async () => {
    const page = await open();
    await ready(page);
    await page.locator('#suite h2').click();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('term');
    expect(await shown(page)).toBe(1);
    await page.keyboard.press('Enter');
    expect(await shown(page)).toBe(1);
    await page.keyboard.press('Space');
    expect([await shown(page), await place(page)]).toEqual([0, '#/suite']);
    await page.keyboard.press('Space');
    expect(await shown(page)).toBe(1);
    await page.keyboard.press('Escape');
    expect(await shown(page)).toBe(0);
    expect(await page.evaluate('Reveal.isOverview()')).toBe(false);
    expect(await page.evaluate('document.activeElement.className')).toBe('term');
    await page.context().close();
  });

  test('close when the slide changes', async () => {
    const page = await open();
    await ready(page);
    await page.locator('#suite button.term').click();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => place(page)).toBe('#/fin');
    expect(await shown(page)).toBe(0);
    await page.context().close();
  });

  test('work without JavaScript', async () => {
    const page = await open({ javaScriptEnabled: false });
    const term = page.locator('#suite button.term');
    await term.click();
    expect(await page.locator('.term-text:popover-open').innerText()).toContain('Un modèle');
    await page.context().close();
  });

  test('are words of the text for search', async () => {
    const page = await open();
    await ready(page);
    await page.keyboard.press('/');
    await page.keyboard.type('une image');
    const results = page.locator('dialog[open] [role=option]');
    await results.first().waitFor();
    const found = (await results.allInnerTexts()).join(' | ');
    expect(found).toContain('Suite');
    expect(found).toContain('Fin');
    await page.context().close();
  });
});
