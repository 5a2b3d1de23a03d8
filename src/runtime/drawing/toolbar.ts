import { el, icon } from '../dom.ts';
import type { Labels } from '../labels.ts';

export type Tool = 'pen' | 'marker' | 'eraser';

/** What the toolbar is told to do. */
export interface ToolbarActions {
  choose(tool: Tool): void;
  colour(number: number): void;
  undo(): void;
  clear(): void;
  close(): void;
}

export interface ToolbarState {
  readonly tool: Tool;
  readonly colour: number;
  readonly canUndo: boolean;
  readonly empty: boolean;
}

export interface Toolbar {
  readonly element: HTMLElement;
  show(state: ToolbarState): void;
}

const icons = {
  pen: 'M4 20l1.2-4.6L16 4.6a1.9 1.9 0 0 1 2.7 0l.7.7a1.9 1.9 0 0 1 0 2.7L8.6 18.8z M14 6.6l3.4 3.4',
  marker: 'M9 14l-4 4v2h5l2-2 M9 14l3 3 8-9-4-4z',
  eraser:
    'M9 20H20 M7 19l-3.3-3.3a1.8 1.8 0 0 1 0-2.5l8.5-8.5a1.8 1.8 0 0 1 2.5 0l4.6 4.6a1.8 1.8 0 0 1 0 2.5L11.6 19z M8.5 8.5l7 7',
  undo: 'M8 5L4 9l4 4 M4 9h10a6 6 0 0 1 0 12h-3',
  clear: 'M4 7h16 M9 7V4h6v3 M6.5 7l1 13h9l1-13 M10.5 11v5 M13.5 11v5',
  close: 'M6 6l12 12 M18 6L6 18',
};

/** Tools, colours and actions as plain buttons: the arrow keys stay with the slides. */
export function makeToolbar(labels: Labels, actions: ToolbarActions): Toolbar {
  const { drawing } = labels;
  const button = (name: keyof typeof icons, label: string, action: () => void) =>
    el('button', { type: 'button', 'aria-label': label, title: label, onclick: action }, icon(icons[name]));
  const names: readonly Tool[] = ['pen', 'marker', 'eraser'];
  const tools = names.map((tool) => button(tool, drawing[tool], () => actions.choose(tool)));
  const colours = drawing.colours.map((label, index) => {
    const dot = el('span', { class: 'estrade-draw-colour', style: `background:var(--draw-${index + 1})` });
    const props = { type: 'button', 'aria-label': label, title: label, onclick: () => actions.colour(index + 1) };
    return el('button', props, dot);
  });
  const undo = button('undo', drawing.undo, actions.undo);
  const clear = button('clear', drawing.clear, actions.clear);
  const close = button('close', drawing.close, actions.close);
  const element = el(
    'div',
    { class: 'estrade-draw-tools', role: 'region', 'aria-label': drawing.title },
    ...[tools, colours, [undo, clear], [close]].map((group) => el('span', {}, ...group)),
  );
  return {
    element,
    show(state) {
      for (const [index, tool] of tools.entries()) press(tool, names[index] === state.tool);
      for (const [index, colour] of colours.entries()) press(colour, index + 1 === state.colour);
      // Disabled, a button would lose the focus.
      undo.setAttribute('aria-disabled', String(!state.canUndo));
      clear.setAttribute('aria-disabled', String(state.empty));
    },
  };
}

function press(button: HTMLElement, pressed: boolean): void {
  button.setAttribute('aria-pressed', String(pressed));
}
