import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMinutes, parseMinutes } from './minutes.ts';

describe('minutes are read', () => {
  test.each([
    ['20', 20],
    ['20 min', 20],
    ['20\u00a0min', 20],
    ['45 minutes', 45],
    ['1 h', 60],
    ['1h30', 90],
    ['1 h 05 min', 65],
    ['0 h 30', 30],
    ['0', undefined],
    ['0 h', undefined],
    ['vingt', undefined],
    ['20 s', undefined],
  ])('%s', (text, minutes) => expect(parseMinutes(text)).toBe(minutes));
});

test('what is shown is read as what it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), (minutes) => parseMinutes(formatMinutes(minutes)) === minutes),
  );
});
