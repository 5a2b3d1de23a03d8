import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderScreen } from './screen.ts';

const shown = (output: string, columns = 40) => renderScreen(output, columns);

describe('what a terminal shows of an output', () => {
  it.each([
    ['lines, without their ends', 'a\r\nb  \r\n', 'a\nb'],
    ['no colours and titles', '\x1b]0;title\x07\x1b[1;31mred\x1b[0m\r\n', 'red'],
    ['a progress bar as it was in the end', '10 %\r50 %\r100 %\r\ndone\r\n', '100 %\ndone'],
    ['a line that was cleared', 'wait…\r\x1b[2Kdone\r\n', 'done'],
    [
      'lines that were written again, as docker does',
      'a: 1\r\nb: 1\r\n\x1b[2A\x1b[2Ka: 2\r\n\x1b[2Kb: 2\r\n',
      'a: 2\nb: 2',
    ],
    ['characters taken back', 'abc\b\b \r\n', 'a c'],
    ['what was there before a program took the whole screen', 'a\r\n\x1b[?1049hmenu\x1b[?1049lb\r\n', 'a\nb'],
  ])('%s', async (_, output, text) => {
    expect(await shown(output)).toBe(text);
  });

  it('has lines whole that were wrapped', async () => {
    const long = 'word '.repeat(30).trim();
    expect(await shown(`x\ry\r\n${long}\r\n`)).toBe(`y\n${long}`);
  });

  it('is all there, however long, and the same with and without the need for a terminal', async () => {
    const line = fc.stringMatching(/^[!-~][ -~]{0,100}$/);
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 80 }), async (lines) => {
        const output = lines.map((text) => `${text}\r\n`).join('');
        const expected = lines.map((text) => text.trimEnd()).join('\n');
        expect(await shown(output)).toBe(expected);
        expect(await shown(`\x1b[2K\r${output}`)).toBe(expected);
      }),
      { numRuns: 50 },
    );
  });
});
