import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { courseLines } from '../../src/commands/excerpt.ts';
import { countDiagnostics, formatDiagnostics } from '../../src/commands/report.ts';
import { compileSlide } from '../../src/markdown/compile.ts';
import { createMarkdown } from '../../src/markdown/processor.ts';
import { type Diagnostic, severityOf } from '../../src/model/diagnostic.ts';
import type { Feature } from '../../src/model/feature.ts';
import { type RuleId, rules } from '../../src/model/rules.ts';
import { type Built, createPipeline } from '../../src/pipeline.ts';
import { type Files, useFolders } from '../support/folders.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
const names = readdirSync(fixtures).sort();
const pipeline = createPipeline();
const options = { single: false, strict: false };
const folder = useFolders();
const triggered = new Set<string>();
const built = new Map<string, Built>();

async function build(target: string): Promise<Built> {
  const result = await pipeline.run(target, options);
  for (const { ruleId } of result.diagnostics) triggered.add(ruleId ?? '');
  return result;
}

beforeAll(async () => {
  for (const name of names) built.set(name, await build(join(fixtures, name)));
});

function report({ diagnostics, course, linked, artifact }: Built): string {
  const lines = courseLines(course.root);
  const decks = linked.decks.map(({ chapter }) => `${chapter.name}.html`);
  return [
    formatDiagnostics(diagnostics, { colour: false, hints: true, lines }),
    `${countDiagnostics(diagnostics, true)}\n`,
    `made: ${decks.join(', ')}\n`,
    `kept: ${artifact.kept.join(', ')}\n`,
  ].join('');
}

/** `UPDATE_FIXTURES=1` writes what came out, to be read as its author would before it is committed. */
describe('what an author reads', () => {
  it.each(names)('%s', (name) => {
    const said = report(built.get(name) as Built);
    const expected = join(fixtures, name, 'expected.txt');
    if (process.env['UPDATE_FIXTURES']) writeFileSync(expected, said);
    expect(said).toBe(existsSync(expected) ? readFileSync(expected, 'utf8') : '');
  });
});

describe('what no fixture can hold', () => {
  const only = async (files: Files): Promise<Diagnostic[]> => {
    return [...(await build(folder({ 'course.yaml': 'title: A\n', ...files }))).diagnostics];
  };

  it('a chapter in Windows-1252: the place of the first byte, and what to do', async () => {
    const target = folder({ 'a.md': Buffer.from('# Caf\u00e9\n\nD\u00e9j\u00e0\n', 'latin1') });
    expect(report(await build(target))).toBe(
      [
        'a.md:1:6 error `a.md` is not valid UTF-8: byte 0xE9 has no meaning here [encoding-invalid]',
        '   1 │ # Caf\ufffd',
        '     │      ~',
        '       Save the file as UTF-8 in your editor (older French files are often Windows-1252).',
        '1 error',
        'made: ',
        'kept: a.html, index.html',
        '',
      ].join('\n'),
    );
  });

  it('a chapter in UTF-16', async () => {
    const [message, ...others] = await only({ 'slides/a.md': Buffer.from('\ufeff# Café\n', 'utf16le') });
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      ruleId: 'encoding-invalid',
      reason: '`slides/a.md` is UTF-16: chapters are UTF-8',
    });
  });

  it('a folder in the place of a chapter', async () => {
    const target = folder({ 'course.yaml': 'title: A\nchapters: [a.md]\n', 'b.md': '# B\n' });
    mkdirSync(join(target, 'a.md'));
    const { diagnostics } = await build(target);
    expect(diagnostics.map(({ ruleId, file, line }) => [ruleId, file, line])).toEqual([
      ['settings-invalid', 'course.yaml', 2],
    ]);
  });

  it('a feature that throws is told with its name and its slide; the other features go on', () => {
    const ran: string[] = [];
    const features: Feature[] = [
      {
        name: 'broken',
        html() {
          throw new Error('no such thing');
        },
      },
      { name: 'after', html: () => void ran.push('after') },
    ];
    const chapter = { path: 'a.md', dialect: 'course', settings: { lang: 'fr' } };
    const span = { text: '# A\n', start: { line: 7, column: 1, offset: 0 } };
    const source = { index: 0, cut: 'start' as const, content: span, notes: [], definitions: '' };
    const compiler = {
      markdown: createMarkdown(),
      features,
      readInput: () => ({ kind: 'outside' as const }),
    };
    const { findings } = compileSlide(source, chapter as unknown as Parameters<typeof compileSlide>[1], compiler);
    expect(findings).toMatchObject([
      { ruleId: 'feature-failed', reason: 'The feature `broken` failed on this slide: no such thing' },
    ]);
    expect(ran).toEqual(['after']);
  });
});

describe('every message', () => {
  const all = (): Diagnostic[] => [...built.values()].flatMap(({ diagnostics }) => diagnostics);

  it('is a sentence without a final period, its fix one with it', () => {
    for (const { reason, note } of all()) {
      expect(reason).toMatch(/^[\p{Lu}`].*[^.\s]$/su);
      if (note) expect(note).toMatch(/^[\p{Lu}`].*[.?]$/su);
      expect(`${reason}${note ?? ''}`.split('`').length % 2, `backquotes of ${reason} ${note}`).toBe(1);
    }
  });

  it('stands alone at its place: nothing is said twice', () => {
    const twice = [...built].flatMap(([name, { diagnostics }]) => {
      const places = diagnostics
        .filter(({ line }) => line)
        .map(({ file, line, column }) => `${file}:${line}:${column}`);
      return places.filter((place, index) => places.indexOf(place) !== index).map((place) => `${name}/${place}`);
    });
    expect(twice).toEqual([]);
  });

  it('has a place, unless it is about a file as a whole', () => {
    const whole = new Set<string>(['course-empty', 'page-duplicate', 'recording-invalid']);
    const placeless = all().filter(({ line, ruleId }) => line === undefined && !whole.has(ruleId ?? ''));
    expect(placeless.map(({ file, reason }) => `${file}: ${reason}`)).toEqual([]);
  });

  it('has the severity of its rule', () => {
    for (const message of all()) expect(severityOf(message)).toBe(rules[message.ruleId as RuleId].severity);
  });
});

/** Last, because it counts what the tests above have seen. */
it('every rule can be triggered', () => {
  const untold = Object.keys(rules).filter((rule) => rule !== 'feature-failed' && !triggered.has(rule));
  expect(untold).toEqual([]);
});
