import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** Steps of a channel in kept pictures: fewer colours, half the bytes; what is lost is far below the threshold. */
const step = 8;

/**
 * Difference of two colours, from 0 to 1, that counts; what differs only by antialiasing does not (pixelmatch
 * recognizes it).
 */
const threshold = 0.04;

/** How many pixels of a picture (640 × 360) may differ. */
export const allowed = 60;

/** A screenshot as it is kept. */
export function reduce(screenshot: Buffer): Buffer {
  const { width, height, data } = PNG.sync.read(screenshot);
  const reduced = new PNG({ width, height });
  for (const [at, value] of data.entries()) {
    reduced.data[at] = at % 4 === 3 ? 255 : Math.min(255, Math.round(value / step) * step);
  }
  return PNG.sync.write(reduced, { deflateLevel: 9, deflateStrategy: 0, filterType: 0, colorType: 2 });
}

export interface Comparison {
  /** Pixels that differ; Infinity where the sizes do. */
  readonly pixels: number;
  /** The pixels that differ, in red on the faded picture. */
  readonly difference: Buffer;
}

/** Compares two pictures, PNG. */
export function compare(expected: Buffer, actual: Buffer): Comparison {
  const [one, other] = [PNG.sync.read(expected), PNG.sync.read(actual)];
  const { width, height } = one;
  if (other.width !== width || other.height !== height) return { pixels: Infinity, difference: actual };
  const difference = new PNG({ width, height });
  const pixels = pixelmatch(one.data, other.data, difference.data, width, height, { threshold });
  return { pixels, difference: PNG.sync.write(difference) };
}
