import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuiltDeck, buildFiles } from '../conformance/deck.ts';
import { launch } from '../support/browser.ts';
import { requireOrSkip } from '../support/require.ts';
import { describeWith, sharedFolder } from '../support/shared.ts';

/** Slides of a deck: side by side, in stacks, and those with notes. */
interface Counts {
  readonly horizontal: number;
  readonly vertical: number;
  readonly notes: number;
}

const plugin = join(import.meta.dirname, '../../node_modules/reveal.js/dist/plugin/markdown.js');

/** What reveal's own plugin makes of a text, as reveal-md gives it: in a section with its patterns. */
const runPlugin = `async ({ markdown, separator, vertical, notes }) => {
  document.body.innerHTML = '<div class="reveal"><div class="slides"><section><textarea data-template></textarea></section></div></div>';
  const section = document.querySelector('section');
  const set = (name, value) => value === undefined || section.setAttribute(name, value);
  set('data-markdown', '');
  set('data-separator', separator);
  set('data-separator-vertical', vertical);
  set('data-separator-notes', notes);
  document.querySelector('textarea').textContent = markdown;
  const reveal = document.querySelector('.reveal');
  await RevealMarkdown().init({ getConfig: () => ({}), getRevealElement: () => reveal });
  const count = (selector) => document.querySelectorAll(selector).length;
  return {
    horizontal: count('.slides>section'),
    vertical: count('.slides>section>section'),
    notes: count('aside.notes'),
  };
}`;

const revealMd = { separator: '\\r?\\n---\\r?\\n', vertical: '\\r?\\n----\\r?\\n' };

/** Folders of decks, with the patterns that their authors set for the plugin. */
const folders = [
  { folder: 'decks/reveal-md-fixtures', settings: {} },
  { folder: 'seeds', settings: {} },
  {
    folder: 'decks/sfeir-school-docker/docs/markdown',
    settings: { separator: '##==##', verticalSeparator: '##--##', notesSeparator: '^Notes?\\s?:' },
  },
];

describeWith(requireOrSkip('browser') ? sharedFolder() : undefined, 'reveal’s own plugin, as the oracle', (shared) => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launch();
    page = await browser.newPage();
    await page.addScriptTag({ path: plugin });
  });
  afterAll(() => browser.close());

  async function peer(deck: BuiltDeck): Promise<Counts> {
    const [chapter] = deck.built.course.chapters;
    const { separator, verticalSeparator, notesSeparator } = chapter?.settings ?? {};
    const given = {
      markdown: chapter?.body.text,
      separator: separator ?? revealMd.separator,
      vertical: verticalSeparator ?? revealMd.vertical,
      notes: notesSeparator,
    };
    return page.evaluate<Counts>(`(${runPlugin})(${JSON.stringify(given)})`);
  }

  const decks = folders.flatMap(({ folder, settings }) =>
    deckFiles(join(shared, folder)).map((path) => [relative(shared, path), path, settings] as const),
  );

  it.each(decks)('%s', async (_, path, settings) => {
    const deck = await buildFiles({
      'deck.md': readFileSync(path, 'utf8'),
      'reveal-md.json': JSON.stringify({ ...settings, slideLevel: false }),
    });
    const ours: Counts = {
      horizontal: deck.count('.slides>section'),
      vertical: deck.count('.slides>section>section'),
      notes: deck.count('aside.notes'),
    };
    expect(ours).toEqual(await peer(deck));
  });
});

/** Markdown files below a folder; of the seeds, the two that were written for reveal-md. */
function deckFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') || /^00[03]_.*\.txt$/.test(name))
    .filter((name) => name !== 'README.md')
    .sort()
    .map((name) => join(folder, name));
}
