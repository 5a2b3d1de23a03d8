import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { allowed, compare, reduce } from './picture.ts';

type Paint = (x: number, y: number) => readonly [number, number, number];

function picture(paint: Paint, width = 640, height = 360): Buffer {
  const png = new PNG({ width, height });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) png.data.set([...paint(x, y), 255], (y * width + x) * 4);
  }
  return PNG.sync.write(png);
}

const paper = [251, 250, 246] as const;
const ink = [22, 35, 46] as const;
const grey = [136, 142, 146] as const;

/** A word of bars, `edge` wide at their sides, from `left` on. */
const bars =
  (left: number, edge: readonly [number, number, number]): Paint =>
  (x, y) => {
    const at = (x - left) % 8;
    if (y < 100 || y > 120 || x < left || x > left + 80) return paper;
    return at < 3 ? ink : at === 3 ? edge : paper;
  };

describe('pictures of slides', () => {
  test('that are kept with fewer colours are still those of the slide', () => {
    const shot = picture((x, y) => [(x * 7) % 256, (y * 5) % 256, (x + y) % 256]);
    expect(compare(reduce(shot), shot).pixels).toBe(0);
  });

  test('differ where a word does, or its place', () => {
    const shot = picture(bars(100, grey));
    expect(compare(reduce(shot), picture(bars(104, grey))).pixels).toBeGreaterThan(allowed);
    expect(
      compare(
        reduce(shot),
        picture(() => paper),
      ).pixels,
    ).toBeGreaterThan(allowed);
  });

  test('differ where a ground takes another colour', () => {
    expect(
      compare(
        picture(() => paper),
        picture(() => [217, 233, 238]),
      ).pixels,
    ).toBeGreaterThan(allowed);
  });

  test('of different sizes differ', () => {
    expect(
      compare(
        picture(() => paper),
        picture(() => paper, 320, 180),
      ).pixels,
    ).toBe(Infinity);
  });

  test('may be smoothed differently at the edges', () => {
    const shot = picture(bars(100, grey));
    expect(compare(reduce(shot), picture(bars(100, [150, 156, 160]))).pixels).toBeLessThanOrEqual(allowed);
  });
});
