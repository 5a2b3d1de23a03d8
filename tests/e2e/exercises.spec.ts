import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { runCli } from '../support/cli.ts';
import { ready, slideId, until } from '../support/deck.ts';
import { useFolders } from '../support/folders.ts';
import { requireOrSkip } from '../support/require.ts';
import { useBrowser } from '../support/suite.ts';

const chapter = `# Exercices

---

## Mincir

:::exercice{durée="20 min" niveau=2 mode="en binôme"}
- Séparez construction et exécution
:::

:::solution
Deux étapes.
:::

---

## Parmi d'autres

Du texte.

:::exercice[Le second]
Faites.
:::

---

## Une réponse

:::quiz[Que fait \`docker pull\` ?]
- [ ] Il construit
  - C'est build.
- [x] Il télécharge
- [ ] Rien

D'un registre.
:::

---

## Plusieurs

:::quiz[Lesquelles ?]
- [x] Un
- [x] Deux
- [ ] Trois
:::

:::quiz[Et là ?]
- [x] Oui
- [ ] Non
:::

---

## Étapes

:::solution
\`\`\`python [1|2]
a = 1
b = 2
\`\`\`
:::

---

## Fin
`;
const folder = useFolders();

describe.skipIf(!requireOrSkip('browser'))('exercises and quizzes', () => {
  const browser = useBrowser();
  let url = '';

  beforeAll(async () => {
    const root = folder({ 'course.yaml': 'title: Cours\n', 'slides/01-un.md': chapter });
    expect(await runCli(['build', root])).toMatchObject({ code: 0 });
    url = pathToFileURL(join(root, 'dist/01-un.html')).href;
  });

  const open = async (place: string, options = {}): Promise<Page> => {
    const { page } = await browser.open(`${url}${place}`, options);
    return ready(page);
  };
  const status = (page: Page): Promise<string[]> =>
    page.locator('.present .quiz-status').evaluateAll((all) => all.map(({ textContent }) => textContent ?? ''));
  /** Presses Tab until an element has the focus. */
  const tabTo = async (page: Page, selector: string): Promise<void> => {
    for (let presses = 0; presses < 30; presses += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
    }
    throw new Error(`Tab does not reach ${selector}`);
  };

  test('exercises are numbered, and take the place of the path', async () => {
    const page = await open('#/1');
    const head = page.locator('.present .exercise-head');
    expect(await head.textContent()).toBe('Exercice\u00a01 20\u00a0min · en binôme ');
    expect(await page.locator('.present .slide-path').isVisible()).toBe(false);
    expect(await page.locator('.exercise-number').allTextContents()).toEqual(['Exercice\u00a01', 'Exercice\u00a02']);
    expect(await page.getByRole('img', { name: 'Difficulté : 2 sur 3' }).count()).toBe(1);
    await page.context().close();
  });

  test('a solution unfolds by keyboard, and the slide stays', async () => {
    const page = await open('#/1');
    expect(await page.locator('.present .solution p').isVisible()).toBe(false);
    await tabTo(page, '.present .solution > summary');
    await page.keyboard.press('Space');
    expect(await page.locator('.present .solution p').isVisible()).toBe(true);
    expect(await slideId(page)).toBe('mincir');
    await page.context().close();
  });

  test('a step in a solution unfolds it', async () => {
    const page = await open('#/5');
    expect(await page.locator('.present pre').isVisible()).toBe(false);
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.present .line.current').allTextContents()).toEqual(['b = 2']);
    expect(await page.locator('.present pre').isVisible()).toBe(true);
    await page.context().close();
  });

  test('on paper solutions and keys are open', async () => {
    const page = await open('?view=print');
    for (const text of ['Deux étapes.', 'D’un registre.']) {
      expect(await page.getByText(text).first().isVisible(), text).toBe(true);
    }
    expect(await page.locator('.quiz-button').count()).toBe(0);
    expect(await page.locator('.pdf-page').count()).toBe(7);
    await page.context().close();
  });

  test('without JavaScript the answers unfold', async () => {
    const { page } = await browser.open(url, { javaScriptEnabled: false });
    const key = page.locator('.quiz-key').first();
    expect(await key.locator('summary').textContent()).toBe('Réponse');
    expect(await key.getByText('Il télécharge').isVisible()).toBe(false);
    await key.locator('summary').click();
    expect(await key.getByText('Il télécharge').isVisible()).toBe(true);
    await page.context().close();
  });

  test('a quiz with one answer, by keyboard alone', async () => {
    const page = await open('#/3');
    expect(await page.getByText('D’un registre.').first().isVisible()).toBe(false);
    await tabTo(page, '.present .quiz-answers input');
    await page.keyboard.press('Space');
    await tabTo(page, '.present .quiz-button');
    await page.keyboard.press('Space');
    expect(await status(page)).toEqual(['Pas encore.']);
    expect(await page.locator('.present .quiz-mark').allTextContents()).toEqual(['faux', 'juste']);
    expect(await page.locator('.present .quiz-why:visible').allTextContents()).toEqual(['C’est build.']);
    expect(await page.locator('.present .quiz-explanation:visible').textContent()).toContain('D’un registre.');
    expect(await slideId(page)).toBe('une-reponse');
    // Leafing on and back leaves it as it is.
    await page.evaluate('Reveal.next(); Reveal.prev()');
    expect(await status(page)).toEqual(['Pas encore.']);
    await page.keyboard.press('Enter');
    expect(await status(page)).toEqual(['']);
    expect(await page.locator('.present .quiz-shown, .present input:checked').count()).toBe(0);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowUp');
    expect(
      await page
        .locator('.present input')
        .evaluateAll((all) => all.findIndex((one) => (one as { checked?: boolean }).checked)),
    ).toBe(1);
    await page.locator('.present .quiz-button').click();
    expect(await status(page)).toEqual(['Tout est juste.']);
    await page.context().close();
  });

  test('a quiz with several answers says how many are right', async () => {
    const page = await open('#/4');
    const [first, second] = [page.locator('.present .quiz').first(), page.locator('.present .quiz').last()];
    const check = first.locator('.quiz-button');
    await check.click();
    expect(await status(page)).toEqual(['Choisissez d’abord une réponse.', '']);
    await first.getByLabel('Un').check();
    await check.click();
    expect(await status(page)).toEqual(['1 réponse juste sur 2.', '']);
    await check.click();
    await first.getByLabel('Deux').check();
    await first.getByLabel('Trois').check();
    await check.click();
    expect(await status(page)).toEqual(['1 réponse juste sur 2, 1 fausse.', '']);
    // The other one is by itself.
    await second.getByLabel('Oui').check();
    await second.locator('.quiz-button').click();
    expect(await status(page)).toEqual(['1 réponse juste sur 2, 1 fausse.', 'Tout est juste.']);
    await page.context().close();
  });

  test('the key of a remote control leafs on from a chosen answer', async () => {
    const page = await open('#/3');
    await page.locator('.present input').first().click();
    await page.keyboard.press('PageDown');
    await until(page, 'Reveal.getCurrentSlide().id === "plusieurs"');
    await page.context().close();
  });

  test('axe finds nothing, before and after checking', async () => {
    const page = await open('#/1');
    for (let slide = 1; slide <= 4; slide += 1) {
      await page.evaluate(`Reveal.slide(${slide})`);
      expect(await violations(page, {}), `slide ${slide}`).toEqual([]);
    }
    for (const input of await page.locator('.present .quiz').first().locator('input').all()) await input.check();
    await page.locator('.present .quiz-button').first().click();
    expect(await violations(page, {})).toEqual([]);
    await page.evaluate('document.querySelector("details.solution").open = true; Reveal.slide(1)');
    expect(await violations(page, {})).toEqual([]);
    await page.context().close();
  });
});
