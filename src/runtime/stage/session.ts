import { el } from '../dom.ts';
import { createScreen, type Screen } from '../terminal/screen.ts';
import type { StageLabels } from './labels.ts';
import { onLeave } from './leave.ts';

/** The chapter's own terminal. There is one in a window, shown where it is asked for: over a slide, or on one. */
export interface SessionTerminal {
  readonly host: HTMLElement;
  readonly screen: () => Screen | undefined;
  /** What the terminal shows, from now on. */
  load(screen: string, size: { readonly columns: number; readonly rows: number }): void;
  /** The session printed; false: there is no terminal yet. */
  write(data: string, drawn: () => void): boolean;
  /** Shows it in `place`; who had it before has it no more. Without a place, nobody has it. */
  move(place: HTMLElement | undefined, left?: () => void): void;
}

/** Makes the chapter's terminal; it is nowhere to be seen. */
export function sessionTerminal(labels: StageLabels, typed: (data: string) => void): SessionTerminal {
  const host = el('div', {
    class: 'stage-screen',
    'data-own-keys': true,
    role: 'group',
    'aria-label': labels.terminal,
  });
  const shelf = el('div', { class: 'stage-shelf', inert: true, 'aria-hidden': 'true' }, host);
  document.body.append(shelf);
  let screen: Screen | undefined;
  let leave: (() => void) | undefined;
  onLeave(host, () => leave?.());
  return {
    host,
    screen: () => screen,
    load(data, size) {
      if (!screen) {
        screen = createScreen(host, { ...size, label: labels.type, scrollback: 5000 });
        screen.onKeys(typed);
      }
      screen.resize(size);
      screen.reset();
      screen.write(data);
    },
    write(data, drawn) {
      screen?.write(data, drawn);
      return screen !== undefined;
    },
    move(place, left) {
      leave = left;
      (place ?? shelf).append(host);
    },
  };
}
