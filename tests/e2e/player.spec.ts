import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { runCli } from '../support/cli.ts';
import { fileUrl } from '../support/course.ts';
import { ready, until } from '../support/deck.ts';
import { useFolders } from '../support/folders.ts';
import { recordedCourse } from '../support/recorded-course.ts';
import { requireOrSkip } from '../support/require.ts';
import { serveFolder } from '../support/server.ts';
import { useBrowser } from '../support/suite.ts';

const moving: BrowserContextOptions = { reducedMotion: 'no-preference' };
const first = '#une-construction';
/** Asks again for as long as a busy machine may take. */
const soon = <T>(ask: () => T | Promise<T>) => expect.poll(ask, { timeout: 30_000 });

describe.skipIf(!requireOrSkip('browser'))('the player of recordings', () => {
  const browser = useBrowser();
  const folder = useFolders();
  let dist = '';
  let single = '';

  beforeAll(async () => {
    const root = folder(recordedCourse);
    dist = join(root, 'dist');
    single = join(root, 'seul');
    expect(await runCli(['build', root])).toMatchObject({ code: 0 });
    expect(await runCli(['build', root, '--single', '--out', single])).toMatchObject({ code: 0 });
  });

  async function open(name = '01-cours.html', options: BrowserContextOptions = moving): Promise<Page> {
    const { page } = await browser.open(`${fileUrl(dist, name)}#/une-construction`, options);
    return ready(page);
  }
  const play = (page: Page) => page.locator(`${first} .terminal-play`);
  const control = (page: Page, name: string) => page.locator(first).getByRole('button', { name, exact: true });
  const slider = (page: Page) => page.locator(first).getByRole('slider');
  /** What the terminal shows, line by line. */
  const screen = (page: Page): Promise<string> =>
    page.evaluate(
      `[...document.querySelectorAll('${first} .xterm-rows > div')].map((row) => row.textContent.trimEnd()).join('\\n').trim()`,
    );
  const state = (page: Page): Promise<string | undefined> =>
    page.evaluate(`document.querySelector('${first} .terminal').dataset.replay`);
  /** Waits until the replay has ended, and its last line is drawn. */
  const ended = async (page: Page): Promise<void> => {
    await until(page, `document.querySelector('${first} .terminal').dataset.replay === 'ended'`);
    await soon(() => screen(page)).toContain('naming to api done');
  };

  describe.each(['http', 'file', 'single'])('over %s, without a network', (scheme) => {
    test('loads nothing before « Rejouer », plays, and shows all in the end', async () => {
      const root = scheme === 'single' ? single : dist;
      const server = scheme === 'http' ? await serveFolder(root, '/cours/docker/') : undefined;
      const address = `${server ? `${server.url}01-cours.html` : fileUrl(root, '01-cours.html')}#/une-construction`;
      const { page, requests, failures, complaints } = await browser.open(address, moving);
      if (!server) await page.context().setOffline(true);
      await ready(page);
      const scripts = () => page.evaluate<number>('document.scripts.length');
      const before = { requests: requests.length, scripts: await scripts() };
      expect(requests.filter((url) => /player|recordings/.test(url))).toEqual([]);
      expect(await page.evaluate('Object.keys(globalThis.estradeParts ?? {})')).toEqual(['replay']);
      expect(await page.locator('.xterm').count()).toBe(0);

      await play(page).click();
      await soon(() => screen(page)).toContain('#1 [1/9] FROM debian');
      expect(await state(page)).toBe('shown');
      await ended(page);
      expect(await screen(page)).toMatch(/^\$ docker build/);
      expect(await page.locator(`${first} .terminal-state`).isVisible()).toBe(true);
      expect(requests.length - before.requests).toBe(scheme === 'single' ? 0 : 2);
      expect(await scripts()).toBe(before.scripts + 2);
      expect(requests.filter((url) => !url.startsWith(server?.url ?? 'file:'))).toEqual([]);
      expect({ failures, complaints }).toEqual({ failures: [], complaints: [] });
      await page.context().close();
      await server?.close();
    });
  });

  test('pauses and goes on', async () => {
    const page = await open();
    await play(page).click();
    await soon(() => screen(page)).toContain('[1/9]');
    await play(page).click();
    expect(await play(page).textContent()).toBe('Reprendre');
    const shown = await screen(page);
    await page.waitForTimeout(900);
    expect(await screen(page)).toBe(shown);
    expect(shown).not.toContain('naming');
    await play(page).click();
    expect(await play(page).textContent()).toBe('Pause');
    await ended(page);
    expect(await play(page).textContent()).toBe('Rejouer');
    await play(page).click();
    await soon(() => screen(page)).not.toContain('naming');
    await page.context().close();
  });

  test('is as fast as asked, and goes to its end and its beginning', async () => {
    const page = await open();
    await play(page).click();
    const speed = page.locator(`${first} .terminal-speed`);
    const names: (string | null)[] = [];
    for (let press = 0; press < 3; press++) {
      names.push(await speed.getAttribute('aria-label'));
      await speed.click();
    }
    expect(names).toEqual(['Vitesse\u00a0: 1×', 'Vitesse\u00a0: 2×', 'Vitesse\u00a0: 4×']);
    expect(await speed.textContent()).toBe('1×');
    await control(page, 'Aller à la fin').click();
    await ended(page);
    await control(page, 'Revenir au début').click();
    await soon(() => screen(page)).toBe('');
    expect(await play(page).textContent()).toBe('Rejouer');
    await page.context().close();
  });

  test('copies the whole output, also what the slide leaves out', async () => {
    const page = await open('01-cours.html', { ...moving, permissions: ['clipboard-read', 'clipboard-write'] });
    expect(await page.locator(`${first} .terminal-screen`).textContent()).not.toContain('docker build');
    await play(page).click();
    await control(page, 'Copier la sortie').click();
    await until(page, `document.querySelector('.estrade-live').textContent === 'Copié'`);
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toMatch(/^\$ docker build -t api \.\n/);
    expect(copied).toMatch(/naming to api done$/);
    expect(copied.split('\n')).toHaveLength(12);
    await page.context().close();
  });

  test('by keyboard alone, and the slides keep their keys afterwards', async () => {
    const page = await open();
    const focused = () =>
      page.evaluate<string>('document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent');
    for (let press = 0; press < 30 && (await focused()) !== 'Rejouer'; press++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await until(page, `document.querySelector('${first} .terminal-play').textContent === 'Pause'`);
    await page.keyboard.press('Space');
    expect(await play(page).textContent()).toBe('Reprendre');
    const names: string[] = [];
    for (let press = 0; press < 5; press++) {
      await page.keyboard.press('Tab');
      names.push(await focused());
      if (names.at(-1) !== 'Position dans l’enregistrement') continue;
      await page.keyboard.press('End');
      await ended(page);
      expect(await slider(page).getAttribute('aria-valuetext')).toBe('4\u00a0s sur 4\u00a0s');
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowRight');
      expect(await slider(page).getAttribute('aria-valuetext')).toBe('0\u00a0s sur 4\u00a0s');
    }
    expect(names).toEqual([
      'Vitesse\u00a0: 1×',
      'Revenir au début',
      'Position dans l’enregistrement',
      'Aller à la fin',
      'Copier la sortie',
    ]);
    expect(await page.evaluate('Reveal.getCurrentSlide().id')).toBe('une-construction');
    await page.keyboard.press('PageDown');
    expect(await page.evaluate('Reveal.getCurrentSlide().id')).toBe('une-ligne');
    await page.context().close();
  });

  test('a click into it leaves the keys to the slides', async () => {
    const page = await open();
    await play(page).click();
    await control(page, 'Aller à la fin').click();
    await ended(page);
    await page.locator(`${first} .xterm-screen`).click();
    await page.keyboard.press('Space');
    expect(await page.evaluate('Reveal.getCurrentSlide().id')).toBe('une-ligne');
    await page.context().close();
  });

  test.each([1, 0.7, 1.4])(
    'what the mouse goes over is selected, and copied, on a slide at scale %f',
    async (scale) => {
      const viewport = { width: Math.round(1280 * scale), height: Math.round(720 * scale) };
      const page = await open('01-cours.html', {
        ...moving,
        viewport,
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      await play(page).click();
      await control(page, 'Aller à la fin').click();
      await ended(page);
      const row = page.locator(`${first} .xterm-rows > div`, { hasText: '[1/9] FROM' });
      const box = (await row.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      const cell = box.width / 88;
      // « FROM » stands in columns 9 to 12.
      await page.mouse.move(box.x + 9.2 * cell, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + 12.8 * cell, box.y + box.height / 2, { steps: 4 });
      await page.mouse.up();
      await page.keyboard.press('Control+c');
      await soon(() => page.evaluate('navigator.clipboard.readText()')).toBe('FROM');
      await page.context().close();
    },
  );

  test('leaving the slide pauses it', async () => {
    const page = await open();
    await play(page).click();
    await until(page, `document.querySelector('${first} .terminal-play').textContent === 'Pause'`);
    await page.keyboard.press('PageDown');
    await page.waitForTimeout(300);
    await page.keyboard.press('PageUp');
    expect(await play(page).textContent()).toBe('Reprendre');
    expect(await state(page)).toBe('shown');
    await page.context().close();
  });

  test('with less motion, all is there at once, and said', async () => {
    const page = await open('01-cours.html', { reducedMotion: 'reduce' });
    await play(page).click();
    await ended(page);
    expect(await page.locator(`${first} .terminal-speed`).count()).toBe(0);
    expect(await play(page).textContent()).toBe('Rejouer');
    await until(page, `document.querySelector('.estrade-live').textContent === 'Fin de l’enregistrement'`);
    await page.context().close();
  });

  test('the output stays for screen readers and for paper', async () => {
    const page = await open();
    const output = page.locator(`${first} .terminal-screen`);
    const text = await output.textContent();
    await play(page).click();
    await control(page, 'Aller à la fin').click();
    await ended(page);
    expect(await output.textContent()).toBe(text);
    expect((await output.boundingBox())?.width).toBeLessThan(3);
    expect(await page.locator(`${first} .xterm-rows`).getAttribute('aria-hidden')).toBe('true');
    await page.emulateMedia({ media: 'print' });
    expect(await output.isVisible()).toBe(true);
    expect((await output.boundingBox())?.width).toBeGreaterThan(300);
    for (const hidden of ['.terminal-replay', '.terminal-controls', '.terminal-play', '.terminal-now'])
      expect(await page.locator(`${first} ${hidden}`).isVisible(), hidden).toBe(false);
    expect(await page.locator(`${first} .terminal-state`).isVisible()).toBe(true);
    await page.context().close();
  });

  test('on stage the buttons are the stage’s, which may show a recording and take it away again', async () => {
    const html = readFileSync(join(dist, '01-cours.html'), 'utf8').replace('<html ', '<html data-stage="live" ');
    writeFileSync(join(dist, 'scene.html'), html);
    const page = await open('scene.html');
    expect(await play(page).count()).toBe(0);
    await page.evaluate(`(async () => {
      globalThis.replay = await estradeParts.replay(document.querySelector('${first} .snippet'));
    })()`);
    await soon(() => screen(page)).toContain('[1/9]');
    expect(await play(page).textContent()).toBe('Pause');
    await page.evaluate('replay.close()');
    expect(await page.locator('.terminal-play, .terminal-controls, .terminal-replay').count()).toBe(0);
    expect(await page.locator(`${first} .terminal-screen`).isVisible()).toBe(true);
    expect(await state(page)).toBeUndefined();
    await page.context().close();
  });

  test.each(['?view=print', '?apercu'])('pages for %s have no buttons', async (query) => {
    const { page } = await browser.open(`${fileUrl(dist, '01-cours.html')}${query}`);
    await until(page, 'globalThis.Reveal?.isReady()');
    await page.waitForTimeout(300);
    expect(await page.locator('.terminal-play').count()).toBe(0);
    await page.context().close();
  });

  test.each(['01-cours.html', '02-nuit.html', '03-contraste.html', '04-noir.html'])(
    'axe finds nothing, before, while it plays, and in the end: %s',
    async (name) => {
      const page = await open(name);
      expect(await violations(page, { within: first })).toEqual([]);
      await play(page).click();
      await soon(() => screen(page)).toContain('[1/9]');
      expect(await violations(page, { within: first })).toEqual([]);
      await control(page, 'Aller à la fin').click();
      await ended(page);
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    },
  );

  test('fits above the foot, and scrolls by keyboard once it is longer', async () => {
    const page = await open('05-long.html');
    await play(page).click();
    await control(page, 'Aller à la fin').click();
    await until(page, `document.querySelector('${first} .terminal').dataset.replay === 'ended'`);
    const group = page.getByRole('group', { name: 'Sortie rejouée' });
    await group.waitFor();
    const places = await page.evaluate<{ low: number; foot: number; above: number }>(`(() => {
      const box = document.querySelector('${first} .terminal').getBoundingClientRect();
      const foot = document.querySelector('${first} .slide-footer').getBoundingClientRect();
      return { low: box.bottom, foot: foot.top, above: document.querySelector('${first} .screen').scrollTop };
    })()`);
    expect(places.low).toBeLessThanOrEqual(places.foot);
    expect(places.above).toBeGreaterThan(0);
    for (let press = 0; press < 20; press++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(`document.activeElement.matches('${first} .screen')`)) break;
    }
    await page.keyboard.press('Home');
    await soon(() => screen(page)).toMatch(/^ligne 1\n/);
    expect(await page.evaluate('Reveal.getCurrentSlide().id')).toBe('une-construction');
    expect(await violations(page, { within: first })).toEqual([]);
    await page.context().close();
  });

  test('on a phone, where slides are one long page', async () => {
    const page = await open('01-cours.html', { ...moving, viewport: { width: 390, height: 780 }, hasTouch: true });
    await until(page, 'document.body.classList.contains("reveal-scroll")');
    await play(page).scrollIntoViewIfNeeded();
    await play(page).tap();
    await control(page, 'Aller à la fin').tap();
    await ended(page);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await violations(page, { within: first })).toEqual([]);
    // Wide again, the slides are made anew from their HTML.
    await page.setViewportSize({ width: 1280, height: 720 });
    await until(page, '!document.body.classList.contains("reveal-scroll")');
    await page.evaluate(`Reveal.slide(1)`);
    expect(await page.locator(`${first} .terminal-replay`).count()).toBeLessThanOrEqual(1);
    await play(page).click();
    await soon(() => screen(page)).toContain('[1/9]');
    await page.context().close();
  });

  test('colours follow the reader’s switch between light and dark', async () => {
    const page = await open();
    await play(page).click();
    await control(page, 'Aller à la fin').click();
    await ended(page);
    const ground = () =>
      page.evaluate(`getComputedStyle(document.querySelector('${first} .xterm-scrollable-element')).backgroundColor`);
    const light = await ground();
    await page.keyboard.press('t');
    await soon(ground).not.toBe(light);
    await page.context().close();
  });

  test('a deck with recordings loads no more than others by itself', () => {
    const sizes = readdirSync(join(dist, 'assets'))
      .filter((name) => /^deck-.*\.js$/.test(name))
      .map((name) => gzipSync(readFileSync(join(dist, 'assets', name))).length);
    expect(sizes).toHaveLength(1);
    expect(sizes[0]).toBeLessThanOrEqual(50 * 1024);
    expect(readFileSync(join(dist, '06-rien.html'), 'utf8')).not.toMatch(/data-part="(?:player|recordings)"/);
    expect(readFileSync(join(dist, '01-cours.html'), 'utf8')).toMatch(
      /data-part="player"[\s\S]*data-part="recordings"/,
    );
  });
});
