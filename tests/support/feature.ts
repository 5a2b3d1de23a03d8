import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toHtml } from 'hast-util-to-html';
import { beforeAll, describe, expect, it } from 'vitest';
import { readInput } from '../../src/load/files.ts';
import { settle } from '../../src/load/settings.ts';
import { compileSlide } from '../../src/markdown/compile.ts';
import { createMarkdown } from '../../src/markdown/processor.ts';
import { split } from '../../src/markdown/split.ts';
import type { Chapter, Dialect } from '../../src/model/course.ts';
import { assetUrlPattern } from '../../src/model/facts.ts';
import type { Feature } from '../../src/model/feature.ts';
import type { DeckSettings } from '../../src/model/settings.ts';
import type { Slide } from '../../src/model/slide.ts';
import type { SlideSource, SourceSpan } from '../../src/model/source.ts';
import { htmlAttributes } from '../../src/render/attributes.ts';

/** What a fixture may set, in `settings.json`: its dialect, and any setting of its chapter. */
export interface FixtureSettings extends Partial<DeckSettings> {
  readonly dialect?: Dialect;
  /** `notes`: the whole text stands in the speaker notes. */
  readonly span?: 'content' | 'notes';
}

/** Makes a chapter that a folder holds as `input.md`, without reading it. */
export function chapterOf(text: string, { dialect = 'course', span: _, ...given }: FixtureSettings = {}): Chapter {
  const settings = settle(dialect, { overrides: {}, frontMatter: {}, course: {}, revealMd: {} }, 'input.md');
  const theme = { name: 'estrade', kind: 'own', stylesheets: [] } as const;
  return { name: 'input', path: 'input.md', body: spanOf(text), dialect, settings: { ...settings, ...given }, theme };
}

/** Splits and compiles a chapter whose course is a folder, with the given features. */
export async function compileChapter(
  features: readonly Feature[],
  chapter: Chapter,
  folder: string,
): Promise<readonly Slide[]> {
  for (const feature of features) await feature.prepare?.();
  const { slides } = split(chapter.body, { ...chapter.settings, dialect: chapter.dialect });
  return slides.map((source) => compileSlide(source, chapter, compilerFor(features, folder)));
}

/** Compiles one slide of a chapter, whatever it was cut from. */
export function compileSource(
  source: SlideSource,
  features: readonly Feature[],
  chapter: Chapter,
  folder: string,
): Slide {
  return compileSlide(source, chapter, compilerFor(features, folder));
}

/** Runs features on one slide whose course is a folder; `input.md` is its only chapter. */
export async function compileWith(
  features: readonly Feature[],
  text: string,
  folder: string,
  given: FixtureSettings = {},
) {
  for (const feature of features) await feature.prepare?.();
  const empty = { index: 0, cut: 'start', definitions: '' } as const;
  const source: SlideSource =
    given.span === 'notes'
      ? { ...empty, content: spanOf(''), notes: [spanOf(text)] }
      : { ...empty, content: spanOf(text), notes: [] };
  const slide = compileSlide(source, chapterOf(text, given), compilerFor(features, folder));
  const findings = slide.findings.map(({ in: _, ...finding }) => finding);
  return { html: htmlOf(slide, folder), findings, slide };
}

/** A slide as a fixture shows it: bare content, or a section where it has attributes or notes. */
export function htmlOf({ tree, notes, attributes, source }: Slide, folder: string): string {
  const content = toHtml(tree, { allowDangerousHtml: true });
  const aside = notes && `<aside class="notes">${toHtml(notes, { allowDangerousHtml: true })}</aside>`;
  const bare = Object.keys(attributes).length === 0 && (!aside || source.notes.length > 0);
  const html = bare
    ? [content, notes && toHtml(notes, { allowDangerousHtml: true })].filter(Boolean).join('\n')
    : `<section${htmlAttributes(attributes)}>\n${[content.trim(), aside].filter(Boolean).join('\n')}\n</section>`;
  return html.replace(assetUrlPattern, (_, path: string) => decodeURIComponent(path).replace(`${folder}/`, 'assets:'));
}

function compilerFor(features: readonly Feature[], folder: string) {
  const markdown = createMarkdown();
  return { markdown, features, readInput: (_: string, reference: string) => readInput(folder, folder, reference) };
}

function spanOf(text: string): SourceSpan {
  return { text, start: { line: 1, column: 1, offset: 0 } };
}

/**
 * One test per folder: `input.md` → `expected.html`, and the findings in `expected.json` (none without it).
 * Where there is a `facts.json`, its facts are the slide's. `UPDATE_FIXTURES=1` writes what came out, to be
 * read before it is committed.
 */
export function describeFixtures(title: string, fixtures: string, make: () => readonly Feature[]): void {
  describe(title, () => {
    let features: readonly Feature[] = [];
    beforeAll(() => {
      features = make();
    });
    it.each(readdirSync(fixtures).sort())('%s', async (name) => {
      const folder = join(fixtures, name);
      const read = (file: string) =>
        existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : undefined;
      const settings = JSON.parse(read('settings.json') ?? '{}') as FixtureSettings;
      const { html, findings, slide } = await compileWith(features, read('input.md') ?? '', folder, settings);
      const facts = JSON.parse(read('facts.json') ?? '{}') as Record<string, unknown>;
      const found = Object.fromEntries(
        Object.keys(facts).map((key) => [key, slide.facts[key as keyof typeof slide.facts]]),
      );
      if (process.env['UPDATE_FIXTURES']) {
        writeFileSync(join(folder, 'expected.html'), `${html}\n`);
        if (findings.length > 0) writeFileSync(join(folder, 'expected.json'), `${JSON.stringify(findings, null, 2)}\n`);
        if (read('facts.json')) writeFileSync(join(folder, 'facts.json'), `${plain(found, folder)}\n`);
      }
      expect(`${html}\n`).toBe(read('expected.html'));
      expect(JSON.parse(JSON.stringify(findings))).toEqual(JSON.parse(read('expected.json') ?? '[]'));
      expect(JSON.parse(plain(found, folder))).toEqual(JSON.parse(read('facts.json') ?? '{}'));
    });
  });
}

/** Facts without places, and with paths as the fixture has them. */
function plain(facts: unknown, folder: string): string {
  const readable = (text: string) =>
    text.replace(assetUrlPattern, (_, path: string) => decodeURIComponent(path)).replaceAll(`${folder}/`, 'assets:');
  return JSON.stringify(
    facts,
    (key, value: unknown) => (key === 'place' ? undefined : typeof value === 'string' ? readable(value) : value),
    2,
  );
}
