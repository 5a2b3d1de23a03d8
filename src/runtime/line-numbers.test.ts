import { expect, test } from 'vitest';
import { lineNumbers } from './line-numbers.ts';

test.each([
  ['', []],
  ['2', [2]],
  ['1, 3-5', [1, 3, 4, 5]],
  ['3-', []],
  ['a,4', [4]],
  ['5-3', []],
])('%j names the lines %j', (text, numbers) => {
  expect([...lineNumbers(text)]).toEqual(numbers);
});

test('an endless range ends', () => {
  expect(lineNumbers('1-999999999').size).toBeLessThan(10_000);
});
