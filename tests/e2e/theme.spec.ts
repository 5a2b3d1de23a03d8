import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { fileUrl } from '../support/course.ts';
import { ready } from '../support/deck.ts';
import { putFiles, useFolders } from '../support/folders.ts';
import { requireOrSkip } from '../support/require.ts';
import { useBrowser } from '../support/suite.ts';

const source = join(import.meta.dirname, '../fixtures/theme');
const script = readFileSync(join(import.meta.dirname, '../support/in-page/marks.js'), 'utf8');

type Marks = Readonly<Record<string, string>>;

describe.skipIf(!requireOrSkip('browser'))('themes of our own', () => {
  const browser = useBrowser();
  const folder = useFolders();

  const themes = ['estrade', 'nuit', 'contraste', 'vert-foret'];
  const built = new Map<string, string>();

  beforeAll(async () => {
    for (const theme of themes) {
      const root = folder();
      await cp(source, root, { recursive: true });
      putFiles(root, { 'course.yaml': `title: La forêt\ntheme: ${theme}\n` });
      expect(await runCli(['build', root])).toMatchObject({ code: 0, stderr: expect.not.stringContaining('warning') });
      built.set(theme, fileUrl(root, 'dist/01-foret.html'));
    }
  });

  async function openDeck(theme: string): Promise<Page> {
    const { page } = await browser.open(built.get(theme) ?? '');
    await ready(page);
    await page.evaluate(script);
    return page;
  }

  const marksOf = (page: Page): Promise<Marks> => page.evaluate('estradeReadMarks()');
  const choose = (page: Page, scheme: string): Promise<void> =>
    page.evaluate(`void (document.documentElement.dataset.theme = '${scheme}')`);

  /** What both pages show alike. */
  const same = (one: Marks, other: Marks): string[] => Object.keys(one).filter((key) => one[key] === other[key]);

  test('a theme of the course that sets ten properties colours everything anew, light and dark', async () => {
    const [ours, theirs] = [await openDeck('estrade'), await openDeck('vert-foret')];
    expect(same(await marksOf(ours), await marksOf(theirs))).toEqual([]);
    for (const page of [ours, theirs]) await choose(page, 'dark');
    expect(same(await marksOf(ours), await marksOf(theirs))).toEqual([]);
  });

  test('the reader’s choice gives the other scheme, whichever the theme begins with', async () => {
    const [light, dark] = [await openDeck('estrade'), await openDeck('nuit')];
    const [day, night] = [await marksOf(light), await marksOf(dark)];
    await choose(light, 'dark');
    await choose(dark, 'light');
    expect(await marksOf(light)).toEqual(night);
    expect(await marksOf(dark)).toEqual(day);
    const colours = Object.keys(day).filter((key) => !/font|radius/.test(key));
    expect(same(day, night).filter((key) => colours.includes(key))).toEqual([]);
  });

  test('a system that prefers dark changes nothing: what is projected is the theme that was chosen', async () => {
    const page = await openDeck('estrade');
    const day = await marksOf(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await marksOf(page)).toEqual(day);
  });

  test.each(themes)('%s: a slide’s own ground decides for itself', async (theme) => {
    const page = await openDeck(theme);
    const inks = (): Promise<string[]> =>
      page.evaluate(`['has-dark-background', 'has-light-background'].map((name) => {
        const section = document.querySelector('section.slide:last-of-type');
        section.classList.add(name);
        const { color } = getComputedStyle(section.querySelector('h2'));
        section.classList.remove(name);
        return color;
      })`);
    const before = await inks();
    expect(before[0]).not.toBe(before[1]);
    await choose(page, theme === 'nuit' ? 'light' : 'dark');
    expect(await inks()).toEqual(before);
  });

  test('in a browser that knows no pairs of colours, dark themes are light, and readable', async () => {
    const root = folder();
    await cp(join(fileURLToPath(built.get('nuit') ?? ''), '..'), root, { recursive: true });
    for (const name of readdirSync(join(root, 'assets')).filter((one) => one.endsWith('.css'))) {
      const css = readFileSync(join(root, 'assets', name), 'utf8');
      writeFileSync(join(root, 'assets', name), css.replaceAll('light-dark(', 'unknown-pair('));
    }
    const { page } = await browser.open(fileUrl(root, '01-foret.html'));
    await ready(page);
    await choose(page, 'dark');
    const [paper, ink] = await page.evaluate<string[]>(
      `[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('section h2')).color]`,
    );
    expect({ paper, ink }).toEqual({ paper: 'rgb(255, 255, 255)', ink: 'rgb(17, 29, 38)' });
  });
});
