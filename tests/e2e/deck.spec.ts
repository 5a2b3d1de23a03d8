import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { course, decksOf, everything, fileUrl } from '../support/course.ts';
import { place, ready, show, slideId, states, until } from '../support/deck.ts';
import { requireOrSkip } from '../support/require.ts';
import { type StaticServer, serveFolder } from '../support/server.ts';
import { useBrowser } from '../support/suite.ts';

describe.skipIf(!requireOrSkip('browser')).each(['http', 'file'])('a built deck over %s', (scheme) => {
  const browser = useBrowser();
  let server: StaticServer;
  let base = '';

  beforeAll(async () => {
    server = await serveFolder(everything, '/cours/docker/');
    base = scheme === 'http' ? server.url : `${fileUrl(everything)}/`;
  });
  afterAll(() => server?.close());

  /** Opens an address, uses the page, and sees that nothing complained. */
  async function withDeck(address: string, use: (page: Page) => Promise<void>, options = {}): Promise<void> {
    const { page, complaints, failures } = await browser.open(base + address, options);
    await ready(page);
    await use(page);
    expect({ complaints, failures }).toEqual({ complaints: [], failures: [] });
    await page.context().close();
  }

  test('an address by name, by numbers or by the id of an inner heading opens on its slide', async () => {
    for (const [address, id] of [
      ['#/une-session', 'une-session'],
      ['#/7/1', 'une-deuxieme-d-une-pile'],
      ['#/une-troisieme-d-une-pile', 'une-troisieme-d-une-pile'],
      ['', 'tout'],
      ['#/nulle-part', 'tout'],
    ] as const) {
      await withDeck(`01-tout.html${address}`, async (page) => expect(await slideId(page), address).toBe(id));
    }
  });

  test('the address follows: back, forward and a reload come to the same slide', () =>
    withDeck('01-tout.html#/une-session', async (page) => {
      await page.keyboard.press('ArrowLeft');
      await page.waitForURL(/#\/une-difference-et-des-lignes-numerotees/);
      await page.reload();
      await ready(page);
      expect(await slideId(page)).toBe('une-difference-et-des-lignes-numerotees');
      await page.keyboard.press('Home');
      await page.keyboard.press('End');
      expect(await slideId(page)).toBe('une-image-seule');
    }));

  test('steps of code go forward, backward, and show the same picture from either side', () =>
    withDeck('01-tout.html#/du-code-en-etapes-tire-d-un-fichier', async (page) => {
      const lines = (): Promise<number[]> =>
        page.evaluate(
          '[...document.querySelector("section.present pre").querySelectorAll(".line")].flatMap((line, index) => line.classList.contains("current") ? [index + 1] : [])',
        );
      const seen: number[][] = [await lines()];
      for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft']) {
        await page.keyboard.press(key);
        seen.push(await lines());
      }
      expect(seen).toEqual([[2], [3], [6], [3], [2]]);
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowRight');
      expect([await slideId(page), await lines()]).toEqual(['du-code-en-etapes-tire-d-un-fichier', [2]]);
    }));

  test('a stack: down its slides, step by step, and back up to the last step', () =>
    withDeck('01-tout.html#/une-premiere-d-une-pile', async (page) => {
      const [h = ''] = (await place(page)).split('/');
      const seen: string[] = [];
      for (let press = 0; press < 4; press += 1) {
        await page.keyboard.press('Space');
        seen.push(await place(page));
      }
      expect(seen).toEqual([`${h}/1/-1`, `${h}/1/0`, `${h}/1/1`, `${h}/2/`]);
      await page.keyboard.press('Shift+Space');
      expect(await place(page)).toBe(`${h}/1/1`);
    }));

  test('the menu leads home and to the next chapter, which leads back', () =>
    withDeck('01-tout.html', async (page) => {
      const follow = async (name: RegExp, url: RegExp): Promise<void> => {
        await page.locator('.estrade-menu-button').click();
        await page.locator('.estrade-menu').getByRole('link', { name }).click();
        await page.waitForURL(url);
      };
      await follow(/Chapitre suivant/, /02-black\.html/);
      await ready(page);
      await follow(/Chapitre précédent/, /01-tout\.html/);
      await ready(page);
      await follow(/Accueil du cours/, /index\.html/);
      expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    }));

  test('controls, menu and slides are named in French, in an English deck in English', async () => {
    const names = (page: Page): Promise<string[]> =>
      page.evaluate(
        '[".navigate-right", ".navigate-left", ".estrade-menu-button", ".code-copy"].map((one) => document.querySelector(one)?.getAttribute("aria-label"))',
      );
    await withDeck('01-tout.html', async (page) => {
      expect(await names(page)).toEqual(['Diapo suivante', 'Diapo précédente', 'Menu du diaporama', 'Copier le code']);
      expect(await page.locator('section.present').getAttribute('aria-label')).toMatch(/^Diapo 1 sur \d+, Tout$/);
    });
    await withDeck('04-suite.html', async (page) => {
      expect(await names(page)).toEqual(['Next slide', 'Previous slide', 'Deck menu', 'Copy the code']);
      expect(await page.locator('section.present').getAttribute('aria-label')).toBe('Slide 1 of 2, The rest');
      await page.keyboard.press('?');
      expect(await page.locator('.estrade-help h2').textContent()).toBe('Keyboard help');
      await page.keyboard.press('Escape');
    });
  });

  test('copying a session takes the commands only', () =>
    withDeck(
      '01-tout.html#/une-session',
      async (page) => {
        await page.locator('section.present .code-copy').click();
        await page.locator('section.present .code-copy[data-said="Copié"]').waitFor();
        await page.evaluate('document.body.append(Object.assign(document.createElement("textarea"), { id: "paste" }))');
        await page.focus('#paste');
        await page.keyboard.press('ControlOrMeta+V');
        expect((await page.inputValue('#paste')).trimEnd()).toBe('docker ps --all\ndocker images');
      },
      scheme === 'http' ? { permissions: ['clipboard-read', 'clipboard-write'] } : {},
    ));

  test('the print view has a page for each slide, and every one shows its text', () =>
    withDeck('01-tout.html?view=print', async (page) => {
      const slides = await page.evaluate<number>('Reveal.getTotalSlides()');
      expect(slides).toBe(17);
      const texts = await page
        .locator('.pdf-page section')
        .evaluateAll((all) => all.map((one) => one.textContent?.trim()));
      expect(texts.length).toBe(slides);
      expect(texts.filter((text) => !text)).toEqual([]);
    }));

  test('motion is short, and none for those who asked for none', async () => {
    const transition = (page: Page): Promise<string> => page.evaluate('Reveal.getConfig().transition');
    await withDeck('01-tout.html', async (page) => expect(await transition(page)).toBe('none'), {
      reducedMotion: 'reduce',
    });
    await withDeck('01-tout.html', async (page) => expect(await transition(page)).toBe('fade'), {
      reducedMotion: 'no-preference',
    });
  });

  test('the speaker view shows the notes and what comes next, drives and follows', () =>
    withDeck('01-tout.html', async (page) => {
      const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
      await speaker.getByText('Diapo 1 sur 17').waitFor();
      expect(await speaker.locator('.estrade-notes').textContent()).toContain('Les notes de l’ouverture');
      await speaker.getByRole('heading', { name: /Ensuite Un tableau/ }).waitFor();
      expect(await speaker.locator('.estrade-bar').textContent()).toMatch(/0:00/);
      await speaker.keyboard.press('ArrowRight');
      await until(page, 'Reveal.getIndices().h === 1');
      await page.keyboard.press('ArrowRight');
      await speaker.getByText('Diapo 3 sur 17').waitFor();
      for (const frame of speaker.frames().slice(1)) await until(frame, 'Reveal.isReady()');
      await speaker.close();
    }));

  test('a number after G, and the overview, lead to any slide', () =>
    withDeck('01-tout.html', async (page) => {
      await page.keyboard.press('g');
      await page.keyboard.type('5');
      await page.keyboard.press('Enter');
      expect(await place(page)).toMatch(/^4\//);
      await page.keyboard.press('o');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      expect(await place(page)).toMatch(/^5\//);
    }));
});

describe.skipIf(!requireOrSkip('browser'))('the course', () => {
  const browser = useBrowser();

  test('every address of its slides opens on that slide, and no two are the same', async () => {
    for (const name of decksOf(course)) {
      const { page } = await browser.open(fileUrl(course, name));
      await ready(page);
      const all = (await states(page)).filter(({ f }) => f === -1);
      expect(all.filter(({ id }) => !id)).toEqual([]);
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      await show(page, { id: '', h: 0, v: 0, f: -1 });
      for (const { id } of all) {
        await page.evaluate(`location.hash = ${JSON.stringify(`#/${id}`)}`);
        await until(page, `Reveal.getCurrentSlide().id === ${JSON.stringify(id)}`);
      }
      await page.context().close();
    }
  });
});
