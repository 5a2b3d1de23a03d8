import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { runCli } from '../support/cli.ts';
import { fileUrl } from '../support/course.ts';
import { ready, until } from '../support/deck.ts';
import { useFolders } from '../support/folders.ts';
import { requireOrSkip } from '../support/require.ts';
import { useBrowser } from '../support/suite.ts';

const slides = `# Expliqué

---

## Annoté

\`\`\`dockerfile
FROM node:22 # <1>
RUN npm ci # <2>
\`\`\`

1. L'image.
2. Les paquets.

---

## Par étapes

\`\`\`sql étapes
SELECT nom -- <1>
FROM auteurs; -- <2>
\`\`\`

1. Les colonnes.
2. La table.

---

## Une formule en $n^2$

$$
\\mathcal{O}(n) = \\sum_{i=1}^{n} i
$$
`;

describe.skipIf(!requireOrSkip('browser'))('annotations and formulas', () => {
  const browser = useBrowser();
  const folder = useFolders();
  let out = '';

  beforeAll(async () => {
    const source = folder({
      'course.yaml': 'title: Essai\n',
      'slides/01-essai.md': slides,
      'slides/02-noir.md': `---\ntheme: black\n---\n${slides}`,
      'slides/03-sans.md': '# Sans formule\n\n10 $ et 20 $\n',
    });
    out = `${source}/dist`;
    const { code, stderr } = await runCli(['build', source, '--out', out, '--strict']);
    expect(code, stderr).toBe(0);
    const single = await runCli(['build', source, '--out', `${out}-single`, '--single']);
    expect(single.code, single.stderr).toBe(0);
  });

  const open = async (address: string): Promise<Page> => {
    const { page } = await browser.open(`${fileUrl(out)}/${address}`);
    return ready(page);
  };
  const marked = (page: Page, name: string): Promise<string[]> =>
    page.evaluate(`[...document.querySelectorAll('section.present .${name}')].map((element) => element.textContent)`);

  test('pointing at an explanation shows its line, pointing at a line its explanation', async () => {
    const page = await open('01-essai.html#/annote');
    await page.locator('section.present .annotation').last().hover();
    expect(await marked(page, 'pointed')).toEqual(['RUN npm ci', 'Ligne 2\u00a0: Les paquets.']);
    await page.locator('section.present .line').first().hover();
    expect(await marked(page, 'pointed')).toEqual(['FROM node:22', 'Ligne 1\u00a0: L’image.']);
    await page.context().close();
  });

  test('explanations that are steps light up their lines, forward and back', async () => {
    const page = await open('01-essai.html#/par-etapes');
    const seen = [await marked(page, 'line.current')];
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft']) {
      await page.keyboard.press(key);
      seen.push(await marked(page, 'line.current'));
    }
    expect(seen).toEqual([[], ['SELECT nom'], ['FROM auteurs;'], ['SELECT nom']]);
    await page.context().close();
  });

  test('formulas have their own fonts, and only their decks link them', async () => {
    for (const folder of [out, `${out}-single`]) {
      const { page, complaints, failures } = await browser.open(
        `${fileUrl(folder, '01-essai.html')}#/une-formule-en-n-2`,
      );
      await ready(page);
      await until(
        page,
        `[...document.fonts].some(({ family, status }) => family.includes('KaTeX_Main') && status === 'loaded')`,
      );
      expect(await page.evaluate('document.title')).toContain('Expliqué');
      expect({ complaints, failures }).toEqual({ complaints: [], failures: [] });
      await page.context().close();
    }
    const page = await open('03-sans.html');
    expect(await page.locator('link[rel=stylesheet][href*=katex]').count()).toBe(0);
    await page.context().close();
  });

  test('a slide is called by its formula once', async () => {
    const page = await open('01-essai.html#/une-formule-en-n-2');
    expect(await page.locator('section.present').getAttribute('aria-label')).toBe('Diapo 4 sur 4, Une formule en n2');
    await page.context().close();
  });

  test.each(['01-essai.html', '02-noir.html'])('axe finds nothing on %s', async (name) => {
    for (const id of ['annote', 'une-formule-en-n-2']) {
      const page = await open(`${name}#/${id}`);
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    }
  });
});
