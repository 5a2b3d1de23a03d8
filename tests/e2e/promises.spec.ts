import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { fileUrl } from '../support/course.ts';
import { leafThrough, ready, until } from '../support/deck.ts';
import { useFolders } from '../support/folders.ts';
import { requireOrSkip } from '../support/require.ts';
import { serveFolder } from '../support/server.ts';
import { smallCourse } from '../support/small-course.ts';
import { useBrowser } from '../support/suite.ts';

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' data: blob:; font-src 'self' data:; frame-src 'self' blob:; worker-src blob:; base-uri 'none'; form-action 'none'";
const decks = ['01-un.html', '02-deux.html'];

function policyOf(html: string): string | undefined {
  return /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#x27;', "'");
}

describe.skipIf(!requireOrSkip('browser'))('what is built', () => {
  const browser = useBrowser();
  const folder = useFolders();
  let dist = '';
  let single = '';

  beforeAll(async () => {
    const root = folder(smallCourse);
    dist = join(root, 'dist');
    single = join(root, 'seul');
    expect(await runCli(['build', root])).toMatchObject({ code: 0 });
    expect(await runCli(['build', root, '--single', '--out', single])).toMatchObject({ code: 0 });
  });

  test.each(decks)('%s opens from file://, without network, and asks for nothing but its own files', async (name) => {
    const { page, requests, failures, complaints } = await browser.open(fileUrl(dist, name), { offline: true });
    await leafThrough(await ready(page));
    const own = new Set([name, ...assetsOf(dist, name)].map((path) => fileUrl(dist, path)));
    expect(requests.filter((url) => !own.has(url))).toEqual([]);
    expect({ failures, complaints }).toEqual({ failures: [], complaints: [] });
    await page.context().close();
  });

  test('the home opens from file:// and leads to each chapter and back', async () => {
    const { page, failures, complaints } = await browser.open(fileUrl(dist, 'index.html'), { offline: true });
    for (const title of ['Un', 'Deux']) {
      await page.getByRole('link', { name: title, exact: true }).click();
      await ready(page);
      expect(await page.title()).toContain(title);
      await page.goto(fileUrl(dist, 'index.html'));
    }
    expect({ failures, complaints }).toEqual({ failures: [], complaints: [] });
    await page.context().close();
  });

  test('decks and home open over http below a sub-path, and ask for nothing outside it', async () => {
    const server = await serveFolder(dist, '/cours/docker/');
    try {
      for (const name of ['', ...decks]) {
        const { page, requests, failures, complaints } = await browser.open(server.url + name);
        if (name) await leafThrough(await ready(page));
        expect(requests.filter((url) => !url.startsWith(server.url))).toEqual([]);
        expect({ failures, complaints }).toEqual({ failures: [], complaints: [] });
        await page.context().close();
      }
      expect(server.missed).toEqual([]);
    } finally {
      await server.close();
    }
  });

  test('a link from one chapter goes to the slide of the other', async () => {
    const { page } = await browser.open(fileUrl(dist, '02-deux.html'));
    await ready(page);
    await page.getByRole('link', { name: 'début' }).click();
    await page.waitForURL(/01-un\.html#\/une-image-et-du-code$/);
    await ready(page);
    expect(await page.evaluate('Reveal.getCurrentSlide().id')).toBe('une-image-et-du-code');
    await page.context().close();
  });

  test('a single file opens alone in an empty folder, with its images, and asks for nothing', async () => {
    const alone = folder();
    copyFileSync(join(single, '01-un.html'), join(alone, 'cours.html'));
    const url = fileUrl(alone, 'cours.html');
    const { page, requests, failures, complaints } = await browser.open(url, { offline: true });
    await leafThrough(await ready(page));
    const drawn = await page.evaluate('[...document.images].map((image) => image.naturalWidth)');
    expect(drawn).toEqual([80]);
    expect(
      await page.getByRole('img', { name: 'Un rectangle vert', includeHidden: true }).locator('rect').count(),
    ).toBe(1);
    expect(await page.evaluate('getComputedStyle(document.querySelector(".tampon")).backgroundImage')).toMatch(
      /^url\("data:/,
    );
    expect(new Set(requests)).toEqual(new Set([url]));
    expect({ failures, complaints }).toEqual({ failures: [], complaints: [] });
    await page.context().close();
  });

  test('single files need no file beside them', () => {
    const files = readdirSync(single, { recursive: true, encoding: 'utf8' });
    expect(files.filter((path) => !/^[^/\\]+\.html$/.test(path)).sort()).toEqual(['.estrade.json', 'licences.txt']);
  });

  test.each([...decks, 'index.html'])('%s carries the policy word for word', (name) => {
    expect(policyOf(readFileSync(join(dist, name), 'utf8'))).toBe(policy);
    const hashed = policyOf(readFileSync(join(single, name), 'utf8')) ?? '';
    const hashes = [...hashed.matchAll(/'sha256-[\w+/]+={0,2}'/g)].map(([hash]) => hash);
    expect(hashes.length).toBeGreaterThan(0);
    expect(hashed.replace(`'wasm-unsafe-eval' ${hashes.join(' ')}`, "'self' 'wasm-unsafe-eval'")).toBe(policy);
  });

  test('the policy bites: an inline script that is not the author’s does not run', async () => {
    const { page, complaints } = await browser.open(fileUrl(dist, '01-un.html'));
    await page.evaluate('document.body.insertAdjacentHTML("beforeend", "<img src=x: onerror=globalThis.hurt=1>")');
    await until(page, 'document.body.lastElementChild.complete');
    expect(await page.evaluate('globalThis.hurt')).toBe(undefined);
    expect(complaints.join('\n')).toMatch(/Content Security Policy/);
    await page.context().close();
  });

  test.each([...decks, 'index.html'])('%s without its assets says that the archive is to be unpacked', async (name) => {
    const alone = folder();
    copyFileSync(join(dist, name), join(alone, name));
    const { page } = await browser.open(fileUrl(alone, name));
    const notice = page.locator('p.unzip');
    expect(await notice.isVisible()).toBe(true);
    expect(await notice.textContent()).toMatch(/^Décompressez d’abord l’archive/);
    await page.goto(fileUrl(dist, name));
    expect(await page.locator('p.unzip').isVisible()).toBe(false);
    await page.context().close();
  });

  test('without JavaScript a deck is one long page to read', async () => {
    const { page, complaints } = await browser.open(fileUrl(dist, '01-un.html'), { javaScriptEnabled: false });
    for (const text of ['Un début', 'Une image et du code', 'print("encore")', 'trois', 'Tamponné']) {
      const found = page.getByText(text, { exact: text !== 'trois' }).first();
      await found.scrollIntoViewIfNeeded();
      expect(await found.isVisible(), text).toBe(true);
    }
    const tops: number[] = [];
    for (const heading of await page.locator('.slides h1, .slides h2').all()) {
      tops.push((await heading.boundingBox())?.y ?? Number.NaN);
    }
    expect(tops.length).toBe(3);
    expect([...tops].sort((a, b) => a - b)).toEqual(tops);
    expect(new Set(tops).size).toBe(3);
    expect(await page.locator('p.unzip').isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

/** The assets that a build's own record gives to a page. */
function assetsOf(dist: string, name: string): string[] {
  const { pages } = JSON.parse(readFileSync(join(dist, '.estrade.json'), 'utf8')) as {
    pages: Record<string, string[]>;
  };
  return pages[name] ?? [];
}
