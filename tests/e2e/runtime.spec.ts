import { rm } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDeck } from '../fixtures/runtime/page.ts';
import { violations } from '../support/axe.ts';
import { launch } from '../support/browser.ts';
import { requireOrSkip } from '../support/require.ts';
import { type StaticServer, serveFolder } from '../support/server.ts';

const currentLines = (page: Page) =>
  page.$$eval('.present:not(.stack) .line.current', (lines) => lines.map((line) => line.textContent));
/** Waits for an expression to hold in the page. (`waitForFunction` would be refused by the page's policy.) */
const until = (page: Page, expression: string) =>
  expect.poll(() => page.evaluate(expression), { timeout: 15_000 }).toBe(true);
const slideId = (page: Page) => page.evaluate<string>(`document.querySelector('.slides .present:not(.stack)').id`);
const isDeckAt = (page: Page, id: string) =>
  until(page, `document.querySelector('.slides .present:not(.stack)')?.id === '${id}'`);

describe.skipIf(!requireOrSkip('browser')).each(['http', 'file'])('a deck over %s', (scheme) => {
  let folder: string;
  let server: StaticServer;
  let browser: Browser;
  let base: string;

  beforeAll(async () => {
    folder = await writeDeck();
    server = await serveFolder(folder, '/cours/');
    browser = await launch();
    base = scheme === 'http' ? server.url : `${pathToFileURL(folder).href}/`;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  /** Opens the deck, collects what its pages complain about, and asserts that it is nothing. */
  async function withDeck(
    address: string,
    use: (page: Page) => Promise<void>,
    options: BrowserContextOptions = {},
  ): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, ...options });
    const complaints: string[] = [];
    context.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    context.on('weberror', (error) => complaints.push(String(error.error())));
    try {
      const page = await context.newPage();
      await page.goto(`${base}deck.html${address}`);
      await page.waitForSelector('.reveal.ready');
      await use(page);
      expect(complaints).toEqual([]);
    } finally {
      await context.close();
    }
  }

  test('search folds case, accents and ligatures, and marks the hits on the slide', () =>
    withDeck('', async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('COEUR eleve');
      await page.locator('.estrade-results mark').first().waitFor();
      expect(await page.locator('.estrade-results mark').allTextContents()).toEqual(['cœur', 'élève']);
      await page.keyboard.press('Enter');
      await isDeckAt(page, 'coeur');
      expect(await page.evaluate(`CSS.highlights.get('estrade-search')?.size`)).toBe(2);
    }));

  test.each([
    ['.*', 'Aucune diapo trouvée'],
    ['\\', 'Aucune diapo trouvée'],
    ['(', '1 diapo'],
    ['a.b*(c)', '1 diapo'],
    ['[', '2 diapos'],
  ])('search takes %j as it is', (query, found) =>
    withDeck('', async (page) => {
      await page.keyboard.press('Control+Shift+F');
      await page.keyboard.type(query);
      await expect.poll(() => page.textContent('.estrade-count')).toBe(found);
    }),
  );

  test('search tells the slides whose title holds the words before the others', () =>
    withDeck('', async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('un');
      const numbers = page.locator('.estrade-result-number');
      await expect.poll(() => numbers.allTextContents()).toEqual(['1', '4', '5', '2', '3']);
    }));

  test('what search shows of a slide keeps its blocks apart, and its words together', () =>
    withDeck('', async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('1,1');
      expect(await page.textContent('.estrade-result-text')).toContain('Taille · node:24 · 1,1 Go · node:24-slim');
      await page.fill('.estrade-search input', 'prêt');
      expect(await page.textContent('.estrade-result-text')).toContain('Un élève déjà prêt : il lit a.b*(c) et docker');
    }));

  test('search shows the fragment that holds the hit', () =>
    withDeck('', async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('deuxieme');
      await page.keyboard.press('Enter');
      await isDeckAt(page, 'coeur');
      expect(await page.locator('#coeur .fragment.visible').count()).toBe(2);
    }));

  test('code steps follow the fragments, forwards, backwards and after a jump', () =>
    withDeck('#/copier', async (page) => {
      const first = ['FROM node:24-slim'];
      const second = ['COPY package.json package-lock.json ./', 'RUN npm ci --omit=dev'];
      expect(await currentLines(page)).toEqual(first);
      await page.keyboard.press('Space');
      expect(await currentLines(page)).toEqual(second);
      await page.keyboard.press('Space');
      expect(await currentLines(page)).toEqual([]);
      await page.keyboard.press('Shift+Space');
      expect(await currentLines(page)).toEqual(second);
      await page.keyboard.press('Home');
      // reveal writes the address a little later; the same address twice is no move.
      await until(page, `location.hash !== '#/copier'`);
      await page.evaluate(`location.hash = '#/copier'`);
      await isDeckAt(page, 'copier');
      expect(await currentLines(page)).toEqual(first);
    }));

  test('a long block scrolls to its current lines', () =>
    withDeck('#/long', async (page) => {
      await page.keyboard.press('Space');
      await until(
        page,
        `{
        const box = document.querySelector('#long pre').getBoundingClientRect();
        const line = document.querySelector('#long .line.current').getBoundingClientRect();
        line.top > box.top + box.height / 4 && line.bottom < box.bottom - box.height / 4;
      }`,
      );
    }));

  test('copy leaves prompts and outputs out', () =>
    withDeck(
      '#/session',
      async (page) => {
        await page.click('#session .code-copy');
        await page.waitForSelector('#session .code-copy[data-said="Copié"]');
        await page.evaluate(`document.body.append(Object.assign(document.createElement('textarea'), { id: 'paste' }))`);
        await page.focus('#paste');
        await page.keyboard.press('Control+V');
        expect(await page.inputValue('#paste')).toBe('docker build -t api .\ndocker run --rm api');
      },
      { permissions: scheme === 'http' ? ['clipboard-read', 'clipboard-write'] : [] },
    ));

  test('? lists the keys in French; reveal’s own list does not appear', () =>
    withDeck('', async (page) => {
      await page.keyboard.press('?');
      expect(await page.textContent('.estrade-help h2')).toBe('Aide au clavier');
      expect(await page.locator('.r-overlay').count()).toBe(0);
      await page.keyboard.press('Escape');
      await page.keyboard.press('o');
      expect(await page.locator('.reveal.overview').count()).toBe(1);
    }));

  test('going forward once more at the end offers the next chapter, and stays', () =>
    withDeck('#/fin', async (page) => {
      await page.keyboard.press('Space');
      expect(await page.isVisible('.estrade-next')).toBe(false);
      await page.keyboard.press('PageDown');
      expect(await page.textContent('.estrade-next a')).toContain('Docker Compose');
      expect(await slideId(page)).toBe('fin');
    }));

  test('the address sets known options only', () =>
    withDeck('?transition=zoom&postMessage=true', async (page) => {
      expect(await page.getAttribute('.reveal', 'class')).toContain('zoom');
      await page.evaluate(`window.postMessage(JSON.stringify({ method: 'slide', args: [2] }), '*')`);
      await page.waitForTimeout(100);
      expect(await slideId(page)).toBe('ouverture');
    }));

  test('the speaker view drives, follows, and finds its deck again after a reload of either', () =>
    withDeck('', async (deck) => {
      const [speaker] = await Promise.all([deck.context().waitForEvent('page'), deck.keyboard.press('s')]);
      const at = (text: string) =>
        until(speaker, `document.querySelector('.estrade-place')?.textContent === '${text}'`);
      await at('Diapo 1 sur 8');
      await speaker.keyboard.press('ArrowRight');
      await isDeckAt(deck, 'coeur');
      await at('Diapo 2 sur 8');
      expect(await speaker.textContent('.estrade-notes')).toContain('Dire pourquoi le cache existe.');
      await until(speaker, `document.querySelector('.estrade-views h2 span')?.textContent === 'Le cœur du système'`);

      await deck.keyboard.press('Home');
      await at('Diapo 1 sur 8');

      await deck.reload();
      await deck.waitForSelector('.reveal.ready');
      await deck.keyboard.press('End');
      await at('Diapo 8 sur 8');

      await speaker.reload();
      await at('Diapo 8 sur 8');
      await speaker.keyboard.press('b');
      await deck.waitForSelector('.reveal.paused');
    }));

  test('a window that the deck did not open is not given its reins', () =>
    withDeck('', async (page) => {
      const answered = await page.evaluate(`{
        const { port1, port2 } = new MessageChannel();
        window.postMessage('estrade:speaker', '*', [port2]);
        new Promise((resolve) => {
          port1.onmessage = () => resolve(true);
          setTimeout(() => resolve(false), 300);
        });
      }`);
      expect(answered).toBe(false);
    }));

  test('print shows every line alike, a page per slide or per step', async () => {
    const pages = async (address: string) => {
      let result: number[] = [];
      await withDeck(address, async (page) => {
        await page.waitForSelector('.pdf-page');
        result = await page.$$eval('.pdf-page', (all) =>
          all.map((one) => one.querySelectorAll('.line.current').length),
        );
      });
      return result;
    };
    expect(await pages('?view=print')).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(await pages('?print-pdf&pdfSeparateFragments=true')).toEqual([0, 0, 0, 0, 1, 2, 0, 0, 2, 3, 1, 0, 0, 0, 0]);
  });

  test('on a phone, an address and a search land on their slide', () =>
    withDeck(
      '#/long',
      async (page) => {
        await isCurrent(page, 'long');
        await page.click('.estrade-menu-button');
        await page.click('.estrade-menu >> text=Rechercher');
        await page.keyboard.type('une session');
        await page.keyboard.press('Enter');
        await isCurrent(page, 'session');
      },
      { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    ));

  test.skipIf(scheme === 'file').each(['#/ouverture', '#/coeur', '#/copier', '#/long', '#/tableau'])(
    '%s has no axe violation',
    (address) => withDeck(address, async (page) => expect(await violations(page)).toEqual([])),
  );

  test.skipIf(scheme === 'file').each(['/', '?'])('the window behind %j has no axe violation', (key) =>
    withDeck('', async (page) => {
      await page.keyboard.press(key);
      await page.waitForSelector('dialog[open]');
      expect(await violations(page)).toEqual([]);
    }),
  );
});

/** In scroll view several slides are `present`; reveal knows which one is read. */
async function isCurrent(page: Page, id: string): Promise<void> {
  await until(page, `Reveal.getCurrentSlide().id === '${id}'`);
}
