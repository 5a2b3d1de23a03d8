import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePairs } from './pairs.ts';

it('reads pairs, and `data-` names alone', () => {
  expect(parsePairs(' class="a b" data-x data-y="é = ü" ')).toEqual({
    pairs: [
      { name: 'class', value: 'a b' },
      { name: 'data-x', value: '' },
      { name: 'data-y', value: 'é = ü' },
    ],
    leftOver: '',
  });
});

it('tells what it cannot read', () => {
  expect(parsePairs(`class='a' hidden id="b" data-z=""`)).toEqual({
    pairs: [{ name: 'id', value: 'b' }],
    leftOver: `class='a' hidden   data-z=""`,
  });
});

it('reads back what was written, in order', () => {
  const name = fc.stringMatching(/^[a-z][a-z-]{0,8}$/);
  const value = fc.stringMatching(/^[^"\n]{1,12}$/);
  fc.assert(
    fc.property(fc.array(fc.record({ name, value })), (pairs) => {
      const text = pairs.map((pair) => `${pair.name}="${pair.value}"`).join(' ');
      expect(parsePairs(text)).toEqual({ pairs, leftOver: '' });
    }),
  );
});

it('reads any text, and loses none of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '"', '=', ' ', '-', 'data-', "'", '\n', '<') }), (text) => {
      const { pairs, leftOver } = parsePairs(text);
      const letters = (value: string): string =>
        value
          .replace(/[\s="]/g, '')
          .split('')
          .sort()
          .join('');
      expect(letters(leftOver + pairs.map(({ name, value }) => name + value).join(''))).toBe(letters(text));
    }),
  );
});
