import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareOutput } from './expectations.ts';

const matches = (expected: string, actual: string) => compareOutput(expected, actual).matches;

describe('an expected output', () => {
  it.each([
    ['itself', 'a\nb', 'a\nb'],
    ['itself with spaces at the ends of lines, and empty lines around', 'a\nb', '\n\na  \nb\t\n\n'],
    ['gaps of another width between columns', 'ID    NAME\n1     web', 'ID  NAME\n1   web'],
    ['a tab between columns, as the spaces that it shows as', 'config  notice', 'config\tnotice'],
    ['any lines for `…`', 'a\n…\nz', 'a\nb\nc\nz'],
    ['no line for `…`', 'a\n…\nz', 'a\nz'],
    ['any lines for `...`', '...', 'a\nb'],
    ['nothing for `…`', '…', ''],
    ['lines around a line', '…\nb\n…', 'a\nb\nc'],
    ['the last of several that could be the end', 'a\n…\nb', 'a\nb\nx\nb'],
    ['a word for ‹name›', 'Container ‹nom du conteneur› started', 'Container web_1-abc started'],
    ['a word for <id>', 'id=<id>;', 'id=4f5e6d;'],
    ['several words in a line', '‹id›  nginx  ‹n› minutes', '4f5e  nginx  12 minutes'],
    ['the shell’s news of its jobs beside it', 'a\nb', 'a\n[1]+  Done                    sleep 1\nb'],
  ])('matches %s', (_, expected, actual) => {
    expect(compareOutput(expected, actual)).toEqual({ matches: true, diff: undefined });
  });

  it.each([
    ['a line more', 'a', 'a\nb'],
    ['a line less', 'a\nb', 'a'],
    ['an empty line within', 'a\nb', 'a\n\nb'],
    ['another indentation', 'a:\n  b: 1', 'a:\n    b: 1'],
    ['another case', 'Hello', 'hello'],
    ['no word for ‹id›', 'id: ‹id›', 'id:'],
    ['two words for ‹id›', 'a ‹id› z', 'a b c z'],
    ['`…` within a line', 'sha256:…', 'sha256:abc'],
    ['an element of HTML that ends', '</h1>', '</h2>'],
    ['lines in another order around `…`', 'a\n…\nb\n…\nc', 'a\nc\nb'],
    ['news of jobs that are expected and do not come', '[1]+  Done   sleep 1', 'a'],
    ['no output at all', 'a', ''],
  ])('does not match %s', (_, expected, actual) => {
    expect(matches(expected, actual)).toBe(false);
  });

  it('answers at once, however many wildcards could share a line', () => {
    expect(matches(`${'‹a›'.repeat(200)}!`, 'a'.repeat(20_000))).toBe(false);
    expect(matches(`${'…\na\n'.repeat(300)}z`, 'a\n'.repeat(3000))).toBe(false);
  });
});

describe('every output', () => {
  const line = fc.string({ maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, ''));
  const lines = fc.array(line, { minLength: 1, maxLength: 12 });
  /** Without wildcards, and with a character in each line that keeps it from being empty. */
  const plainLines = fc.array(fc.stringMatching(/^[a-z ]{0,6}x$/), { minLength: 2, maxLength: 10 });

  it('matches itself', () => {
    fc.assert(fc.property(lines, (all) => matches(all.join('\n'), all.join('\n'))));
  });

  it('matches itself with any run of lines as `…`, and any word as ‹word›', () => {
    fc.assert(
      fc.property(plainLines, fc.nat(), fc.nat(), (all, from, count) => {
        const at = from % all.length;
        const hidden = [...all.slice(0, at), '…', ...all.slice(at + 1 + (count % all.length))];
        expect(matches(hidden.join('\n'), all.join('\n'))).toBe(true);
        const worded = all.map((text, n) => (n === at ? text.replace(/[a-z]+$/, '‹word›') : text));
        expect(matches(worded.join('\n'), all.join('\n'))).toBe(true);
      }),
    );
  });

  it('does not match itself with two different lines swapped, or one left out', () => {
    const even = (text: string) => text.replace(/(?<=\S) {2,}/g, '  ');
    fc.assert(
      fc.property(plainLines, fc.nat(), fc.nat(), (all, one, two) => {
        const [a, b] = [one % all.length, two % all.length];
        fc.pre(even(all[a] ?? '') !== even(all[b] ?? ''));
        const swapped = all.map((text, n) => (n === a ? all[b] : n === b ? all[a] : text));
        expect(matches(swapped.join('\n'), all.join('\n'))).toBe(false);
        expect(matches(all.toSpliced(a, 1).join('\n'), all.join('\n'))).toBe(false);
      }),
    );
  });

  it('that differs shows each line that does, and only those, with its number', () => {
    fc.assert(
      fc.property(plainLines, fc.nat(), (all, index) => {
        const at = index % all.length;
        const actual = all.map((text, n) => (n === at ? 'OTHER' : text));
        const { diff = '' } = compareOutput(all.join('\n'), actual.join('\n'));
        const changed = diff.split('\n').filter((text) => /^[\d ]*[-+] /.test(text));
        const plain = changed.map((text) => text.replace(/ +/g, ' ').trim());
        expect(plain).toEqual([`${at + 1} - ${all[at]}`.replace(/ +/g, ' '), `${at + 1} + OTHER`]);
      }),
    );
  });
});

describe('the difference between outputs', () => {
  it('shows expected and actual lines, their numbers, and a little around', () => {
    const expected = '1\n2\n3\n4\nfive\n6\n7\n8';
    expect(compareOutput(expected, expected.replace('five', 'FIVE\nFIVE'))?.diff).toBe(
      ['3 3   3', '4 4   4', '5   - five', '  5 + FIVE', '  6 + FIVE', '6 7   6', '7 8   7', '  …'].join('\n'),
    );
  });

  it('knows what `…` and ‹words› stand for', () => {
    const diff = compareOutput('a\n…\nid ‹id›\nlast', 'a\nb\nc\nid 42\nLAST').diff;
    expect(diff).toBe(['2     …', '3 4   id 42', '4   - last', '  5 + LAST'].join('\n'));
  });

  it('stays short where everything differs', () => {
    const many = (text: string) => `${text}\n`.repeat(5000);
    const { diff = '' } = compareOutput(many('a'), many('b'));
    expect(diff.split('\n').length).toBeLessThan(1300);
    expect(diff).toMatch(/… 4400 more lines$/);
  });
});
