import { describe, expect, it } from 'vitest';
import { snippet } from '../../../tests/support/snippet.ts';
import type { SnippetResult } from '../../model/snippet.ts';
import { unlikeFence } from '../verdict.ts';
import { updateFences } from './update.ts';

/** A result of the snippet that opens at a line, which expects `output` and gave `text`. */
function result(line: number, output: string, text: string, more: Partial<SnippetResult> = {}): SnippetResult {
  const one = snippet(`at-${line}`, 'true', { output, place: { line, column: 1 } });
  const nothing = { exitCode: 0, milliseconds: 1, output: text, diff: undefined };
  return { ...nothing, snippet: one, text, status: 'failed', reason: unlikeFence, ...more };
}

const twice = (one: SnippetResult) => [one, one] as const;
const update = (source: string, ...results: SnippetResult[]) => updateFences(source, results.map(twice));

describe('the `output` fence of a snippet', () => {
  it.each<[string, before: string, text: string, after: string]>([
    [
      'right after it',
      '```bash run\ntrue\n```\n```output\nold\n```\nrest\n',
      'new\nlines',
      '```bash run\ntrue\n```\n```output\nnew\nlines\n```\nrest\n',
    ],
    [
      'after empty lines and a comment',
      '```bash run\ntrue\n```\n\n<!-- so\n``` -->\n\n```output\nold\n```',
      'new',
      '```bash run\ntrue\n```\n\n<!-- so\n``` -->\n\n```output\nnew\n```',
    ],
    [
      'that is empty',
      '```bash run\ntrue\n```\n\n```output\n```\n',
      'a',
      '```bash run\ntrue\n```\n\n```output\na\n```\n',
    ],
    [
      'that becomes empty',
      '```bash run\ntrue\n```\n\n```output\nold\n```\n',
      '',
      '```bash run\ntrue\n```\n\n```output\n```\n',
    ],
    [
      'in a list',
      '- ```bash run\n  true\n  ```\n\n  ```output\n  old\n  ```\n',
      'a\n\n  b',
      '- ```bash run\n  true\n  ```\n\n  ```output\n  a\n\n    b\n  ```\n',
    ],
    [
      'in a quote',
      '> ```bash run\n> true\n> ```\n>\n> ```output\n> old\n> ```\n',
      'a\n\nb',
      '> ```bash run\n> true\n> ```\n>\n> ```output\n> a\n>\n> b\n> ```\n',
    ],
    [
      'that is indented',
      '  ```bash run\n  true\n  ```\n\n  ```output\n  old\n  ```\n',
      'a',
      '  ```bash run\n  true\n  ```\n\n  ```output\n  a\n  ```\n',
    ],
    [
      'that the output would close',
      '```bash run\ntrue\n```\n\n```output\nold\n```\n',
      'a\n````\nb',
      '```bash run\ntrue\n```\n\n`````output\na\n````\nb\n`````\n',
    ],
    [
      'of tildes, with another one within the snippet',
      '~~~bash run\necho "```output"\n~~~\n\n~~~ output\nold\n~~~\n',
      '```\n~~~',
      '~~~bash run\necho "```output"\n~~~\n\n~~~~ output\n```\n~~~\n~~~~\n',
    ],
    [
      'in a file of Windows',
      '```bash run\r\ntrue\r\n```\r\n\r\n```output\r\nold\r\n```\r\nrest\r\n',
      'a\nb',
      '```bash run\r\ntrue\r\n```\r\n\r\n```output\r\na\r\nb\r\n```\r\nrest\r\n',
    ],
  ])('is updated: %s', (_, before, text, after) => {
    const output = /old/.test(before) ? 'old' : '';
    const updated = update(before, result(1, output, text));
    expect(updated.text).toBe(after);
    expect(updated.updates.map(({ snippet }) => snippet.id)).toEqual(['at-1']);
  });

  it('is updated beside others, each with its line and what changed', () => {
    const source = '```bash run\na\n```\n```output\nold\n```\n\n```bash run\nb\n```\n```output\nold\n```\n';
    const updated = update(source, result(1, 'old', 'x\ny'), result(8, 'old', 'z'));
    expect(updated.text).toBe(source.replace('old', 'x\ny').replace('old', 'z'));
    expect(updated.updates.map(({ line, diff }) => [line, diff.split('\n')])).toEqual([
      [4, ['1   - old', '  1 + x', '  2 + y']],
      [11, ['1   - old', '  1 + z']],
    ]);
  });

  it.each<[string, string, SnippetResult, RegExp]>([
    ['there is none', '```bash run\ntrue\n```\n\ntext\n', result(1, 'old', 'new'), /stands in no `output` fence/],
    ['it was changed', '```bash run\n```\n```output\nmine\n```\n', result(1, 'old', 'new'), /changed meanwhile/],
    [
      'the second run went otherwise',
      '```bash run\n```\n```output\nold\n```\n',
      result(1, 'old', 'new', { reason: 'It did not end within 60 s.' }),
      /second run went otherwise. It did not end/,
    ],
  ])('stays as it is where %s', (_, source, one, reason) => {
    const updated = update(source, one);
    expect(updated.text).toBe(source);
    expect(updated.updates).toEqual([]);
    expect([...updated.refused.values()]).toEqual([expect.stringMatching(reason)]);
  });
});
