import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { runCli } from '../support/cli.ts';
import { fileUrl } from '../support/course.ts';
import { ready, until } from '../support/deck.ts';
import { useFolders } from '../support/folders.ts';
import { requireOrSkip } from '../support/require.ts';
import { useBrowser } from '../support/suite.ts';

const drawn = `# Dessins

## Une requête

\`\`\`mermaid alt="Une requête"
flowchart LR
  A[Navigateur web] -->|HTTPS, port 443| B(Mandataire inverse)
  B --> C{Réponse en cache ?}
  C -->|oui, elle est fraîche| D[(Base de données)]
  subgraph machine [Machine hôte]
    E([Service des escales]) --> F{{Intégration continue}}
  end
  C -->|non| E
\`\`\`

## Des messages

\`\`\`mermaid alt="Des messages"
sequenceDiagram
  participant C as Client
  participant S as Serveur des escales
  C->>S: GET /api/escales?navire=9074729
  S-->>C: 200 OK, en mille millisecondes
\`\`\`

## Des états

\`\`\`mermaid alt="Des états"
stateDiagram-v2
  [*] --> Suspendu
  Suspendu --> Redémarrage : docker unpause
\`\`\`

## Des classes

\`\`\`mermaid alt="Des classes"
classDiagram
  class Conteneur {
    +String étiquette
    +démarrer(options) void
  }
  ConteneurDeDonnées --|> Conteneur
\`\`\`

## À la main

![Deux étapes](plan.svg) <!-- .element: data-steps="#b" -->
`;

const inPage = `# Dans la page

## Un plan

\`\`\`mermaid alt="Le plan de la livraison"
gantt
  dateFormat YYYY-MM-DD
  section Image
  Écrire le Dockerfile :a1, 2026-01-01, 3d
  Construire :after a1, 2d
\`\`\`

## Un camembert

\`\`\`mermaid alt="Des parts"
pie
  "CI" : 60
  "Production" : 40
\`\`\`
`;

const plan = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1104 200">
  <style>text { letter-spacing: 9px }</style>
  <g id="a"><rect class="d-box-accent" width="400" height="90"/><text class="d-label-accent d-middle" x="200" y="45">Avant</text></g>
  <g id="b"><path class="d-arrow" d="M410 45H600"/><rect class="d-box-strong" x="610" width="400" height="90"/>
    <text class="d-label-strong d-middle" x="810" y="45">Après</text></g>
</svg>
`;

/** Texts of the current slide's drawing that are outside of it, or that cross the edge of a box. */
const crossings = `(() => {
  const svg = Reveal.getCurrentSlide().querySelector('svg.drawing');
  const whole = svg.getBoundingClientRect();
  const boxes = [...svg.querySelectorAll('rect')].map((rect) => rect.getBoundingClientRect());
  return [...svg.querySelectorAll('text')].filter((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    const middle = (top + bottom) / 2;
    if (left < whole.left - 1 || right > whole.right + 1) return true;
    return boxes.some((box) => middle > box.top && middle < box.bottom
      && ((left < box.left - 1 && right > box.left + 1) || (left < box.right - 1 && right > box.right + 1)));
  }).map((text) => text.textContent);
})()`;

const goTo = (page: Page, id: string) =>
  page.evaluate(
    `(({ h, v }) => Reveal.slide(h, v, 9))(Reveal.getIndices(document.getElementById(${JSON.stringify(id)})))`,
  );

const pictures = `[...document.querySelectorAll('figure[data-mermaid]')].every((figure) => figure.dataset.drawn)`;

describe.skipIf(!requireOrSkip('browser')).each(['estrade', 'black', 'serif'])('drawings under %s', (theme) => {
  const browser = useBrowser();
  const folder = useFolders();
  let root = '';

  beforeAll(async () => {
    root = folder({
      'course.yaml': `title: Cours\ntheme: ${theme}\n`,
      'a.md': drawn,
      'b.md': inPage,
      'plan.svg': plan,
    });
    expect(await runCli(['build', root])).toMatchObject({ code: 0 });
  });

  test('of the build: words stay in their boxes, and on their slide', async () => {
    const { page, complaints } = await browser.open(fileUrl(root, 'dist/a.html'));
    await ready(page);
    for (const id of ['une-requete', 'des-messages', 'des-etats', 'des-classes', 'a-la-main']) {
      await goTo(page, id);
      expect(await page.evaluate(crossings), id).toEqual([]);
      expect(await page.evaluate('Reveal.getCurrentSlide().dataset.overflow ?? "none"'), id).toBe('none');
    }
    // axe itself asks for the stylesheets, which the policy refuses.
    expect(complaints).toEqual([]);
    expect(await violations(page, { within: '.slides' })).toEqual([]);
    await page.context().close();
  });

  test('by hand: parts come step by step, and styles of the file stay in it', async () => {
    const { page } = await browser.open(`${fileUrl(root, 'dist/a.html')}#/a-la-main`);
    await ready(page);
    const part = `getComputedStyle(document.querySelector('#a-la-main [id$="-b"]')).visibility`;
    expect(await page.evaluate(part)).toBe('hidden');
    await page.keyboard.press('ArrowRight');
    await until(page, `${part} === 'visible'`);
    expect(await page.evaluate(`getComputedStyle(document.querySelector('#des-etats text')).letterSpacing`)).not.toBe(
      '9px',
    );
    expect(await page.evaluate(`getComputedStyle(document.querySelector('#a-la-main text')).letterSpacing`)).toBe(
      '9px',
    );
    await page.context().close();
  });

  test('in the page: mermaid draws from a file, without a request, and tells what the fence says', async () => {
    const { page, complaints } = await browser.open(`${fileUrl(root, 'dist/b.html')}#/un-plan`);
    await ready(page);
    await until(page, pictures);
    expect(await page.getByRole('img', { name: 'Le plan de la livraison' }).isVisible()).toBe(true);
    expect(await page.locator('#un-plan pre').isVisible()).toBe(false);
    // axe itself asks for the stylesheets, which the policy refuses.
    expect(complaints).toEqual([]);
    expect(await violations(page, { within: '.slides' })).toEqual([]);
    await page.context().close();
  });
});

