import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeWithShared } from '../../tests/support/shared.ts';
import { split } from './split.ts';

interface Patterns {
  readonly separator?: string;
  readonly verticalSeparator?: string;
}

/** The slides of reveal's own Markdown plugin, stack by stack; its splitting needs no document. */
type Slidify = (markdown: string, options: Patterns) => string;
let slidify: Slidify;

beforeAll(async () => {
  const plugin = (await import('reveal.js/plugin/markdown')).default as unknown as () => { slidify: Slidify };
  slidify = plugin().slidify;
});

/** Number of slides in each stack, as reveal-md gives them to the plugin. */
function peer(text: string, given: Patterns): number[] {
  const html = slidify(text, { separator: '\\r?\\n---\\r?\\n', verticalSeparator: '\\r?\\n----\\r?\\n', ...given });
  const stacks: number[] = [];
  let inStack = false;
  const tags = /<script type="text\/template">[\s\S]*?<\/script>|<section[^>]*>|<\/section><\/section>/g;
  for (const [tag] of html.matchAll(tags)) {
    if (tag.startsWith('<script')) continue;
    if (tag.startsWith('</')) inStack = false;
    else if (!tag.includes('data-markdown')) {
      inStack = true;
      stacks.push(0);
    } else if (inStack) stacks.push((stacks.pop() as number) + 1);
    else stacks.push(1);
  }
  return stacks;
}

function ours(text: string, given: Patterns): number[] {
  const body = { text, start: { line: 1, column: 1, offset: 0 } };
  const stacks: number[] = [];
  for (const { cut } of split(body, { dialect: 'reveal-md', slideLevel: 'auto', ...given }).slides) {
    if (cut === 'vertical') stacks.push((stacks.pop() as number) + 1);
    else stacks.push(1);
  }
  return stacks;
}

describe('the slides of reveal’s Markdown plugin', () => {
  it.each<[string, string, Patterns]>([
    ['stacks', 'A\n---\nB\n----\nC\n---\nD\n----\nE\n----\nF', {}],
    ['a stack first', 'A\n----\nB\n---\nC', {}],
    ['CRLF', 'A\r\n---\r\nB\r\n----\r\nC', {}],
    ['other rules', 'A\n\n--- \n\n***\n\nB\n---\nC', {}],
    ['patterns', '1\n\n--\n\n2\n\n---\n\n3\n', { separator: '^\\n---\\n$', verticalSeparator: '^\\n--\\n$' }],
    [
      'blank lines',
      '1\n\n\n2\n\n\n\n3\n',
      { separator: '^\\r?\\n\\r?\\n\\r?\\n', verticalSeparator: '^\\r?\\n\\r?\\n' },
    ],
    ['a fence never closed', '```\na\n---\nB', {}],
    ['a blank slide between two', 'A\n\n---\n\n---\n\nB', {}],
    ['two separators in a row', 'A\n---\n---\nB', {}],
  ])('%s', (_, text, patterns) => {
    expect(ours(text, patterns)).toEqual(peer(text, patterns));
  });

  it('are more where a fence holds a separator', () => {
    const text = '```yaml\na\n---\nb\n```\n---\nB';
    expect([ours(text, {}), peer(text, {})]).toEqual([
      [1, 1],
      [1, 1, 1],
    ]);
  });
});

describeWithShared('real decks', (folder) => {
  const markdown = (under: string, ending: string): string[] =>
    readdirSync(join(folder, under), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(ending) && !name.endsWith('README.md'))
      .map((name) => join(under, name))
      .sort();

  /** The text without front matter, and the patterns named in it. */
  const read = (file: string): { text: string; patterns: Patterns } => {
    const whole = readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, '');
    const front = /^---\r?\n([\s\S]*?)\r?\n---/.exec(whole);
    const patterns: Record<string, string> = {};
    for (const [, key, value] of front?.[1]?.matchAll(/^(separator|verticalSeparator): *(.*)$/gm) ?? []) {
      patterns[key as string] = (value as string).replace(/^"(.*)"$/, '$1').replace(/^'(.*)'$/, '$1');
    }
    return { text: front ? whole.slice(front[0].length) : whole, patterns };
  };

  const school = { separator: '##==##', verticalSeparator: '##--##' };
  it.each([
    ...markdown('decks/reveal-md-fixtures', '.md').map((file) => [file, {}] as const),
    ...markdown('decks/sfeir-school-docker', '.md').map((file) => [file, school] as const),
    ...markdown('seeds', '.txt').map((file) => [file, {}] as const),
  ])('%s has the slides that the plugin makes, blank ones at the ends apart', (file, given) => {
    const { text, patterns } = read(file);
    const trimmed = text.trim();
    expect(ours(trimmed, { ...given, ...patterns })).toEqual(peer(trimmed, { ...given, ...patterns }));
  });
});
