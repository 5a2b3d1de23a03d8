import { describe, expect, test } from 'vitest';
import { find, prepare } from './finder.ts';
import { queryWords } from './fold.ts';

const entries = prepare([
  { number: '1', title: 'Les volumes', text: 'Les volumes · Un conteneur jetable perd ses données' },
  { number: '2', title: 'Le conteneur', text: 'Le conteneur · Cœur du système' },
  { number: '3', title: 'Le recontenant', text: 'Le recontenant · rien' },
  { number: '4', title: 'Construire', text: 'Construire · docker build --omit=dev' },
]);
const numbers = (query: string) => find(entries, queryWords(query)).map(({ entry }) => entry.number);

describe('what is found', () => {
  test.each([
    ['', [], 'nothing is asked for'],
    ['conten', ['2', '3', '1'], 'titles first, and there words that begin so'],
    ['systeme COEUR', ['2'], 'accents, ligatures and case do not count'],
    ['conteneur données', ['1'], 'all the words are there'],
    ['conteneur absent', [], 'one of the words is nowhere'],
    ['omit', ['4'], 'inside code too'],
    ['le', ['1', '2', '3'], 'the same worth: in the order of the course'],
  ])('%j finds %j: %s', (query, expected) => {
    expect(numbers(query)).toEqual(expected);
  });
});
