import type { DeckContext } from '../context.ts';
import { el } from '../dom.ts';
import { makeBoard } from '../drawing/board.ts';
import css from '../drawing/drawing.css';
import { makeLaser } from '../drawing/laser.ts';
import { listenToPen } from '../drawing/pen.ts';
import { makeToolbar, type Tool } from '../drawing/toolbar.ts';
import { offer } from '../parts.ts';

type Mode = 'draw' | 'point';

/**
 * Drawing on the slides, and a pointer for the trainer. Either takes the place of the other; Escape leaves both.
 * Strokes stay on their slides until the page is left; nothing of it is printed.
 *
 * @returns what turns a mode on, or off when it is on.
 */
function makeDrawing(context: DeckContext): (mode: Mode) => void {
  const { labels, announce } = context;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);

  let mode: Mode | undefined;
  let tool: Tool = 'pen';
  let colour = 1;
  const board = makeBoard(context, () => refresh());
  const laser = makeLaser();
  const layer = el('div', { class: 'estrade-draw-layer' });
  const toolbar = makeToolbar(labels, {
    choose(next) {
      tool = next;
      refresh();
    },
    colour(next) {
      colour = next;
      if (tool === 'eraser') tool = 'pen';
      refresh();
    },
    undo: board.undo,
    clear: board.clear,
    close: () => turn(undefined),
  });
  const refresh = () => {
    layer.dataset['tool'] = tool;
    toolbar.show({ tool, colour, canUndo: board.canUndo(), empty: board.isEmpty() });
  };
  listenToPen(layer, board, () => ({ tool, colour }));

  const onKey = (event: KeyboardEvent) => {
    if (document.querySelector('dialog[open], .estrade-menu:not([hidden])')) return;
    const undoes = mode === 'draw' && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
    if (event.key !== 'Escape' && !undoes) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (undoes) board.undo();
    else turn(undefined);
  };
  const turn = (next: Mode | undefined) => {
    mode = next;
    laser.toggle(next === 'point');
    document[next ? 'addEventListener' : 'removeEventListener']('keydown', onKey as EventListener, true);
    if (next === 'draw') document.body.append(layer, toolbar.element);
    else for (const element of [layer, toolbar.element]) element.remove();
    const { drawing } = labels;
    announce(next === 'draw' ? drawing.on : next === 'point' ? drawing.pointerOn : drawing.off);
    refresh();
  };
  return (wanted) => turn(mode === wanted ? undefined : wanted);
}

offer('draw', makeDrawing);
