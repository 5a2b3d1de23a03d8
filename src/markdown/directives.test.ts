import fc from 'fast-check';
import { expect, it } from 'vitest';
import { closeUpColons, grownLines } from './directives.ts';

it.each([
  ['::: exercice', ':::exercice '],
  ['::: exercice {durée=20}', ':::exercice{durée=20}  '],
  ['::  agenda [Titre]', '::agenda[Titre]   '],
  [':::notes', ':::notes'],
  ['  ::: définition\r', '  :::définition \r'],
  [':::exercice Créer un réseau', ':::exercice[Créer un réseau]'],
  ['::: astuce  Plus vite {#vite}\r', ':::astuce[Plus vite]{#vite}   \r'],
  ['::: à retenir', ':::à-retenir '],
  [':::a b] c', ':::a b] c'],
  ['::chiffre 10 %', '::chiffre[10 %]'],
  [':: onglet  Linux {.grand}\r', '::onglet[Linux]{.grand}   \r'],
  ['::  std a [b', '::  std a [b'],
  ['::std::vector a', '::std::vector a'],
])('closes up `%s`', (given, wanted) => expect(closeUpColons(given)).toBe(wanted));

it('leaves code and prose alone', () => {
  const code = '```\n::: exercice\n````\n\n~~~\n::: a\n```\n::: b\n~~~';
  expect(closeUpColons(code)).toBe(code);
  expect(closeUpColons('du texte ::: là, 16:45')).toBe('du texte ::: là, 16:45');
});

it('knows which lines grew by a bracket', () => {
  const text = '::: astuce\n::chiffre 10 %\n';
  expect(grownLines(text, closeUpColons(text))).toEqual([{ line: 2, after: 15, by: 1 }]);
});

const texts = fc
  .array(fc.constantFrom(':::', '::', ' ', 'notes', 'é', '{a=b}', '[x]', '\n', '\r\n', '```', '~~~~', '> ', '- '))
  .map((parts) => parts.join(''));

it('keeps every line where it is, with the same characters but for the brackets of titles', () => {
  const sorted = (line: string): string => [...line.replace(/[[\] ]/g, '')].sort().join('');
  fc.assert(
    fc.property(texts, (text) => {
      const lines = closeUpColons(text).split('\n');
      expect(lines.map(sorted)).toEqual(text.split('\n').map(sorted));
      expect(lines.map((line) => line.endsWith('\r'))).toEqual(text.split('\n').map((line) => line.endsWith('\r')));
    }),
  );
});
