import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blank, change, type Sheet, type Stroke, spared, undo } from './sheet.ts';

const stroke = (...points: [number, number][]): Stroke => ({
  tool: 'pen',
  colour: 1,
  points: points.map(([x, y]) => [x, y, 0.5]),
  pressed: false,
});

describe('a sheet', () => {
  it('is undone step by step, to a blank one and no further', () => {
    const [a, b] = [stroke([0, 0]), stroke([1, 1])];
    const drawn = change(change(blank, [a]), [a, b]);
    expect(undo(drawn).strokes).toEqual([a]);
    expect(undo(undo(drawn)).strokes).toEqual([]);
    expect(undo(undo(undo(drawn)))).toEqual(blank);
  });

  it('that is cleared can be had back', () => {
    const drawn = change(blank, [stroke([0, 0])]);
    expect(undo(change(drawn, []))).toEqual(drawn);
  });

  it('is the same sheet when nothing changes', () => {
    const drawn = change(blank, [stroke([0, 0])]);
    expect(change(drawn, [...drawn.strokes])).toBe(drawn);
  });

  it('goes back over any changes to what it was', () => {
    const strokes = fc.array(fc.constantFrom(stroke([0, 0]), stroke([1, 1]), stroke([2, 2])), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(strokes, { maxLength: 50 }), (changes) => {
        let sheet: Sheet = blank;
        const seen = [sheet.strokes];
        for (const next of changes) {
          const changed = change(sheet, next);
          if (changed !== sheet) seen.push(changed.strokes);
          sheet = changed;
        }
        for (const strokes of seen.reverse()) {
          expect(sheet.strokes).toEqual(strokes);
          sheet = undo(sheet);
        }
      }),
    );
  });
});

describe('an eraser', () => {
  const line = stroke([0, 0], [100, 0]);

  it('takes a stroke that it touches between two of its points', () => {
    expect(spared([line], [50, 10], 14)).toEqual([]);
  });

  it('spares what is further away, or beyond its end', () => {
    expect(spared([line], [50, 30], 14)).toEqual([line]);
    expect(spared([line], [130, 0], 14)).toEqual([line]);
  });

  it('takes a dot, and a marker by its width', () => {
    expect(spared([stroke([5, 5])], [8, 8], 14)).toEqual([]);
    expect(spared([{ ...line, tool: 'marker' }], [50, 24], 14)).toEqual([]);
  });
});
