import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold, idTaker, slug } from './slug.ts';

it('folds accents, ligatures and signs', () => {
  expect(slug('L’intérêt des conteneurs')).toBe('l-interet-des-conteneurs');
  expect(slug('  Œuvre & Cœur : `COPY . .` ')).toBe('oeuvre-coeur-copy');
  expect(slug('Où ça ?')).toBe('ou-ca');
});

it('is never empty, and never the number of a slide', () => {
  expect(slug('…')).toBe('diapo');
  expect(slug('2024')).toBe('diapo-2024');
  expect(slug('12 facteurs')).toBe('12-facteurs');
});

it('is stable, and an id that needs no escape in an address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const id = slug(text);
      expect(slug(id)).toBe(id);
      expect(id).toMatch(/^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u);
      expect(id).not.toMatch(/^\d+$/);
    }),
  );
});

it('compares texts as a reader does', () => {
  expect(fold('Définition')).toBe(fold('DEFINITION'));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});

it('numbers what is repeated, and never gives the same id twice', () => {
  const take = idTaker();
  expect(['a', 'a', 'a-2', 'a'].map(take)).toEqual(['a', 'a-2', 'a-2-2', 'a-3']);
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'a-2', 'a-3', 'b')), (wanted) => {
      const given = wanted.map(idTaker());
      expect(new Set(given).size).toBe(wanted.length);
    }),
  );
});
