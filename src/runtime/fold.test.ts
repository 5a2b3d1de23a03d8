import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerpt, findHits, fold, queryWords } from './fold.ts';

const hitTexts = (text: string, query: string) =>
  findHits(fold(text), text.length, queryWords(query)).map(({ start, end }) => text.slice(start, end));

describe('searching a text', () => {
  test.each([
    ['Le cœur du système', 'COEUR', ['cœur']],
    ['Le cœur du système', 'systeme', ['système']],
    ['ÉLÈVE', 'élève', ['ÉLÈVE']],
    ['e\u0301leve', 'éle', ['e\u0301le']],
    ['l’image', "l'image", ['l’image']],
    ['un docker run et un docker build', 'docker', ['docker', 'docker']],
    ['RUN npm ci', 'ci run', ['RUN', 'ci']],
    ['a.b*(c)', '.b*(', ['.b*(']],
    ['[tag', '[', ['[']],
  ])('%j for %j finds %j', (text, query, hits) => {
    expect(hitTexts(text, query)).toEqual(hits);
  });

  test('all the words of a query must be there', () => {
    expect(hitTexts('un docker run', 'docker absent')).toEqual([]);
  });

  test('words that overlap are one hit', () => {
    expect(hitTexts('conteneurs', 'conten teneurs')).toEqual(['conteneurs']);
  });

  test('any piece of any text is found in it, whatever its characters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.string(),
        (before, piece, after) => {
          const words = queryWords(piece);
          fc.pre(words.length > 0);
          const text = before + piece + after;
          expect(findHits(fold(text), text.length, words).length).toBeGreaterThan(0);
        },
      ),
    );
  });

  test('hits lie inside the text, in order and apart', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.string({ minLength: 1, maxLength: 2 })),
        (text, words) => {
          let end = 0;
          for (const hit of findHits(fold(text), text.length, queryWords(words.join(' ')))) {
            expect(hit.start).toBeGreaterThanOrEqual(end);
            expect(hit.end).toBeGreaterThan(hit.start);
            end = hit.end;
          }
          expect(end).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});

describe('the excerpt of a hit', () => {
  test('tells the hits from the rest', () => {
    const text = 'Le cœur du système';
    expect(excerpt(text, findHits(fold(text), text.length, ['coeur']))).toEqual([
      { text: 'Le ', hit: false },
      { text: 'cœur', hit: true },
      { text: ' du système', hit: false },
    ]);
  });

  test('is cut at words, and says so', () => {
    const text = `${'avant '.repeat(20)}cible ${'après '.repeat(40)}`;
    const pieces = excerpt(text, findHits(fold(text), text.length, ['cible']), 14, 40);
    expect(pieces.map(({ text }) => text).join('')).toBe('… avant avant cible après après après …');
  });
});
