import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';
import { distance } from 'fastest-levenshtein';
import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { beforeAll, describe, expect, it } from 'vitest';
import { createMarkdown } from '../../src/markdown/processor.ts';
import type { Finding } from '../../src/model/diagnostic.ts';
import { emptyFacts } from '../../src/model/facts.ts';
import type { Feature, Input, SlideContext } from '../../src/model/feature.ts';
import type { DeckSettings } from '../../src/model/settings.ts';

/** What a fixture may set of its context, in `settings.json`. */
interface FixtureSettings {
  readonly dialect?: SlideContext['dialect'];
  readonly span?: SlideContext['span'];
  readonly lang?: string;
}

/** Runs features on one slide whose course is a folder; `input.md` is its only chapter. */
export async function compileWith(
  features: readonly Feature[],
  source: string,
  folder: string,
  given: FixtureSettings = {},
) {
  const markdown = createMarkdown();
  const findings: Finding[] = [];
  const context: SlideContext = {
    settings: { lang: given.lang ?? 'fr' } as DeckSettings,
    dialect: given.dialect ?? 'course',
    chapterPath: 'input.md',
    facts: emptyFacts(),
    attributes: {},
    span: given.span ?? 'content',
    source,
    notes: [],
    report: (finding) => findings.push(finding),
    input: (reference) => readInput(folder, reference),
    asset: (path) => relative(folder, path),
  };
  for (const feature of features) await feature.prepare?.();
  const tree = markdown.parse(source);
  for (const feature of features) feature.markdown?.(tree, context);
  const html = markdown.toHtml(tree, source);
  for (const feature of features) feature.html?.(html, context);
  return { html: toHtml(html as Root, { allowDangerousHtml: true }), findings, context };
}

function readInput(folder: string, reference: string): Input {
  const path = resolve(folder, reference.replace(/^\/+/, ''));
  if (path !== folder && !path.startsWith(folder + sep)) return { kind: 'outside' };
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.split(sep).join('/'));
  const wanted = posix.normalize(reference.replace(/^\/+/, ''));
  if (files.includes(wanted)) return { kind: 'file', path, bytes: readFileSync(path) };
  const sameButCase = files.find((name) => name.toLowerCase() === wanted.toLowerCase());
  const near = sameButCase ?? files.find((name) => distance(name, wanted) <= 3);
  return { kind: 'missing', near, caseOnly: sameButCase !== undefined };
}

/**
 * One test per folder: `input.md` → `expected.html`, and the findings in `expected.json` (none without it).
 * `UPDATE_FIXTURES=1` writes what came out, to be read before it is committed.
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
      const { html, findings } = await compileWith(features, read('input.md') ?? '', folder, settings);
      if (process.env['UPDATE_FIXTURES']) {
        writeFileSync(join(folder, 'expected.html'), `${html}\n`);
        if (findings.length > 0) writeFileSync(join(folder, 'expected.json'), `${JSON.stringify(findings, null, 2)}\n`);
      }
      expect(`${html}\n`).toBe(read('expected.html'));
      expect(JSON.parse(JSON.stringify(findings))).toEqual(JSON.parse(read('expected.json') ?? '[]'));
    });
  });
}
