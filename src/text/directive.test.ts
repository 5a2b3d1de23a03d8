import { describe, expect, test } from 'vitest';
import { parseMinutes } from './directive.ts';

describe('minutes', () => {
  test.each([
    ['20', 20],
    ['20 min', 20],
    ['20\u00a0min', 20],
    ['1 h', 60],
    ['1h30', 90],
    ['1 h 05 min', 65],
    ['0', undefined],
    ['vingt', undefined],
    ['20 s', undefined],
  ])('%s', (text, minutes) => expect(parseMinutes(text)).toBe(minutes));
});
