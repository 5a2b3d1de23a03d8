import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { runCli } from '../support/cli.ts';
import { fileUrl } from '../support/course.ts';
import { ready, slideId, until } from '../support/deck.ts';
import { useFolders } from '../support/folders.ts';
import { requireOrSkip } from '../support/require.ts';
import { useBrowser } from '../support/suite.ts';

const slides = `## Installer

:::onglets
::onglet[Linux]
\`\`\`console
$ apt install docker.io
\`\`\`
::onglet[macOS]
La commande est \`brew install colima\`.
::onglet[Windows]
Installez **WSL**, puis fouillez.
:::

---

## Vérifier

:::onglets
::onglet[Podman]
Sans démon.
::onglet[macOS]
La baleine est là.
:::

:::détails[Pourquoi ?]
Le mot caché est ornithorynque.
:::
`;

/** The text of the panel that is seen, and of the tab that is chosen, in each group of the deck. */
const seen = (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('.slides .tabs')].map((group) => {
    const shown = [...group.querySelectorAll('.tab')].filter((tab) => !tab.hidden);
    const chosen = [...group.querySelectorAll('[role=tab][aria-selected=true]')];
    return shown.concat(chosen).map((element) => (element.querySelector?.('.tab-title') ?? element).textContent.trim()).join(' ');
  })`);
const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement.textContent');

describe.skipIf(!requireOrSkip('browser'))('tabs', () => {
  const browser = useBrowser();
  const folder = useFolders();
  let url = '';

  beforeAll(async () => {
    const root = folder({ 'course.yaml': 'title: Onglets\n', 'slides/01-onglets.md': slides });
    const { code, stderr } = await runCli(['build', root]);
    expect(stderr).not.toMatch(/error|warning/);
    expect(code).toBe(0);
    url = fileUrl(root, 'dist', '01-onglets.html');
  });

  async function deck(use: (page: Page) => Promise<void>, address = '', options = {}): Promise<void> {
    const { page, complaints } = await browser.open(url + address, options);
    await ready(page);
    await use(page);
    expect(complaints).toEqual([]);
    await page.context().close();
  }

  test('the first tab is seen, the others keep their room', () =>
    deck(async (page) => {
      expect(await seen(page)).toEqual(['Linux Linux', 'Podman Podman']);
      const height = 'document.querySelector(".present .tabs").offsetHeight';
      const before = await page.evaluate(height);
      await page.click('.present [role=tab] >> nth=2');
      expect(await page.evaluate(height)).toBe(before);
      expect(await seen(page)).toEqual(['Windows Windows', 'Podman Podman']);
    }));

  test('by keyboard: one stop for Tab, arrows and ends choose, and the slide stays', () =>
    deck(async (page) => {
      await page.evaluate('document.querySelector(".present [role=tab]").focus({ focusVisible: true })');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Shift+Tab');
      for (const [key, title] of [
        ['ArrowRight', 'macOS'],
        ['ArrowRight', 'Windows'],
        ['ArrowRight', 'Linux'],
        ['ArrowLeft', 'Windows'],
        ['Home', 'Linux'],
        ['End', 'Windows'],
      ] as const) {
        await page.keyboard.press(key);
        expect(await focused(page), key).toBe(title);
        expect((await seen(page))[0], key).toBe(`${title} ${title}`);
      }
      expect(await slideId(page)).toBe('installer');
      expect(await page.evaluate('document.querySelectorAll(".present [role=tab][tabindex=\\"0\\"]").length')).toBe(1);
    }));

  test('after a click the arrows are for the slides again', () =>
    deck(async (page) => {
      await page.click('.present [role=tab] >> nth=1');
      await page.keyboard.press('ArrowRight');
      expect(await slideId(page)).toBe('verifier');
    }));

  test('groups with the same title follow, and a reload finds them so', () =>
    deck(async (page) => {
      await page.click('.present [role=tab] >> nth=1');
      expect(await seen(page)).toEqual(['macOS macOS', 'macOS macOS']);
      await page.click('.present [role=tab] >> nth=0');
      expect(await seen(page)).toEqual(['Linux Linux', 'macOS macOS']);
      await page.reload();
      await ready(page);
      expect(await seen(page)).toEqual(['Linux Linux', 'macOS macOS']);
    }));

  test.each([
    ['fouillez', 'Windows Windows', 'installer'],
    ['ornithorynque', 'Linux Linux', 'verifier'],
  ])('a search for %s shows what it found', (word, first, id) =>
    deck(async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type(word);
      await until(page, 'document.querySelectorAll("[role=option]").length === 1');
      await page.keyboard.press('Enter');
      await until(page, `Reveal.getCurrentSlide().id === '${id}'`);
      expect((await seen(page))[0]).toBe(first);
      expect(await page.evaluate('document.querySelector("details").open')).toBe(word === 'ornithorynque');
    }),
  );

  test.each(['', '?view=print'])('on paper (%s) every tab stands under its title, and what folds is open', (address) =>
    deck(async (page) => {
      await page.emulateMedia({ media: 'print' });
      const titles = '[...document.querySelectorAll(".tab-title")].filter((title) => title.checkVisibility()).length';
      expect(await page.evaluate(titles)).toBe(5);
      const texts =
        '[...document.querySelectorAll(".tab > :last-child, details > p")].filter((text) => text.offsetHeight > 0 && getComputedStyle(text).visibility === "visible").length';
      expect(await page.evaluate(texts)).toBe(6);
      expect(
        await page.evaluate('[...document.querySelectorAll(".tabs-list")].some((list) => list.offsetHeight > 0)'),
      ).toBe(false);
    }, address),
  );

  test('without JavaScript every tab stands under its title', async () => {
    const { page } = await browser.open(url, { javaScriptEnabled: false });
    for (const text of ['apt install', 'brew install', 'fouillez', 'Sans démon', 'La baleine']) {
      expect(await page.getByText(text).isVisible(), text).toBe(true);
    }
    await page.context().close();
  });

  test.each(['', '#/verifier'])('axe has nothing to say (%s)', async (address) => {
    const { page } = await browser.open(url + address);
    await ready(page);
    // What axe itself asks for, the policy of the page refuses: that is no complaint of the page's.
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });
});
