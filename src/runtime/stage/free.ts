import { el } from '../dom.ts';
import { barOf } from './bar.ts';
import { type ActView, isBusy, type StageContext } from './context.ts';
import type { SessionTerminal } from './session.ts';

/** A terminal on a slide, for typing freely: the chapter's own, while the slide is shown. */
export function freeView(
  element: HTMLElement,
  id: string,
  context: StageContext,
  terminal: SessionTerminal,
): ActView | undefined {
  const { labels, send, deck } = context;
  const place = el('div', { class: 'stage-place' });
  const hint = el('p', { class: 'stage-hint', 'aria-hidden': 'true' }, labels.clickHint);
  const bar = barOf(element);
  bar.after(place);
  // What its author suggests to try.
  const suggestion = element.querySelector('.terminal-prompt')?.textContent?.replace(/^\$\s*/, '') ?? '';
  if (suggestion) bar.append(el('span', { class: 'stage-suggestion' }, suggestion));
  element.append(hint);
  element.classList.add('is-live');
  element.tabIndex = -1;
  /** `ready`: the session went to its folder, and waits. */
  let phase: 'idle' | 'asked' | 'waiting' | 'ready' = 'idle';
  // It goes to its folder once somebody means to type: leafing through a deck runs nothing.
  place.addEventListener('focusin', () => {
    element.classList.add('is-typed');
    hint.textContent = labels.leaveHint;
    if (!context.acts || phase === 'ready' || isBusy(context)) return;
    phase = 'asked';
    send({ type: 'run', id });
  });
  // The lines that there are may be fewer than the room that they have.
  const enter = ({ target }: Event) => {
    if (target instanceof Node && bar.contains(target)) return;
    if (isShown() && place.contains(terminal.host) && !place.contains(document.activeElement))
      terminal.screen()?.focus();
  };
  element.addEventListener('click', enter);
  place.addEventListener('focusout', () => {
    element.classList.remove('is-typed');
    hint.textContent = labels.clickHint;
  });
  const isShown = () => deck.getCurrentSlide()?.contains(element) ?? false;
  return {
    id,
    element,
    show(fresh) {
      if (fresh) phase = 'idle';
      if (context.busy().running === id) phase = 'waiting';
      else if (phase === 'waiting') phase = 'ready';
      element.dataset['state'] = phase;
    },
    write: () => false,
    reveal() {
      if (!terminal.screen() || !isShown()) return;
      element.classList.add('has-screen');
      terminal.move(place, () => element.focus({ preventScroll: true }));
    },
    room() {
      const screen = terminal.screen();
      if (!screen || !place.contains(terminal.host)) return undefined;
      return { box: terminal.host, grows: true, since: 0, take: (height) => screen.fit(height) };
    },
    dispose() {
      if (place.contains(terminal.host)) terminal.move(undefined);
      bar.querySelector('.stage-suggestion')?.remove();
      element.removeEventListener('click', enter);
      place.remove();
      hint.remove();
    },
  };
}
