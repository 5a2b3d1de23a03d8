import { expect, test } from 'vitest';
import { isWithinLine, plainOutput } from './plain.ts';

test('colours and titles are left out', () => {
  expect(plainOutput('\x1b[1;32mvert\x1b[0m\r\n\x1b]0;titre\x07deux\r\n')).toBe('vert\ndeux');
});

test('of a line that was written over stays what was written last', () => {
  expect(plainOutput('10 %\r50 %\r100 %\r\nfini')).toBe('100 %\nfini');
});

test('a line that only went back to its beginning is still there', () => {
  expect(plainOutput('a\r\r\n50 %\r')).toBe('a\n50 %');
  expect(plainOutput('\r\n\r')).toBe('');
});

test('a question stands at the end of a line; what is over or written over is none', () => {
  expect(['Nom ? ', 'a\r\n> ', '\x1b[1mNom ?\x1b[0m '].map(isWithinLine)).toEqual([true, true, true]);
  expect(['', 'fait\r\n', '50 %\r', 'fait\r\n\x1b[0m', '\r\n  '].map(isWithinLine)).not.toContain(true);
});
