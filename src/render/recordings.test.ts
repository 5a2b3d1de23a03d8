import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chapterOf, compileChapter } from '../../tests/support/feature.ts';
import { courseOf } from '../../tests/support/whole-course.ts';
import { createFeatures } from '../features/index.ts';
import { link } from '../link/link.ts';
import type { Recording } from '../model/recording.ts';
import { recordingsScript } from './recordings.ts';

const features = createFeatures(join(import.meta.dirname, '../../lib'));

/** The script of a deck whose snippets are recorded, by their ids, as these casts. */
async function scriptOf(text: string, casts: Readonly<Record<string, string>>): Promise<string | undefined> {
  const chapter = chapterOf(text);
  const recordings = new Map(
    Object.entries(casts).map(([id, cast]): [string, Recording] => [
      id,
      {
        id,
        path: `recordings/x/${id}.cast`,
        source: undefined,
        changed: [],
        date: '2026-11-21T10:00:00.000Z',
        versions: {},
        content: { kind: 'terminal', cast, text: '', exitCode: 0, milliseconds: 1 },
      },
    ]),
  );
  const slides = await compileChapter(features, chapter, import.meta.dirname);
  const { linked } = link(courseOf([chapter]), [{ chapter, slides, failed: false, recordings }], features);
  const [deck] = linked.decks;
  return deck && recordingsScript(deck);
}

/** What a page has once the script has run. */
function offered(script: string | undefined): unknown {
  const page: { estradeParts?: Record<string, unknown> } = {};
  new Function('globalThis', script ?? '')(page);
  return page.estradeParts?.['recordings'];
}

const snippet = (id: string, words = ''): string => `\`\`\`bash run id=${id} ${words}\necho ${id}\n\`\`\`\n`;
const cast = (...events: unknown[]): string =>
  [{ version: 3, term: { cols: 90, rows: 24 }, timestamp: 1, estrade: { source: 'SOURCE', files: { a: 'DIGEST' } } }]
    .concat(events as never)
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');

test('a deck without recordings has no script', async () => {
  expect(await scriptOf(snippet('un'), {})).toBeUndefined();
  expect(await scriptOf('# Rien\n', { un: cast() })).toBeUndefined();
});

test('the snippets that readers see, in their order', async () => {
  const text = [
    snippet('deux'),
    snippet('cache', 'hidden'),
    `<!-- .slide: data-visibility="hidden" -->\n\n${snippet('trois')}`,
    snippet('un'),
  ].join('\n---\n\n');
  const all = { un: cast(), deux: cast(), trois: cast(), cache: cast(), autre: cast() };
  const pairs = offered(await scriptOf(text, all)) as [string, string][];
  expect(pairs.map(([id]) => id)).toEqual(['deux', 'un']);
});

test('what was typed, and what a recording was made of, stay behind; times stay right', async () => {
  const events = [
    [0.5, 'o', 'a'],
    [0.25, 'i', 'PASSWORD'],
    [0.25, 'm', 'MARK'],
    [0.1, 'r', '100x30'],
    [1, 'x', '0'],
  ];
  const script = await scriptOf(snippet('un'), { un: cast(...events) });
  expect(script).not.toMatch(/PASSWORD|MARK|SOURCE|DIGEST|timestamp/);
  const [[, text] = ['', '']] = offered(script) as [string, string][];
  const [header, ...rest] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect(header).toMatchObject({ version: 3, term: { cols: 90, rows: 24 } });
  expect(rest).toEqual([
    [0.5, 'o', 'a'],
    [0.6, 'r', '100x30'],
  ]);
});

test('no output ends the script, and the same course gives the same bytes', async () => {
  const output = '</script><script>alert(1)</script>\u2028<!--';
  const scripts = [1, 2].map(() => scriptOf(snippet('un'), { un: cast([0, 'o', output]) }));
  const [first, second] = await Promise.all(scripts);
  expect(first).toBe(second);
  expect(first).not.toMatch(/<|\u2028/);
  const [[, text] = ['', '']] = offered(first) as [string, string][];
  expect(JSON.parse(text.split('\n')[1] ?? '')).toEqual([0, 'o', output]);
});
