import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignOutput, fillOutput, pairOutput } from './expected-output.ts';

describe('an output fence that leaves lines out', () => {
  it.each([
    ['takes the real words', '…\nID ‹id›\n…', 'a\nID 4f2a\nb', '…\nID 4f2a\n…'],
    ['takes the real gaps between columns', 'a  b\n...', 'a     b\nc', 'a     b\n…'],
    ['finds its last lines at the end', '…\nb', 'b\nx\nb', '…\nb'],
    ['keeps a `…` that stands for nothing', 'a\n…\nb', 'a\nb', 'a\n…\nb'],
    ['has no news of jobs that it does not speak of', '…\nb', '[1]+  Done   sleep 1\nb', '…\nb'],
  ])('%s', (_, expected, actual, filled) => {
    expect(fillOutput(expected, actual)).toBe(filled);
  });

  it('tells nothing of another output, or where it leaves nothing out', () => {
    expect(fillOutput('a\n…', 'b')).toBeUndefined();
    expect(fillOutput('a ‹x›', 'a b')).toBeUndefined();
  });
});

describe('alignOutput', () => {
  const line = fc.constantFrom('a', 'b', 'c', '…', '‹x›');
  const lines = fc.array(line, { minLength: 1, maxLength: 8 }).map((all) => all.join('\n'));
  const shown = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 }).map((all) => all.join('\n'));

  it('gives each expected line one of the output, in order; only `…` leaves some out', () => {
    fc.assert(
      fc.property(lines, shown, (expected, actual) => {
        const pair = pairOutput(expected, actual);
        const found = alignOutput(pair);
        if (!found) return;
        expect(found).toHaveLength(pair.expected.lines.length);
        let next = 0;
        let isOpen = false;
        for (const [at, index] of found.entries()) {
          expect(index === undefined).toBe(pair.expected.patterns[at] === 'any lines');
          if (index === undefined) isOpen = true;
          else {
            expect(isOpen ? index >= next : index === next).toBe(true);
            next = index + 1;
            isOpen = false;
          }
        }
        expect(isOpen || next === pair.actual.length).toBe(true);
      }),
    );
  });

  it('finds a way whenever there is one', () => {
    const fits = (patterns: readonly string[], actual: readonly string[]): boolean => {
      const [first, ...rest] = patterns;
      if (first === undefined) return actual.length === 0;
      if (first === '…') return fits(rest, actual) || (actual.length > 0 && fits(patterns, actual.slice(1)));
      return actual.length > 0 && (first === '‹x›' || first === actual[0]) && fits(rest, actual.slice(1));
    };
    fc.assert(
      fc.property(lines, shown, (expected, actual) => {
        const pair = pairOutput(expected, actual);
        expect(alignOutput(pair) !== undefined).toBe(fits(pair.expected.lines, pair.actual));
      }),
      { numRuns: 500 },
    );
  });
});
