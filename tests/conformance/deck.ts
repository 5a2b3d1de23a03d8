import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import { onTestFinished } from 'vitest';
import { type Built, createPipeline } from '../../src/pipeline.ts';

/** A deck as a page, asked by CSS selectors as the test suites of reveal.js ask theirs. */
export interface BuiltDeck {
  readonly html: string;
  readonly page: Root;
  /** Rules of what was said, in order. */
  readonly rules: readonly string[];
  readonly built: Built;
  /** Elements in `.slides`; a selector that begins with `.slides` is asked of the page. */
  all(selector: string): Element[];
  count(selector: string): number;
  text(selector: string): string;
}

/** Builds files as a course, in a folder that goes away with the test. `file` is the page to look at. */
export async function buildFiles(files: Readonly<Record<string, string>>, file = 'deck'): Promise<BuiltDeck> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'estrade-conformance-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return buildFolder(root, file);
}

/** Builds a folder, or one file, and gives one of its pages. */
export async function buildFolder(target: string, file: string): Promise<BuiltDeck> {
  const built = await createPipeline().run(target, { single: false, strict: false });
  const html = String(built.artifact.pages.find(({ path }) => path === `${file}.html`)?.data ?? '');
  if (html === '') throw new Error(`no page ${file}.html: ${built.diagnostics.map(String).join('; ')}`);
  const page = fromHtml(html);
  const slides = select('.slides', page) as Element;
  const all = (selector: string): Element[] => selectAll(selector, selector.startsWith('.slides') ? page : slides);
  return {
    html,
    page,
    rules: built.diagnostics.map(({ ruleId }) => ruleId ?? ''),
    built,
    all,
    count: (selector) => all(selector).length,
    text: (selector) =>
      all(selector)
        .map((element) => textOf(element))
        .join('|'),
  };
}

/** The options of the Markdown plugin that the cases set, by the names that the cases have. */
export interface PluginOptions {
  readonly separator?: string;
  readonly vertical?: string;
  readonly notes?: string;
  readonly attributes?: string;
  readonly element?: string;
  readonly cfg?: Readonly<Record<string, unknown>>;
}

/** Builds a deck as reveal-md would read it: its settings and the images that it names stand beside it. */
export function buildDeck(markdown: string, options: PluginOptions = {}): Promise<BuiltDeck> {
  const settings = {
    separator: options.separator,
    verticalSeparator: options.vertical,
    notesSeparator: options.notes,
    slideAttributes: options.attributes,
    elementAttributes: options.element,
    revealOptions: options.cfg && { markdown: options.cfg },
  };
  const images = [...markdown.matchAll(/!\[[^\]]*\]\(([\w./-]+)\)/g)].map(([, path = '']) => [path, '']);
  return buildFiles({
    ...Object.fromEntries(images),
    'deck.md': markdown,
    'reveal-md.json': JSON.stringify(settings),
  });
}
