import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeMarks, widthOf } from './marks.ts';

describe('marks at the ends of lines', () => {
  it.each([
    ['RUN npm ci # <1>', 'RUN npm ci', [1]],
    ['go() // <2>', 'go()', [2]],
    ['SELECT 1; -- <3>', 'SELECT 1;', [3]],
    ['mov a, b ; <4>', 'mov a, b', [4]],
    ['<p></p> <!-- <5> -->', '<p></p>', [5]],
    ['a { } /* <6> */', 'a { }', [6]],
    ['\\section{A} % <7>', '\\section{A}', [7]],
    ['x # <1> <12>  ', 'x', [1, 12]],
  ])('%s', (line, code, numbers) => {
    const { lines, marks } = takeMarks([line]);
    expect(lines).toEqual([code]);
    expect(marks.map(({ number }) => number)).toEqual(numbers);
  });

  it.each(['cat <1>', 'url#<1>', 'x # voir <1>', 'x # <un>', 'a<b # <123>', 'x # <1> puis'])(
    'are no part of %s',
    (line) => {
      expect(takeMarks([line])).toEqual({ lines: [line], kept: [0], marks: [] });
    },
  );

  it('alone on its line, a mark is of the line after it, and of the one before at the end', () => {
    const { lines, kept, marks } = takeMarks(['# <1>', 'COPY a b', '  # <2>']);
    expect(lines).toEqual(['COPY a b']);
    expect(kept).toEqual([1]);
    expect(marks.map(({ number, line }) => [number, line])).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });

  it('point at themselves in what was written', () => {
    const [mark] = takeMarks(['a', '  go() // <2>']).marks;
    expect(mark).toMatchObject({ number: 2, line: 2, index: 1, column: 11 });
  });

  it('code without marks stays as it is', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string().filter((text) => !text.includes('>') && !/[\r\n]/.test(text)),
          { minLength: 1 },
        ),
        (lines) => {
          expect(takeMarks(lines).lines).toEqual(lines);
        },
      ),
    );
  });
});

describe('the width of a block', () => {
  it('counts the badges of each line', () => {
    const width = (...lines: string[]) => widthOf(takeMarks(lines));
    expect(width('0123456789', 'a')).toBe(10);
    expect(width('01234567 # <1>', '0123456789')).toBeCloseTo(11.2);
    expect(width('01234567 # <1> <2>')).toBeCloseTo(13.8);
  });
});
