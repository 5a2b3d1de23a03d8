import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { runCli } from '../support/cli.ts';
import { fileUrl } from '../support/course.ts';
import { ready, slideId } from '../support/deck.ts';
import { useFolders } from '../support/folders.ts';
import { requireOrSkip } from '../support/require.ts';
import { searchCourse } from '../support/search-course.ts';
import { useBrowser } from '../support/suite.ts';

describe.skipIf(!requireOrSkip('browser'))('the course home', () => {
  const browser = useBrowser();
  const folder = useFolders();
  let dist = '';

  beforeAll(async () => {
    const root = folder(searchCourse);
    dist = join(root, 'dist');
    expect(await runCli(['build', root])).toMatchObject({ code: 0 });
  });

  const go = async (page: Page, name: string) => {
    await page.goto(fileUrl(dist, name));
    if (!name.startsWith('index')) await ready(page);
  };
  const chapter = (page: Page, name: string) => page.locator(`.chapter[id="${name}"]`);

  test('shows how far the reader went, leads back there, and forgets it when asked', async () => {
    const { page, complaints } = await browser.open(fileUrl(dist, 'index.html'));
    expect(await page.locator('.chapter-progress').count()).toBe(0);
    expect(await page.textContent('.course-start')).toBe('Commencer');
    await page.click('.course-start');
    await ready(page);
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    await expect.poll(() => slideId(page)).toBe('le-coeur-du-systeme');

    await go(page, 'index.html');
    expect(await chapter(page, '01-un').locator('.chapter-seen').textContent()).toBe(
      '3\u00a0/\u00a04\u00a0diapos\u00a0vues',
    );
    expect(await page.locator('.chapter-progress').count()).toBe(1);
    expect(await page.locator('.part-slides a.seen').allTextContents()).toEqual(['Le début', 'Le cœur du système']);
    await page.getByRole('link', { name: 'Reprendre Un', exact: true }).click();
    await ready(page);
    expect(await slideId(page)).toBe('le-coeur-du-systeme');

    await go(page, 'index.html');
    // axe asks for what the policy refuses it.
    expect(complaints).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Oublier où j’en suis' }).click();
    expect(await page.locator('.chapter-progress').count()).toBe(0);
    expect(await page.textContent('.course-start')).toBe('Commencer');
    await page.context().close();
  });

  test.each(['?view=print', '?orateur', '?apercu'])('counts nothing of what is looked at with %s', async (query) => {
    const { page } = await browser.open(`${fileUrl(dist, '02-deux.html')}${query}`);
    await page.locator('.pdf-page, .estrade-desk, .reveal.ready').first().waitFor();
    await go(page, 'index.html');
    expect(await page.locator('.chapter-progress').count()).toBe(0);
    await page.context().close();
  });

  test('light or dark is one choice for the home and the decks', async () => {
    const { page } = await browser.open(fileUrl(dist, '01-un.html'));
    await ready(page);
    const scheme = () => page.evaluate<string>('getComputedStyle(document.documentElement).colorScheme');
    expect(await scheme()).toBe('light');
    await page.keyboard.press('t');
    expect(await scheme()).toBe('dark');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Menu du diaporama' }).click();
    await page.getByRole('button', { name: 'Thème clair' }).waitFor();
    await go(page, 'index.html');
    expect(await scheme()).toBe('dark');
    await page.getByRole('button', { name: 'Thème clair' }).click();
    await go(page, '02-deux.html');
    expect(await scheme()).toBe('light');
    await page.context().close();
  });

  test('a course shows its logo, authors, licence and footer', async () => {
    const { page, failures } = await browser.open(fileUrl(dist, '01-un.html'));
    await ready(page);
    expect(await page.getByRole('img', { name: 'Trois chapitres' }).isVisible()).toBe(true);
    expect(await page.textContent('.opener-authors')).toBe('Ada');
    const address = 'https://creativecommons.org/licenses/by-sa/4.0/';
    expect(await page.getAttribute('.opener-licence a', 'href')).toBe(address);
    expect(await page.getAttribute('link[rel=license]', 'href')).toBe(address);
    await page.keyboard.press('End');
    const foot = page.locator('.slides .present .slide-footer');
    expect(await foot.textContent()).toContain('Au pied');
    const logo = await foot.locator('.slide-footer-logo').boundingBox();
    expect(logo?.width).toBeGreaterThan(20);
    await go(page, 'index.html');
    expect(await page.getAttribute('.colophon a', 'href')).toBe(address);
    expect(await page.evaluate('document.querySelector(".course-logo").naturalWidth')).toBe(200);
    expect(failures).toEqual([]);
    await page.context().close();
  });

  test('without scripts it is a page of links', async () => {
    const { page } = await browser.open(fileUrl(dist, 'index.html'), { javaScriptEnabled: false });
    expect(await page.locator('.course-search').isVisible()).toBe(false);
    await page.locator('.part-size').first().click();
    await page.getByRole('link', { name: 'Le cœur du système' }).click();
    await page.waitForURL(/01-un\.html#\/le-coeur-du-systeme$/);
    await page.context().close();
  });
});
