import { createServer } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { runCli } from '../support/cli.ts';
import { ready, until } from '../support/deck.ts';
import { describeWithEngine } from '../support/engine.ts';
import { putFiles, useFolders } from '../support/folders.ts';
import { type Preview, startPresent } from '../support/preview.ts';
import { requireOrSkip } from '../support/require.ts';
import { stageCourse } from '../support/stage-course.ts';
import { useBrowser } from '../support/suite.ts';

describe.skipIf(!requireOrSkip('browser'))('estrade present', () => {
  const browser = useBrowser();
  const folder = useFolders();
  let root = '';
  let stage: Preview;

  beforeAll(async () => {
    root = folder(stageCourse(await freePort()));
    const { code, stderr } = await runCli(['record', root, '--only', 'cle']);
    expect(stderr + String(code)).toMatch(/0$/);
    putFiles(root, { 'slides/cle.txt': '' });
    stage = await startPresent(root);
  });
  afterAll(() => stage?.end());

  /** The address of a slide, with the token. */
  const address = (chapter: string, slide: string): string => {
    const url = new URL(stage.url);
    return `${url.origin}/${chapter}.html${url.search}#/${slide}`;
  };
  const go = async (page: Page, chapter: string, slide: string): Promise<Page> => {
    await page.goto(address(chapter, slide), { waitUntil: 'load' });
    await ready(page);
    await page.locator('section.present .is-live').first().waitFor({ state: 'attached' });
    return page;
  };
  const open = async (chapter: string, slide: string): Promise<Page> => go(await browser.page(), chapter, slide);
  const show = async (page: Page, slide: string): Promise<void> => {
    await page.evaluate(`location.hash = '#/${slide}'`);
    await until(page, `Reveal.getCurrentSlide().id === '${slide}'`);
  };
  const button = (page: Page, id: string, name: string) =>
    page.locator(`[data-snippet=${id}]`).getByRole('button', { name });
  const state = (id: string, wanted: string): string =>
    `document.querySelector('[data-snippet=${id}]').dataset.state === '${wanted}'`;
  const shows = (id: string, text: string): string =>
    `(document.querySelector('[data-snippet=${id}] .xterm-rows')?.textContent ?? '').replaceAll('\\u00a0', ' ').includes(${JSON.stringify(text)})`;
  const bar = (page: Page, id: string) => page.locator(`[data-snippet=${id}] .stage-state`).textContent();
  /** Whether what slides hold stays above their foot. */
  const inRoom = (page: Page): Promise<boolean> =>
    page.evaluate<boolean>(`(() => {
      const slide = Reveal.getCurrentSlide();
      const foot = slide.querySelector('.slide-footer').getBoundingClientRect().top;
      return [...slide.querySelectorAll('figure, :scope > p:not(.slide-footer)')]
        .every((box) => box.getBoundingClientRect().bottom <= foot);
    })()`);

  test('▶ runs a snippet: its output, its exit code and its time stand under the code', async () => {
    const page = await open('01-scene', 'bonjour');
    expect(new URL(page.url()).search).toBe('');
    expect(await button(page, 'bonjour', 'Exécuter').isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await button(page, 'bonjour', 'Exécuter').click();
    await until(page, state('bonjour', 'done'));
    await until(page, shows('bonjour', 'bonjour 42'));
    expect(await bar(page, 'bonjour')).toMatch(/^✔ code 0 · \d+,\d\u00a0s$/);
    await until(page, `document.querySelector('[data-snippet=bonjour] samp').textContent === 'bonjour 42'`);
    expect(await violations(page)).toEqual([]);
    expect(await inRoom(page)).toBe(true);
    await page.context().close();
  });

  test('on a slide that is scaled, the pointer selects what it points at', async () => {
    const page = await go(await browser.page({ viewport: { width: 1600, height: 1000 } }), '01-scene', 'bonjour');
    await button(page, 'bonjour', 'Exécuter').click();
    await until(page, state('bonjour', 'done'));
    await until(page, shows('bonjour', 'bonjour 42'));
    expect(await page.evaluate('Reveal.getScale()')).toBe(1.25);
    const { x, y, width, height } = (await page.locator('[data-snippet=bonjour] .xterm-screen').boundingBox()) ?? {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    };
    const row = y + height / 48;
    await page.mouse.move(x + width * (0.2 / 88), row);
    await page.mouse.down();
    await page.mouse.move(x + width * (6.9 / 88), row, { steps: 4 });
    await page.mouse.up();
    const copied = await page.evaluate(`new Promise((done) => {
      document.addEventListener('copy', ({ clipboardData }) => done(clipboardData.getData('text/plain')), { once: true });
      document.execCommand('copy');
    })`);
    expect(copied).toBe('bonjour');
    // The slides still have the keys.
    await page.keyboard.press('ArrowRight');
    await until(page, `Reveal.getCurrentSlide().id === 'la-cle'`);
    await page.context().close();
  });

  test('a failure says its code; the recording is offered, and plays', async () => {
    const page = await open('01-scene', 'la-cle');
    await button(page, 'cle', 'Exécuter').click();
    await until(page, state('cle', 'failed'));
    expect(await bar(page, 'cle')).toMatch(/^✘ code 1 · /);
    expect(await violations(page)).toEqual([]);
    await button(page, 'cle', 'Rejouer l’enregistrement').click();
    await until(page, shows('cle', 'ouvert'));
    // Run again, it is live again.
    await button(page, 'cle', 'Exécuter').click();
    await until(page, `!document.querySelector('[data-snippet=cle] [data-replay]')`);
    await until(page, state('cle', 'failed'));
    await page.context().close();
  });

  test('■ stops what runs; a reload and a second window find everything as it was', async () => {
    const page = await open('01-scene', 'attendre');
    await page.keyboard.press('Control+Enter');
    await until(page, shows('attente', 'début'));
    await until(page, state('attente', 'running'));
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await ready(page);
    await until(page, shows('attente', 'début'));
    const second = await open('01-scene', 'attendre');
    await until(second, shows('attente', 'début'));
    await until(second, state('attente', 'running'));
    await button(second, 'attente', 'Arrêter').click();
    for (const window of [page, second]) {
      await until(window, state('attente', 'failed'));
      expect(await bar(window, 'attente')).toMatch(/^■ arrêté · /);
    }
    await second.context().close();
    await page.context().close();
  });

  test('what runs can be typed into; two Escapes leave it', async () => {
    const page = await open('01-scene', 'saisir');
    await button(page, 'saisie', 'Exécuter').click();
    await until(page, shows('saisie', 'nom ?'));
    // Tab goes from the button on to the terminal.
    await button(page, 'saisie', 'Arrêter').focus();
    await page.keyboard.press('Tab');
    await until(page, `document.querySelector('[data-snippet=saisie] .is-typed .stage-hint')?.offsetHeight > 0`);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await until(page, `document.activeElement.matches('[data-snippet=saisie] .terminal-run')`);
    await page.locator('[data-snippet=saisie] .stage-screen').click();
    await page.keyboard.type('Ada et b');
    await page.keyboard.press('Enter');
    await until(page, state('saisie', 'done'));
    await until(page, shows('saisie', 'Ada et b'));
    // Nothing of that went to the slides, and they have the keys again.
    expect(await page.evaluate('Reveal.isPaused()')).toBe(false);
    expect(await page.evaluate('Reveal.getCurrentSlide().id')).toBe('saisir');
    await page.keyboard.press('ArrowRight');
    await until(page, `Reveal.getCurrentSlide().id !== 'saisir'`);
    await page.context().close();
  });

  test('a question says how it is answered; what cannot run meanwhile says why, and stops it', async () => {
    const page = await open('01-scene', 'saisir');
    await page.keyboard.press('Control+Enter');
    await until(page, shows('saisie', 'nom ?'));
    await until(page, `document.querySelector('[data-snippet=saisie] .stage-hint').offsetHeight > 0`);
    expect(await page.locator('[data-snippet=saisie] .stage-hint').textContent()).toBe('Cliquez pour taper');
    await show(page, 'attendre');
    expect(await bar(page, 'attente')).toBe('Un autre extrait est en cours');
    expect(await violations(page)).toEqual([]);
    await button(page, 'attente', 'L’arrêter').click();
    await until(page, state('saisie', 'failed'));
    await button(page, 'attente', 'L’arrêter').waitFor({ state: 'hidden' });
    expect(await button(page, 'attente', 'Exécuter').getAttribute('aria-disabled')).toBeNull();
    await show(page, 'saisir');
    expect(await page.locator('[data-snippet=saisie] .stage-hint').isVisible()).toBe(false);
    await page.context().close();
  });

  test('C opens the chapter’s terminal over the slide; Échap twice closes it', async () => {
    const page = await open('01-scene', 'bonjour');
    await page.keyboard.press('c');
    await until(page, `document.querySelector('.stage-overlay').open`);
    await page.keyboard.type('echo $((20 + 3))c');
    await page.keyboard.press('Enter');
    await until(page, `document.querySelector('.stage-overlay .xterm-rows').textContent.includes('23c')`);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(`document.querySelector('.stage-overlay').open`)).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await until(page, `!document.querySelector('.stage-overlay').open`);
    await page.keyboard.press('?');
    expect(await page.locator('dialog[open]').getByText('Terminal du chapitre').isVisible()).toBe(true);
    await page.context().close();
  });

  test('a terminal on a slide is the same session', async () => {
    const page = await open('01-scene', 'essayer');
    await page.locator('.terminal.free .stage-screen').click();
    await until(page, `document.querySelector('.terminal.free').dataset.state === 'ready'`);
    await page.keyboard.type('echo "ici $((30 + 3))"');
    await page.keyboard.press('Enter');
    await until(
      page,
      `document.querySelector('.terminal.free .xterm-rows').textContent.replaceAll('\\u00a0', ' ').includes('ici 33')`,
    );
    expect(await inRoom(page)).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    await until(
      page,
      `document.querySelector('.stage-overlay .xterm-rows')?.textContent.replaceAll('\\u00a0', ' ').includes('ici 33')`,
    );
    await page.context().close();
  });

  test('a terminal whose folder is not there says so, and can be typed into', async () => {
    const page = await open('01-scene', 'ailleurs');
    await page.locator('[data-terminal=perdu] .stage-place').click();
    await page.getByText('Terminal\u00a0: le dossier pas/la n’existe pas.').waitFor();
    await until(page, `document.activeElement.matches('[data-terminal=perdu] textarea')`);
    await page.keyboard.type('echo $((20 + 3))b');
    await page.keyboard.press('Enter');
    await until(page, `document.querySelector('[data-terminal=perdu] .xterm-rows').textContent.includes('23b')`);
    await page.context().close();
  });

  test('« Préparer jusqu’ici » runs what comes before, without showing it', async () => {
    const page = await open('02-milieu', 'troisieme');
    await button(page, 'trois', 'Préparer jusqu’ici').click();
    await until(page, state('deux', 'done'));
    await until(page, state('trois', 'idle'));
    await button(page, 'trois', 'Préparer jusqu’ici').waitFor({ state: 'hidden' });
    await button(page, 'trois', 'Exécuter').click();
    await until(page, shows('trois', 'a=1 b=2'));
    await page.context().close();
  });

  test('a server in the background, and its page on the slide once it answers', async () => {
    const page = await open('01-scene', 'servir');
    await page.getByText('En attente de').waitFor();
    await button(page, 'serveur', 'Exécuter').click();
    await until(page, state('serveur', 'background'));
    expect(await bar(page, 'serveur')).toBe('● en arrière-plan');
    await page.frameLocator('.browser-view iframe').getByText('Bonjour du serveur').waitFor();
    expect(await inRoom(page)).toBe(true);
    expect(await violations(page)).toEqual([]);
    await button(page, 'serveur', 'Arrêter').click();
    await until(page, state('serveur', 'done'));
    await page.context().close();
  });

  test('100 MB of output do not keep the page from being used', async () => {
    const page = await open('03-beaucoup', 'cent-megaoctets');
    await button(page, 'beaucoup', 'Exécuter').click();
    await until(page, shows('beaucoup', '0123456789'));
    await page.keyboard.press('ArrowRight');
    await until(page, `Reveal.getCurrentSlide().id === 'apres'`);
    await show(page, 'cent-megaoctets');
    await until(page, `/done|failed/.test(document.querySelector('[data-snippet=beaucoup]').dataset.state)`);
    await until(page, shows('beaucoup', 'fini'));
    expect(await inRoom(page)).toBe(true);
    await page.context().close();
  }, 300_000);

  test('a page whose token is wrong says which address to open', async () => {
    const page = await browser.page();
    const url = new URL(stage.url);
    for (const query of ['?token=faux', '']) {
      await page.context().clearCookies();
      await page.goto(`${url.origin}/01-scene.html${query}#/bonjour`);
      await ready(page);
      await page.getByText('ouvrez l’adresse').waitFor();
      // What stands on the slide without a stage is there.
      expect(await page.locator('section.present samp').isVisible()).toBe(true);
      await page.evaluate('sessionStorage.clear()');
    }
    await page.context().close();
  });

  test('the speaker’s view shows what runs, and has no buttons for it', async () => {
    const page = await open('01-scene', 'bonjour');
    await button(page, 'bonjour', 'Exécuter').click();
    await until(page, state('bonjour', 'done'));
    const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
    const current = speaker.frameLocator('iframe').first();
    await current.locator('section.present .xterm-rows').getByText('bonjour 42').waitFor();
    expect(await current.locator('.terminal-run').count()).toBe(0);
    await speaker.close();
    await page.context().close();
  });

  test('when the server ends the page says so, and when it is there again it goes on', async () => {
    const server = await startPresent(root);
    const page = await browser.page();
    await page.goto(server.url);
    const { port } = new URL(server.url);
    await page.goto(`http://127.0.0.1:${port}/01-scene.html#/bonjour`);
    await ready(page);
    await button(page, 'bonjour', 'Exécuter').waitFor();
    await server.end();
    await page.getByText('le serveur ne répond plus').waitFor();
    const next = await startPresent(root, Number(port));
    // Its token is another one.
    await page.getByText('ouvrez l’adresse').waitFor();
    await next.end();
    await page.context().close();
  });

  describeWithEngine('with an engine', () => {
    test('▶ shows what a container says', async () => {
      const page = await open('04-conteneur', 'dans-un-conteneur');
      await button(page, 'conteneur', 'Exécuter').click();
      await until(page, state('conteneur', 'done'));
      await until(page, shows('conteneur', 'bonjour du conteneur'));
      await page.context().close();
    });
  });
});

/** A port that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
