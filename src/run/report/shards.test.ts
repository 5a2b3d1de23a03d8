import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dealt, type Weighted } from './shards.ts';

const courses = fc
  .array(fc.record({ path: fc.string({ maxLength: 8 }), weight: fc.integer({ min: 1, max: 60_000 }) }), {
    maxLength: 30,
  })
  .map((all) => all.map((one, at) => ({ ...one, path: `${one.path}-${at}` })));
const counts = fc.integer({ min: 1, max: 12 });

const shards = (all: readonly Weighted[], count: number) =>
  Array.from({ length: count }, (_, at) => dealt(all, { index: at + 1, count }));

describe('the shards of a course', () => {
  it('cover every chapter exactly once, in order', () => {
    fc.assert(
      fc.property(courses, counts, (all, count) => {
        const parts = shards(all, count);
        expect(parts.flat().sort((a, b) => all.indexOf(a) - all.indexOf(b))).toEqual(all);
        for (const part of parts) expect(part).toEqual(all.filter((one) => part.includes(one)));
      }),
    );
  });

  it('are the same wherever they are reckoned', () => {
    fc.assert(
      fc.property(courses, counts, (all, count) => {
        const paths = (parts: Weighted[][]) => parts.map((part) => part.map(({ path }) => path).sort());
        expect(paths(shards([...all].reverse(), count))).toEqual(paths(shards(all, count)));
      }),
    );
  });

  it('are balanced: none is longer than the shortest by more than one chapter', () => {
    fc.assert(
      fc.property(courses, counts, (all, count) => {
        const loads = shards(all, count).map((part) => part.reduce((sum, { weight }) => sum + weight, 0));
        const heaviest = Math.max(0, ...all.map(({ weight }) => weight));
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(heaviest);
      }),
    );
  });
});
