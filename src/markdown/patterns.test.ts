import { describe, expect, it } from 'vitest';
import { findMatches } from './patterns.ts';

describe('findMatches', () => {
  it('gives the true places of matches on CRLF', () => {
    expect(findMatches(['\\n-\\n', '\\n=\\n'], 'mg', ['a\r\n-\r\nb\r\n=\r\n'])).toEqual({
      matches: [
        [
          { start: 1, end: 6, first: true },
          { start: 7, end: 12, first: false },
        ],
      ],
    });
  });

  it('keeps the texts apart', () => {
    const result = findMatches(['^x'], 'mg', ['x', 'y', 'y\nx']);
    expect('matches' in result && result.matches.map((matches) => matches.length)).toEqual([1, 0, 1]);
  });

  it('gives up on a pattern that backtracks without end', () => {
    expect(findMatches(['(a*)*$'], 'mg', [`${'a'.repeat(80)}b`], 50)).toEqual({ fault: 'it backtracks without end' });
  });

  it('skips empty matches', () => {
    expect(findMatches(['-*'], 'mg', ['a--b'])).toEqual({ matches: [[{ start: 1, end: 3, first: true }]] });
    expect(findMatches(['^'], 'mg', ['a\nb'])).toEqual({ fault: 'it matches the empty text only' });
  });
});
