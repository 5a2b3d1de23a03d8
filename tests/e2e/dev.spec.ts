import { rmSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { runCli } from '../support/cli.ts';
import { ready, slideId, until } from '../support/deck.ts';
import { putFiles, readFiles, useFolders } from '../support/folders.ts';
import { type Preview, startPreview } from '../support/preview.ts';
import { requireOrSkip } from '../support/require.ts';
import { image, photo, smallCourse } from '../support/small-course.ts';
import { useBrowser } from '../support/suite.ts';

describe.skipIf(!requireOrSkip('browser'))('estrade dev', () => {
  const browser = useBrowser();
  const folder = useFolders();
  let root = '';
  let preview: Preview;
  let page: Page;
  const chapter = smallCourse['slides/01-un.md'] as string;
  const save = (path: string, text: string): void => putFiles(root, { [path]: text });
  const panel = (): ReturnType<Page['locator']> => page.locator('.estrade-diagnostics');
  const shown = (text: string): ReturnType<Page['locator']> => page.locator('.slides').getByText(text);
  const here = 'une-image-et-du-code';

  beforeAll(async () => {
    root = folder(smallCourse);
    preview = await startPreview(root);
  });
  afterAll(() => preview?.end());
  beforeEach(async () => {
    page ??= await browser.page();
    await page.goto(`${preview.url}01-un.html#/${here}`);
    await ready(page);
    expect(await slideId(page)).toBe(here);
  });

  test('shows the course, its home too', async () => {
    expect(await page.getByRole('heading', { name: 'Une image et du code' }).isVisible()).toBe(true);
    await page.goto(preview.url);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Un petit cours');
  });

  test('a saved chapter is shown at once, on the same slide', async () => {
    save('slides/01-un.md', chapter.replace('![Un rectangle', 'Une phrase de plus.\n\n![Un rectangle'));
    await shown('Une phrase de plus.').waitFor();
    await ready(page);
    expect(await slideId(page)).toBe(here);
    save('slides/01-un.md', chapter);
    await shown('Une phrase de plus.').waitFor({ state: 'detached' });
  });

  test('so is a file of code that the slide includes', async () => {
    save('slides/demos/bonjour.py', 'print("bonsoir")\nprint("encore")\n');
    await shown('bonsoir').waitFor();
    await ready(page);
    expect(await slideId(page)).toBe(here);
  });

  test('so is an image', async () => {
    const before = await page.locator('section.present img').getAttribute('src');
    putFiles(root, { 'slides/images/gris.png': photo(60, 0x33) });
    await until(
      page,
      `document.querySelector('section.present img')?.getAttribute('src') !== ${JSON.stringify(before)}`,
    );
    await ready(page);
    await until(page, 'document.querySelector("section.present img").naturalWidth === 60');
    expect(await slideId(page)).toBe(here);
  });

  test('so is a drawing, which stands in the page', async () => {
    save('slides/images/vert.svg', image('bleu').replace('<rect', '<circle r="9"/><rect'));
    await page.locator('section.present svg circle').waitFor();
    await ready(page);
    expect(await slideId(page)).toBe(here);
  });

  test('so is the course’s own stylesheet', async () => {
    save('habits/cours.css', '.slides h2 { letter-spacing: 7px; }\n');
    await until(page, 'getComputedStyle(document.querySelector("section.present h2")).letterSpacing === "7px"');
    await ready(page);
    expect(await slideId(page)).toBe(here);
  });

  test.each([
    ['a front matter that is not YAML', chapter.replace('title: Un', 'title: "Un'), /^slides\/01-un\.md:\d+/],
    ['a file of code that is not there', chapter.replace('bonjour.py', 'bonjur.py'), /^slides\/01-un\.md:\d+:\d+$/],
  ])('%s keeps the last good slide, and tells file and line; mended, the message goes', async (_, broken, where) => {
    save('slides/01-un.md', broken);
    await panel().waitFor();
    expect(await panel().locator('code').first().textContent()).toMatch(where);
    expect(await page.getByRole('heading', { name: 'Une image et du code' }).isVisible()).toBe(true);
    await page.reload();
    await panel().waitFor();
    await ready(page);
    expect(await slideId(page)).toBe(here);
    expect(await page.getByRole('heading', { name: 'Une image et du code' }).isVisible()).toBe(true);
    save('slides/01-un.md', chapter);
    await panel().waitFor({ state: 'detached' });
  });

  test('errors are told before warnings', async () => {
    save('slides/01-un.md', chapter.replace('---\n\n', '---\n\n[x](rien.md)\n\n').replace('bonjour.py', 'bonjur.py'));
    await panel().locator('.error').waitFor();
    const kinds = await panel()
      .locator('li')
      .evaluateAll((items) => items.map(({ className }) => className));
    expect(kinds).toEqual(['error', 'warning']);
    expect(await violations(page)).toEqual([]);
    save('slides/01-un.md', chapter);
    await panel().waitFor({ state: 'detached' });
  });

  test('answers this machine’s own names only', async () => {
    expect(await statusFor(preview.url, new URL(preview.url).host)).toBe(200);
    expect(await statusFor(preview.url, `localhost:${new URL(preview.url).port}`)).toBe(200);
    expect(await statusFor(preview.url, 'evil.example')).toBe(403);
    expect(await statusFor(preview.url, '127.0.0.1.evil.example')).toBe(403);
    expect(await statusFor(`${preview.url}__estrade/events`, 'evil.example')).toBe(403);
  });

  test('serves nothing but what is built', async () => {
    for (const path of ['course.yaml', 'slides/01-un.md', '..%2fcourse.yaml', '%2e%2e/course.yaml', '/etc/passwd']) {
      expect(await statusFor(preview.url + path, new URL(preview.url).host), path).toBe(404);
    }
  });

  test('tells which slides hold too much, folded until it is asked', async () => {
    const items = Array.from({ length: 16 }, (_, index) => `- point ${index}`).join('\n');
    save('slides/01-un.md', chapter.replace('![Un rectangle', `${items}\n\n![Un rectangle`));
    await panel().waitFor();
    expect(await panel().locator('summary').textContent()).toBe('1 diapo trop pleine');
    expect(await panel().locator('li').isVisible()).toBe(false);
    await panel().locator('summary').click();
    expect(await panel().locator('li').innerText()).toMatch(
      /^Diapo 2\s« Une image et du code » contient trop : son texte est réduit à \d\d %( et défile)?\.$/,
    );
    save('slides/01-un.md', chapter);
    await panel().waitFor({ state: 'detached' });
  });

  test('a chapter that is deleted goes from its open page; back again, it is shown again', async () => {
    // A page of the course would be reloaded for the new chapter, just when another one is asked for.
    await page.goto('about:blank');
    save('slides/03-trois.md', '# Trois\n');
    await expect.poll(async () => (await fetch(`${preview.url}03-trois.html`)).ok).toBe(true);
    await page.goto(`${preview.url}03-trois.html`);
    await ready(page);
    rmSync(join(root, 'slides/03-trois.md'));
    await page.getByRole('heading', { name: 'Cette page n’existe pas' }).waitFor();
    save('slides/03-trois.md', '# Trois\n');
    await page.getByRole('heading', { name: 'Trois' }).waitFor();
    rmSync(join(root, 'slides/03-trois.md'));
    await page.getByRole('link', { name: 'Accueil du cours' }).click();
    await page.getByRole('heading', { level: 1, name: 'Un petit cours' }).waitFor();
    expect(await page.locator('body').textContent()).not.toContain('Trois');
  });

  test('one chapter alone begins at its page', async () => {
    const alone = await startPreview(join(root, 'slides/02-deux.md'));
    expect(alone.said()).toContain(`${alone.url}02-deux.html`);
    await page.goto(`${alone.url}01-un.html`);
    await page.getByRole('link', { name: '02-deux.html' }).click();
    await ready(page);
    expect(await alone.end()).toBe(0);
  });

  test('a port that was asked for and is in use: said, exit 2', async () => {
    const { port } = new URL(preview.url);
    const { code, stderr } = await runCli(['dev', root, '-p', port]);
    expect(stderr).toContain(`The port ${port} is in use`);
    expect(code).toBe(2);
  });

  test('Ctrl-C ends it with 0, with a page open, and leaves nothing behind', async () => {
    const own = folder(smallCourse);
    const before = readFiles(own);
    const other = await startPreview(own);
    await page.goto(`${other.url}01-un.html`);
    await ready(page);
    expect(await other.end()).toBe(0);
    expect(readFiles(own)).toEqual(before);
    await expect(fetch(other.url)).rejects.toThrow();
  });
});

/** The status of an answer to a request for another host name than the address says. */
function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { host } }, (response) => {
      resolve(response.statusCode);
      response.destroy();
    });
    asked.once('error', reject).end();
  });
}
