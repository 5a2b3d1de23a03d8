import type { DeckContext } from '../context.ts';
import { outline } from './outline.ts';
import { blank, change, type Sheet, type Stroke, spared, undo } from './sheet.ts';

const namespace = 'http://www.w3.org/2000/svg';

/** What is drawn on the slides of a deck, kept in memory: each slide has its own sheet, in its own pixels. */
export interface Board {
  /** A point of the window as one of the current slide. */
  toSlide(x: number, y: number): [number, number];
  /** Shows a stroke that is being drawn; keeps it when it is done. */
  draw(stroke: Stroke, done: boolean): void;
  /** Takes away what an eraser touches. One sweep is one step to undo. */
  erase(point: readonly [number, number], reach: number, begins: boolean): void;
  undo(): void;
  clear(): void;
  isEmpty(): boolean;
  canUndo(): boolean;
}

/** @param changed called after each change, and when another slide is shown. */
export function makeBoard({ deck }: DeckContext, changed: () => void): Board {
  const sheets = new Map<string, Sheet>();
  let passing: SVGPathElement | undefined;
  let before: Sheet = blank;

  const section = (): HTMLElement => deck.getCurrentSlide() ?? document.body;
  // The preview puts new elements in the place of changed slides: what stays is the id.
  const key = (): string => section().id || JSON.stringify(deck.getIndices());
  const sheet = (): Sheet => sheets.get(key()) ?? blank;
  const layer = (): SVGSVGElement => {
    const found = section().querySelector<SVGSVGElement>(':scope > .estrade-drawing');
    if (found) return found;
    const svg = document.createElementNS(namespace, 'svg');
    svg.setAttribute('class', 'estrade-drawing');
    svg.setAttribute('aria-hidden', 'true');
    section().append(svg);
    return svg;
  };
  const paint = () => {
    const { strokes } = sheet();
    passing = undefined;
    if (strokes.length > 0 || section().querySelector(':scope > .estrade-drawing')) {
      layer().replaceChildren(...strokes.map((stroke) => pathOf(stroke, true)));
    }
    changed();
  };
  const set = (next: Sheet) => {
    if (next === sheet()) return;
    sheets.set(key(), next);
    paint();
  };
  for (const moment of ['slidechanged', 'sync']) deck.on(moment, paint);

  return {
    toSlide(x, y) {
      const matrix = layer().getScreenCTM();
      const { x: left, y: top } = new DOMPoint(x, y).matrixTransform(matrix?.inverse());
      return [left, top];
    },
    draw(stroke, done) {
      if (done) return set(change(sheet(), [...sheet().strokes, stroke]));
      const path = pathOf(stroke, false);
      if (passing?.isConnected) passing.replaceWith(path);
      else layer().append(path);
      passing = path;
    },
    erase(point, reach, begins) {
      if (begins) before = sheet();
      const strokes = spared(sheet().strokes, point, reach);
      if (strokes.length < sheet().strokes.length) set(change(before, strokes));
    },
    undo: () => set(undo(sheet())),
    clear: () => set(change(sheet(), [])),
    isEmpty: () => sheet().strokes.length === 0,
    canUndo: () => sheet().past.length > 0,
  };
}

function pathOf(stroke: Stroke, done: boolean): SVGPathElement {
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', outline(stroke, done));
  path.setAttribute('class', `estrade-${stroke.tool}`);
  path.style.fill = `var(--draw-${stroke.colour})`;
  return path;
}
