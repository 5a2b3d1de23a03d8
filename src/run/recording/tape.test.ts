import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTape } from './tape.ts';

/** A tape whose clock goes on by a second with each piece. */
function recorded(texts: readonly string[], limit?: number) {
  let time = 0;
  const tape = createTape(limit, () => time);
  for (const text of texts) {
    time += 1000;
    tape.add(text);
  }
  return tape;
}

describe('a tape', () => {
  test('keeps what comes, and when', () => {
    const tape = recorded(['a', 'b']);
    expect(tape.pieces()).toEqual([
      { at: 1000, text: 'a' },
      { at: 2000, text: 'b' },
    ]);
    expect(tape.length()).toBe(2000);
    expect(tape.pieces(1500).map(({ at }) => at)).toEqual([0, 500]);
  });

  test('keeps the beginning and the end of what is too long, and says how much is left out', () => {
    const lines = Array.from({ length: 1000 }, (_, index) => `line ${index}\r\n`);
    const text = recorded(lines, 200)
      .pieces()
      .map((piece) => piece.text)
      .join('');
    expect(text).toMatch(/^line 0\r\nline 1\r\n/);
    expect(text).toMatch(/\x1b\[0m\r\n… \d+ characters left out …\r\nline \d+\r\n/);
    expect(text.endsWith('line 998\r\nline 999\r\n')).toBe(true);
    const left = Number(/(\d+) characters/.exec(text)?.[1]);
    const marker = /\x1b\[0m\r\n… \d+ characters left out …\r\n/.exec(text)?.[0] ?? '';
    expect(text.length - marker.length + left).toBe(lines.join('').length);
  });

  test('holds no more than its limit, and everything below it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 40 })), fc.integer({ min: 2, max: 300 }), (texts, limit) => {
        const whole = texts.join('');
        const kept = recorded(texts, limit)
          .pieces()
          .map((piece) => piece.text)
          .join('');
        if (whole.length <= limit - 1) expect(kept).toBe(whole);
        expect(kept.length).toBeLessThanOrEqual(limit + 60);
      }),
    );
  });
});
