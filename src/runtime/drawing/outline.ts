import { getStroke } from 'perfect-freehand';
import { type Stroke, widths } from './sheet.ts';

/** A stroke's shape as the data of an SVG path. A marker has one width, a pen gives way to speed or pressure. */
export function outline({ tool, points, pressed }: Stroke, done: boolean): string {
  const shape = getStroke(points as unknown as number[][], {
    size: widths[tool],
    thinning: tool === 'pen' ? 0.45 : 0,
    smoothing: 0.6,
    streamline: 0.45,
    simulatePressure: tool === 'pen' && !pressed,
    last: done,
  });
  const [first] = shape;
  if (!first) return '';
  const corners = shape.map(([x, y], index) => {
    const [nextX, nextY] = shape[(index + 1) % shape.length] ?? first;
    return `${round(x)} ${round(y)} ${round((x + nextX) / 2)} ${round((y + nextY) / 2)}`;
  });
  return `M${round(first[0])} ${round(first[1])}Q${corners.join(' ')}Z`;
}

function round(value: number): string {
  return value.toFixed(1);
}
