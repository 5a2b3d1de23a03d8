import { el } from '../dom.ts';
import { barButton } from './bar.ts';
import { isBusy, type StageContext } from './context.ts';
import type { SessionTerminal } from './session.ts';

/** The chapter's terminal over any slide. */
export interface Overlay {
  open(): void;
  readonly isOpen: () => boolean;
  /** What runs is another thing, or nothing. */
  refresh(): void;
}

/** `closed`: the terminal may be shown elsewhere again. */
export function makeOverlay(context: StageContext, terminal: SessionTerminal, closed: () => void): Overlay {
  const { labels, send } = context;
  const title = el('h2', { id: 'stage-terminal-title' }, labels.terminalTitle);
  const stop = barButton('terminal-run', 'stop', labels.stop, () => send({ type: 'stop' }));
  const restart = barButton('terminal-restart', 'again', labels.restart, () => {
    if (confirm(labels.restartAsk)) send({ type: 'restart' });
    terminal.screen()?.focus();
  });
  const close = barButton('terminal-close', undefined, labels.close, () => dialog.close());
  const place = el('div', { class: 'stage-place' });
  const hint = el('p', { class: 'stage-overlay-hint' }, labels.leaveHint);
  const dialog = el(
    'dialog',
    { class: 'stage-overlay', 'aria-labelledby': title.id },
    el('div', { class: 'terminal-bar' }, title, stop.element, restart.element, hint, close.element),
    place,
  );
  document.body.append(dialog);
  let back: HTMLElement | null = null;

  const refresh = () => stop.set(isBusy(context));
  const resize = () => {
    if (!dialog.open) return;
    dialog.style.width = '';
    terminal.screen()?.fit(place.clientHeight, true);
    // No wider than its lines: beside them stands the slide.
    const text = terminal.host.querySelector<HTMLElement>('.screen-view')?.offsetWidth ?? 0;
    if (text > 0) dialog.style.width = `${text + dialog.offsetWidth - terminal.host.clientWidth}px`;
  };
  addEventListener('resize', resize);
  dialog.addEventListener('keydown', (event) => {
    if (dialog.open) event.stopPropagation();
  });
  // One Escape is for what runs in the terminal.
  dialog.addEventListener('cancel', (event) => {
    if (terminal.host.contains(document.activeElement)) event.preventDefault();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => {
    terminal.move(undefined);
    closed();
    // A dialog gives the keyboard back by itself, but not to where a terminal was that moved.
    if (back?.isConnected && back !== document.body) back.focus({ preventScroll: true });
    else (document.activeElement as HTMLElement | null)?.blur();
  });
  return {
    isOpen: () => dialog.open,
    refresh,
    open() {
      if (dialog.open || !terminal.screen()) return;
      back = document.activeElement as HTMLElement | null;
      refresh();
      dialog.showModal();
      terminal.move(place, () => dialog.close());
      resize();
      terminal.screen()?.focus();
    },
  };
}
