/** A point of a stroke in the slide's own pixels, with the pen's pressure from 0 to 1. */
export type StrokePoint = readonly [x: number, y: number, pressure: number];

export interface Stroke {
  readonly tool: 'pen' | 'marker';
  /** Which of the four colours, from 1. */
  readonly colour: number;
  readonly points: readonly StrokePoint[];
  /** A pen that tells its pressure; a mouse or a finger has it made up from the speed. */
  readonly pressed: boolean;
}

/** What is drawn on a slide, and what was before each step: plain data, so that undoing is going back. */
export interface Sheet {
  readonly strokes: readonly Stroke[];
  readonly past: readonly (readonly Stroke[])[];
}

export const blank: Sheet = { strokes: [], past: [] };

/** As many steps can be undone. */
const memory = 60;

/** A sheet with other strokes; the same sheet when nothing changes. */
export function change(sheet: Sheet, strokes: readonly Stroke[]): Sheet {
  if (strokes.length === sheet.strokes.length && strokes.every((stroke, index) => stroke === sheet.strokes[index]))
    return sheet;
  return { strokes, past: [...sheet.past, sheet.strokes].slice(-memory) };
}

/** The sheet before its last change. */
export function undo(sheet: Sheet): Sheet {
  const strokes = sheet.past.at(-1);
  return strokes ? { strokes, past: sheet.past.slice(0, -1) } : sheet;
}

/** The strokes that an eraser does not touch at a point. */
export function spared(strokes: readonly Stroke[], [x, y]: readonly [number, number], reach: number): Stroke[] {
  return strokes.filter(({ points, tool }) => {
    const near = reach + (tool === 'marker' ? widths.marker : widths.pen) / 2;
    return !points.some((point, index) => distance([x, y], points[Math.max(0, index - 1)] ?? point, point) <= near);
  });
}

/** Widths of the tools, in the slide's pixels. */
export const widths = { pen: 7, marker: 26 };

/** How far a point is from the line between two others. */
function distance([x, y]: readonly [number, number], [ax, ay]: StrokePoint, [bx, by]: StrokePoint): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
}
