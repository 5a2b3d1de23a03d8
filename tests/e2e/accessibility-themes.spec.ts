import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { deckViolations } from '../support/axe-deck.ts';
import { runCli } from '../support/cli.ts';
import { fileUrl } from '../support/course.ts';
import { ready, slideId } from '../support/deck.ts';
import { useFolders } from '../support/folders.ts';
import { requireOrSkip } from '../support/require.ts';
import { useBrowser } from '../support/suite.ts';

const root = join(import.meta.dirname, '../..');
const themes = ['estrade', 'nuit', 'contraste'];

/** What readers open on slides of the guide. */
const opened: Record<string, readonly [slide: string, open: (page: Page) => Promise<unknown>]> = {
  'a quiz, right': ['un-quiz-c-est-une-liste-de-cases', (page) => answer(page, ['Le noyau'])],
  'a quiz, partly right': ['plusieurs-reponses-peuvent-etre-justes', (page) => answer(page, ['config', 'noyau'])],
  'a solution': [
    'un-exercice-a-une-duree-et-une-difficulte',
    (page) => page.locator('.present .solution > summary').click(),
  ],
  'a detail': ['un-detail-se-replie', (page) => page.locator('.present details > summary').click()],
  'the explanation of a term': [
    'une-definition-peut-prendre-la-page',
    async (page) => {
      await page.locator('.present button.term').first().click();
      await page.locator('.term-text:popover-open').waitFor();
    },
  ],
  'the second tab': [
    'des-onglets-pour-les-variantes',
    (page) => page.locator('.present').getByRole('tab').last().click(),
  ],
  'a copied block': [
    'trois-tirets-font-une-diapositive',
    async (page) => {
      await page.locator('.present pre').first().hover();
      await page.locator('.present .code-copy').first().click();
    },
  ],
};

/** What opens beside the slides. */
const around: Record<string, (page: Page) => Promise<unknown>> = {
  'the tools to draw': async (page) => {
    await page.keyboard.press('d');
    await page.getByRole('region', { name: 'Outils de dessin' }).waitFor();
  },
  'the search': async (page) => {
    await page.keyboard.press('/');
    await page.keyboard.type('conteneur');
    await page.locator('[role=option]').first().waitFor();
  },
};

async function answer(page: Page, answers: readonly string[]): Promise<void> {
  for (const text of answers) await page.locator('.present .quiz-answers label').filter({ hasText: text }).click();
  await page.locator('.present .quiz-button').click();
  await page.locator('.present .quiz-mark').first().waitFor();
}

describe.skipIf(!requireOrSkip('browser'))('axe finds nothing in the guide, no rule left out', () => {
  const browser = useBrowser();
  const folder = useFolders();
  const built: Record<string, string> = {};

  beforeAll(async () => {
    const out = folder();
    for (const theme of themes) {
      const ended = await runCli(['build', root, '--theme', theme, '--out', join(out, theme)]);
      expect(ended.code, ended.stderr).toBe(0);
      built[theme] = fileUrl(out, theme, '00-guide.html');
    }
  });

  // `estrade` itself is looked at in `accessibility.spec.ts`.
  test.each(themes.slice(1))('step by step in `%s`', { timeout: 240_000 }, async (theme) => {
    const { page } = await browser.open(built[theme] ?? '');
    expect(await deckViolations(await ready(page))).toEqual({});
    await page.context().close();
  });

  test.each(themes.flatMap((theme) => [[theme, 'light'] as const, [theme, 'dark'] as const]))(
    'with what opens open, in `%s`, %s',
    async (theme, face) => {
      const found: Record<string, string[]> = {};
      const { page } = await browser.open(built[theme] ?? '');
      await ready(page);
      if ((await faceOf(page)) !== face) await page.keyboard.press('t');
      expect(await faceOf(page)).toBe(face);
      const look = async (name: string, within?: string): Promise<void> => {
        const faults = await violations(page, within ? { within } : {});
        if (faults.length > 0) found[name] = faults;
      };
      for (const [name, [slide, open]] of Object.entries(opened)) {
        await page.evaluate(`Reveal.slide(...Object.values(Reveal.getIndices(document.getElementById('${slide}'))))`);
        expect(await slideId(page)).toBe(slide);
        await open(page);
        await look(name, '.slides section.present');
      }
      for (const [name, open] of Object.entries(around)) {
        await open(page);
        await look(name);
        await page.keyboard.press('Escape');
      }
      expect(found).toEqual({});
      await page.context().close();
    },
  );

  const faceOf = (page: Page): Promise<string> =>
    page.evaluate(`(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.color = 'light-dark(#fff, #000)';
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color === 'rgb(255, 255, 255)' ? 'light' : 'dark';
    })()`);
});
