import { el } from '../dom.ts';
import { createScreen, type Screen } from '../terminal/screen.ts';
import type { StageLabels } from './labels.ts';
import { onLeave } from './leave.ts';

export interface PaneOptions {
  readonly labels: StageLabels;
  readonly columns: number;
  readonly rows: number;
  /** What screen readers call it. */
  readonly label: string;
  /** What is typed into it. */
  typed(data: string): void;
  /** Takes the keyboard when the terminal is left. */
  left(): void;
}

/** A terminal on a slide. */
export interface Pane {
  readonly screen: Screen;
  /** Lets it be typed into, or no longer. */
  takeKeys(takes: boolean): void;
  /** The box that holds it. */
  readonly box: HTMLElement;
  hasFocus(): boolean;
  dispose(): void;
}

/** Puts a terminal below the bar of a `figure.terminal`; what the figure held for readers stays there, unseen. */
export function createPane(figure: HTMLElement, options: PaneOptions): Pane {
  const { labels, columns, rows, label } = options;
  const host = el('div', { class: 'stage-screen', 'data-own-keys': true, role: 'group', 'aria-label': label });
  const hint = el('p', { class: 'stage-hint', 'aria-hidden': 'true' });
  figure.querySelector('.terminal-bar')?.after(host);
  figure.append(hint);
  figure.classList.add('has-screen');
  const screen = createScreen(host, { columns, rows, label: labels.type });
  let takes = false;
  onLeave(host, options.left);
  const typed = (is: boolean) => {
    figure.classList.toggle('is-typed', is);
    hint.textContent = is ? labels.leaveHint : labels.clickHint;
  };
  typed(false);
  for (const moment of ['focusin', 'focusout'])
    host.addEventListener(moment, () => typed(takes && moment === 'focusin'));

  const overflow = new ResizeObserver(() => {
    const scrolls = host.scrollHeight > host.clientHeight + 1;
    if (scrolls && !takes) host.tabIndex = 0;
    else host.removeAttribute('tabindex');
  });
  overflow.observe(host);
  return {
    screen,
    box: host,
    takeKeys(next) {
      takes = next;
      screen.onKeys(next ? options.typed : undefined);
      typed(next && host.contains(document.activeElement));
    },
    hasFocus: () => host.contains(document.activeElement),
    dispose() {
      overflow.disconnect();
      screen.dispose();
      host.remove();
      hint.remove();
      figure.classList.remove('has-screen', 'is-typed', 'is-asking');
    },
  };
}
