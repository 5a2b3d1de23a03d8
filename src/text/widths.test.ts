import { expect, it } from 'vitest';
import { parseWidths } from './widths.ts';

it.each([
  ['2 1', ['2fr', '1fr']],
  ['1/2/1', ['1fr', '2fr', '1fr']],
  ['60 % 40 %', ['60fr', '40fr']],
  ['60% | 40%', ['60fr', '40fr']],
  ['1,5 1', ['1.5fr', '1fr']],
  ['3', ['3fr']],
])('%s is shared %j', (text, shares) => {
  expect(parseWidths(text)).toEqual(shares);
});

it.each(['', 'large', '2 x', '0 1', '2 -1', '10px 1'])('%j shares nothing', (text) => {
  expect(parseWidths(text)).toBeUndefined();
});