describe.skipIf(!requireOrSkip('browser'))('diagrams that mermaid draws in the page', () => {
  const browser = useBrowser();
  const folder = useFolders();
  let root = '';

  beforeAll(async () => {
    root = folder({ 'course.yaml': 'title: Cours\n', 'a.md': drawn, 'b.md': inPage, 'plan.svg': plan });
    expect(await runCli(['build', root])).toMatchObject({ code: 0 });
  });

  test('take other colours with the theme', async () => {
    const { page } = await browser.open(`${fileUrl(root, 'dist/b.html')}#/un-camembert`);
    await ready(page);
    await until(page, pictures);
    const colour = `document.querySelector('#un-camembert path').getAttribute('fill') + getComputedStyle(document.querySelector('#un-camembert text')).fill`;
    const before = await page.evaluate<string>(colour);
    await page.evaluate(`document.documentElement.dataset.theme = 'dark'`);
    await until(page, `(${colour}) !== ${JSON.stringify(before)}`);
    await page.context().close();
  });

  test('are on paper', async () => {
    const { page } = await browser.open(`${fileUrl(root, 'dist/b.html')}?view=print`);
    await ready(page);
    expect(await page.locator('.pdf-page figure[data-mermaid] > svg').count()).toBe(2);
    expect(await page.locator('.pdf-page figure[data-mermaid] > pre:visible').count()).toBe(0);
    await page.context().close();
  });

  test('are their text where there is no JavaScript', async () => {
    const { page } = await browser.open(fileUrl(root, 'dist/b.html'), { javaScriptEnabled: false });
    expect(await page.locator('#un-plan pre').isVisible()).toBe(true);
    expect(await page.locator('#un-plan pre').innerText()).toContain('Écrire le Dockerfile :a1');
    await page.context().close();
  });

  test('work in a file that stands alone', async () => {
    const single = folder({ 'course.yaml': 'title: Cours\n', 'b.md': inPage });
    expect(await runCli(['build', '--single', single])).toMatchObject({ code: 0 });
    const { page, complaints } = await browser.open(`${fileUrl(single, 'dist/b.html')}#/un-plan`);
    await ready(page);
    await until(page, pictures);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('are carried by the decks that hold some only', async () => {
    const { page } = await browser.open(fileUrl(root, 'dist/a.html'));
    expect(await page.locator('script[data-part="mermaid"]').count()).toBe(0);
    await page.context().close();
  });
});
