import { el, icon } from '../dom.ts';

const shapes = {
  play: 'M7 4v16l13-8z',
  stop: 'M6 6h12v12H6z',
  again: 'M20 12a8 8 0 1 1-2.4-5.7M20 3v4.5h-4.5',
  apart: 'M13 5h6v6M19 5l-9 9M17 14v5H5V7h5',
} as const;

/** A button in the bar of a terminal. */
export interface BarButton {
  readonly element: HTMLButtonElement;
  /** Another shape and word; the same button keeps the keyboard. */
  say(shape: keyof typeof shapes | undefined, label: string): void;
  /** Shown or not; `idle`: it is there and does nothing now. */
  set(shown: boolean, idle?: boolean): void;
}

/** Makes a button of a bar. */
export function barButton(
  name: string,
  shape: keyof typeof shapes | undefined,
  label: string,
  pressed: () => void,
): BarButton {
  const element = el('button', { type: 'button', class: `terminal-button ${name}` });
  const say: BarButton['say'] = (next, text) => {
    const state = `${next}/${text}`;
    if (element.dataset['said'] === state) return;
    element.dataset['said'] = state;
    element.replaceChildren(...(next ? [icon(shapes[next])] : []), el('span', {}, text));
  };
  say(shape, label);
  element.addEventListener('click', () => {
    if (element.getAttribute('aria-disabled') !== 'true') pressed();
  });
  return {
    element,
    say,
    set(shown, idle = false) {
      element.hidden = !shown;
      // Not `disabled`, which would take the keyboard away from it.
      if (idle) element.setAttribute('aria-disabled', 'true');
      else element.removeAttribute('aria-disabled');
    },
  };
}

/** The bar of a figure, which its page may not have given it. */
export function barOf(figure: HTMLElement): HTMLElement {
  const found = figure.querySelector<HTMLElement>('.terminal-bar');
  if (found) return found;
  const bar = el('figcaption', { class: 'terminal-bar' });
  figure.prepend(bar);
  return bar;
}
