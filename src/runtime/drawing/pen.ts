import type { Board } from './board.ts';
import type { StrokePoint } from './sheet.ts';
import type { Tool } from './toolbar.ts';

/** How far an eraser reaches, in the slide's pixels. */
const reach = 14;

/** What a pen, a finger or a mouse on the layer does: one stroke at a time, further fingers draw nothing. */
export function listenToPen(layer: HTMLElement, board: Board, now: () => { tool: Tool; colour: number }): void {
  let pointer: number | undefined;
  let points: StrokePoint[] = [];
  let pressed = false;
  let erases = false;

  const add = (event: PointerEvent, begins: boolean) => {
    // The points between two frames too, where the browser gives them.
    const events = event.getCoalescedEvents?.() ?? [];
    for (const { clientX, clientY, pressure } of events.length > 0 ? events : [event]) {
      const [x, y] = board.toSlide(clientX, clientY);
      if (erases) board.erase([x, y], reach, begins);
      else points.push([x, y, pressure || 0.5]);
    }
  };
  const show = (done: boolean) => {
    const { tool, colour } = now();
    if (!erases && tool !== 'eraser') board.draw({ tool, colour, points: [...points], pressed }, done);
  };
  layer.addEventListener('pointerdown', (event) => {
    if (pointer !== undefined || (event.button !== 0 && event.button !== 5)) return;
    event.preventDefault();
    pointer = event.pointerId;
    layer.setPointerCapture(pointer);
    points = [];
    pressed = event.pointerType === 'pen';
    // The other end of a pen erases, whatever the tool.
    erases = now().tool === 'eraser' || event.button === 5;
    add(event, true);
    show(false);
  });
  layer.addEventListener('pointermove', (event) => {
    if (event.pointerId !== pointer) return;
    add(event, false);
    show(false);
  });
  for (const moment of ['pointerup', 'pointercancel'] as const) {
    layer.addEventListener(moment, (event) => {
      if (event.pointerId !== pointer) return;
      pointer = undefined;
      show(true);
    });
  }
  // A line to the left is no swipe to the next slide or chapter.
  for (const moment of ['touchstart', 'touchmove', 'touchend'] as const) {
    layer.addEventListener(moment, (event) => event.stopPropagation(), { passive: true });
  }
}
