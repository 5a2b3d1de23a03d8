import { describe, expect, it } from 'vitest';
import type { Act } from '../model/snippet.ts';
import { inOrder } from './acts.ts';

const at = (id: string, line: number, column = 1): Act => ({
  kind: 'browser',
  id,
  url: 'http://localhost:8080',
  place: { line, column },
});

describe('the acts of a slide', () => {
  it('come in the order in which they are read, whichever feature found them first', () => {
    const found = [at('page', 9), at('third', 12), at('first', 2), at('second', 2, 5)];
    expect(inOrder(found).map(({ id }) => id)).toEqual(['first', 'second', 'page', 'third']);
  });

  it('stay where they were found when nobody knows their places', () => {
    const found = ['b', 'a'].map((id): Act => ({ ...at(id, 1), place: undefined }));
    expect(inOrder(found).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});
