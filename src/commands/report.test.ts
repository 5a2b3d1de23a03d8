import { describe, expect, it } from 'vitest';
import { diagnostic, type Finding } from '../model/diagnostic.ts';
import { countDiagnostics, formatDiagnostics } from './report.ts';

const at = (ruleId: Finding['ruleId'], line: number, reason = 'No') =>
  diagnostic('a.md', { ruleId, reason, place: { line, column: 1 } });
const plain = { colour: false, hints: true };

describe('formatDiagnostics', () => {
  it('puts errors last, next to the prompt, each kind in the order it has', () => {
    const said = [at('link-dead', 1), at('code-file-missing', 2), at('image-alt', 3), at('link-dead', 4)];
    const lines = formatDiagnostics(said, plain).match(/a\.md:\d/g);
    expect(lines).toEqual(['a.md:3', 'a.md:1', 'a.md:4', 'a.md:2']);
  });

  it('leaves hints out unless they are asked for', () => {
    expect(formatDiagnostics([at('image-alt', 1)], { ...plain, hints: false })).toBe('');
  });

  it('tells a list of what there is once', () => {
    const fix = `Known: ${'`abcdefgh`, '.repeat(20)}`;
    const say = (line: number, note: string) =>
      diagnostic('a.md', { ruleId: 'settings-unknown', reason: 'No', fix: note, place: { line, column: 1 } });
    expect(formatDiagnostics([say(1, fix), say(2, fix)], plain).split('Known').length).toBe(2);
    expect(formatDiagnostics([say(1, 'Why?'), say(2, 'Why?')], plain).split('Why').length).toBe(3);
  });

  it('colours the place, the severity and the marks', () => {
    const said = formatDiagnostics([at('link-dead', 1)], { colour: true, hints: true, lines: () => 'x' });
    expect(said).toContain('\u001b[1ma.md:1:1\u001b[0m \u001b[1;33mwarning\u001b[0m No');
    expect(said).toContain('\u001b[1;33m~\u001b[0m');
  });

  it('never lets an author’s text reach the terminal as a control sequence', () => {
    const said = formatDiagnostics([at('link-dead', 1, 'A \u001b[2J\u202e\nB')], {
      ...plain,
      lines: () => '\u001b[31m\0',
    });
    expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(said.split('\n')[0]).toBe('a.md:1:1 warning A \ufffd[2J\ufffd B [link-dead]');
  });

  it('shortens a name that fills the screen', () => {
    expect(
      formatDiagnostics([at('link-dead', 1, `The file \`${'x'.repeat(5000)}\` is long`)], plain).length,
    ).toBeLessThan(200);
  });

  it('underlines a range to the end of its first line', () => {
    const message = diagnostic('a.md', {
      ruleId: 'link-dead',
      reason: 'No',
      place: { line: 1, column: 3, end: { line: 2, column: 2 } },
    });
    expect(formatDiagnostics([message], { ...plain, lines: () => 'a bcd  ' })).toContain(
      '   1 │ a bcd  \n     │   ~~~\n',
    );
  });

  it('keeps the marks below wide and combined signs', () => {
    const message = diagnostic('a.md', {
      ruleId: 'link-dead',
      reason: 'No',
      place: { line: 1, column: 7, end: { line: 1, column: 9 } },
    });
    expect(formatDiagnostics([message], { ...plain, lines: () => '漢😀e\u0301\tab' })).toContain('│       ~~\n');
  });
});

describe('countDiagnostics', () => {
  it('counts in words, errors first', () => {
    const said = [at('image-alt', 1), at('image-alt', 2), at('link-dead', 1), at('code-file-missing', 1)];
    expect(countDiagnostics(said, true)).toBe('1 error, 1 warning, 2 hints');
    expect(countDiagnostics(said, false)).toBe('1 error, 1 warning, 2 hints (--hints shows them)');
    expect(countDiagnostics([], true)).toBe('');
  });
});
