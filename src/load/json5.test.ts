import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJson5 } from './json5.ts';

describe('JSON5', () => {
  test('is JSON with comments, trailing commas, bare keys and single quotes', () => {
    const { data } = readJson5(`\uFEFF// mes réglages
{
  theme: 'night', /* le soir */
  "css": ["a.css", 'l\\'autre.css',],
  revealOptions: {width: +1000, margin: .1, autoSlide: 0x10, loop: true, x: null},
}
`);
    expect(data?.values).toEqual({
      theme: 'night',
      css: ['a.css', "l'autre.css"],
      revealOptions: { width: 1000, margin: 0.1, autoSlide: 16, loop: true, x: null },
    });
    expect(data?.keyPlace('css')).toMatchObject({ line: 4, column: 3 });
    expect(data?.valuePlace(['revealOptions', 'width'])).toMatchObject({ line: 5, column: 18 });
  });

  test('reads what JSON writes', () => {
    const values = fc.dictionary(
      fc.string(),
      fc.jsonValue().filter((value) => value !== null && !Array.isArray(value)),
    );
    fc.assert(
      fc.property(values, (value) => {
        const plain = JSON.parse(JSON.stringify(value));
        expect(readJson5(JSON.stringify(plain, null, 1)).data?.values).toEqual(plain);
      }),
    );
  });

  test.each([
    ['{\n  theme: night\n}', 2, 10, 'between quotes'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, 'a comma or `}` is missing'],
    ['{"a" 1}', 1, 6, 'a colon is missing after `a`'],
    ['[1]', 1, 1, 'an object'],
    ['{"a": [1', 1, 9, 'a comma or `]`'],
    ['', 1, 1, 'a value is missing'],
    ['{} {}', 1, 4, 'after its end'],
    [`{a: ${'['.repeat(5000)}`, 1, 205, 'too deeply'],
  ])('points at the mistake: %#', (text, line, column, reason) => {
    expect(readJson5(text).finding).toMatchObject({ place: { line, column }, reason: expect.stringContaining(reason) });
  });
});
