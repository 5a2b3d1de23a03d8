import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { runCli } from '../support/cli.ts';
import { fileUrl } from '../support/course.ts';
import { ready, slideId, until } from '../support/deck.ts';
import { useFolders } from '../support/folders.ts';
import { requireOrSkip } from '../support/require.ts';
import { searchCourse } from '../support/search-course.ts';
import { serveFolder } from '../support/server.ts';
import { useBrowser } from '../support/suite.ts';

const titles = (page: Page) => page.locator('.estrade-result-title').allTextContents();
const marked = (page: Page) => page.evaluate<string[]>(`[...(CSS.highlights.get('estrade-search') ?? [])].map(String)`);

describe.skipIf(!requireOrSkip('browser'))('search', () => {
  const browser = useBrowser();
  const folder = useFolders();
  let dist = '';
  let single = '';

  beforeAll(async () => {
    const root = folder(searchCourse);
    dist = join(root, 'dist');
    single = join(root, 'seul');
    expect(await runCli(['build', root])).toMatchObject({ code: 0 });
    expect(await runCli(['build', root, '--single', '--out', single])).toMatchObject({ code: 0 });
  });

  /** A copy of what was built, without one of its files. */
  function without(name: RegExp): string {
    const copy = folder();
    cpSync(dist, copy, { recursive: true });
    const [file] = readdirSync(join(copy, 'assets')).filter((path) => name.test(path));
    expect(file).toBeDefined();
    rmSync(join(copy, 'assets', file ?? ''));
    return copy;
  }

  describe.each(['http', 'file'])('over %s', (scheme) => {
    /** Opens a page, and asserts in the end that nothing failed. */
    async function onPage(name: string, use: (page: Page) => Promise<void>, root = dist): Promise<void> {
      const server = scheme === 'http' ? await serveFolder(root, '/cours/docker/') : undefined;
      const { page, failures, complaints } = await browser.open(server ? server.url + name : fileUrl(root, name));
      try {
        await use(page);
        expect({ failures, complaints }).toEqual({ failures: [], complaints: [] });
      } finally {
        await page.context().close();
        await server?.close();
      }
    }

    test('on the home finds slides of every chapter, titles first, and opens one with its words marked', () =>
      onPage('index.html', async (page) => {
        await page.keyboard.press('/');
        await page.keyboard.type('ELEPH');
        await expect
          .poll(() => titles(page))
          .toEqual(['Un éléphant en titre', 'Le cœur du système', 'Deux', 'Du code']);
        expect(await page.locator('.estrade-result-chapter').allTextContents()).toEqual([
          'Deux',
          'Un › Le début',
          'Deux',
          'Deux',
        ]);
        expect(await page.locator('.estrade-results mark').allTextContents()).toContain('éléph');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await page.waitForURL(/01-un\.html/);
        await ready(page);
        await expect.poll(() => marked(page)).toEqual(['éléph']);
        expect(await slideId(page)).toBe('le-coeur-du-systeme');
        expect(page.url()).toMatch(/01-un\.html#\/le-coeur-du-systeme$/);
      }));

    test('in a deck finds its own slides, then the course’s', () =>
      onPage('02-deux.html', async (page) => {
        await ready(page);
        await page.keyboard.press('/');
        await page.keyboard.type('souvient');
        await page.keyboard.press('Enter');
        await page.waitForURL(/01-un\.html/);
        await ready(page);
        await page.keyboard.press('/');
        await page.keyboard.type('elephant');
        await expect.poll(() => page.locator('[role=group][aria-labelledby]').count()).toBe(2);
        const groups = page.locator('.estrade-results-group');
        expect(await groups.allTextContents()).toEqual(['Dans ce chapitre', 'Dans le cours']);
        expect(await titles(page)).toEqual(['Le cœur du système', 'Un éléphant en titre', 'Deux', 'Du code']);
        expect(await page.textContent('.estrade-count')).toBe('4 diapos');
        await page.getByRole('option', { name: 'Du code' }).click();
        await page.waitForURL(/02-deux\.html/);
        await ready(page);
        await expect.poll(() => marked(page)).toEqual(['elephant']);
        expect(await slideId(page)).toBe('du-code');
      }));

    test('shows the step that holds the words, in another chapter too', () =>
      onPage('03-trois.html', async (page) => {
        await ready(page);
        await page.keyboard.press('/');
        await page.keyboard.type('zebre');
        await page.keyboard.press('Enter');
        await page.waitForURL(/01-un\.html/);
        await ready(page);
        await expect.poll(() => marked(page)).toEqual(['zèbre']);
        expect(await page.locator('#des-etapes .fragment.visible').count()).toBe(1);
      }));

    test('what is typed at once is kept, and never reaches the slides', () =>
      onPage('01-un.html', async (page) => {
        await ready(page);
        await page.keyboard.press('/');
        await page.keyboard.type('fob sgo');
        expect(await page.inputValue('.estrade-search input')).toBe('fob sgo');
        expect(await page.locator('.reveal:is(.overview, .paused)').count()).toBe(0);
        expect(page.context().pages()).toHaveLength(1);
        await expect.poll(() => page.textContent('.estrade-count')).toBe('Aucune diapo trouvée');
      }));

    test('finds no speaker notes', () =>
      onPage('index.html', async (page) => {
        await page.keyboard.press('/');
        await page.keyboard.type('polichinelle');
        await expect.poll(() => page.textContent('.estrade-count')).toBe('Aucune diapo trouvée');
      }));

    test('without the file of the search, the window says so', async () => {
      const root = without(/^search-/);
      const server = scheme === 'http' ? await serveFolder(root) : undefined;
      const { page } = await browser.open(server ? `${server.url}01-un.html` : fileUrl(root, '01-un.html'));
      const broken: string[] = [];
      page.on('pageerror', (error) => broken.push(String(error)));
      await ready(page);
      await page.keyboard.press('/');
      await expect.poll(() => page.textContent('.estrade-count')).toMatch(/^Un fichier de cette page manque/);
      expect(broken).toEqual([]);
      await page.context().close();
      await server?.close();
    });

    test('without the course’s index, a deck is still searched', async () => {
      const root = without(/^course-index-/);
      const server = scheme === 'http' ? await serveFolder(root) : undefined;
      const { page } = await browser.open(server ? `${server.url}01-un.html` : fileUrl(root, '01-un.html'));
      await ready(page);
      await page.keyboard.press('/');
      await page.keyboard.type('elephant');
      await expect.poll(() => titles(page)).toEqual(['Le cœur du système']);
      await page.getByText('Les autres chapitres ne peuvent pas être cherchés').waitFor();
      await page.context().close();
      await server?.close();
    });

    test('without the file of the speaker view, its window says so', async () => {
      const root = without(/^speaker-/);
      const server = scheme === 'http' ? await serveFolder(root) : undefined;
      const address = server ? `${server.url}01-un.html` : fileUrl(root, '01-un.html');
      const { page } = await browser.open(`${address}?orateur`);
      await page.getByRole('alert').getByText('Un fichier de cette page manque').waitFor();
      await page.context().close();
      await server?.close();
    });

    test('in single files each chapter is searched by itself, and the home searches all', () =>
      onPage(
        'index.html',
        async (page) => {
          await page.keyboard.press('/');
          await page.keyboard.type('souvient');
          await page.keyboard.press('Enter');
          await page.waitForURL(/01-un\.html/);
          await ready(page);
          await expect.poll(() => marked(page)).toEqual(['souvient']);
          await page.keyboard.press('/');
          await page.keyboard.type('elephant');
          await expect.poll(() => titles(page)).toEqual(['Le cœur du système']);
          expect(await page.textContent('.estrade-search h2')).toBe('Rechercher dans le chapitre');
          await page.keyboard.press('Escape');
          // The browser closes a dialog a moment after the key: until then, keys are the field's.
          await page.locator('.estrade-search').waitFor({ state: 'hidden' });
          const popup = page.waitForEvent('popup');
          await page.keyboard.press('s');
          await (await popup).getByText('Diapo 3 sur 4').waitFor();
        },
        single,
      ));
  });

  test.each([
    ['the home', 'index.html', '/'],
    ['a deck', '01-un.html', '/'],
  ])('of %s has no axe violation', async (_, name, key) => {
    const { page } = await browser.open(fileUrl(dist, name));
    if (name !== 'index.html') await ready(page);
    await page.keyboard.press(key);
    await page.keyboard.type('un');
    await page.getByRole('option').first().waitFor();
    await until(page, `document.querySelectorAll('[role=option]').length > 4`);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });
});
