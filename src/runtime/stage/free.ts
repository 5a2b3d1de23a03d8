import { el } from '../dom.ts';
import { barOf } from './bar.ts';
import type { ActView, StageContext } from './context.ts';
import { roomFor, tellTooFull } from './room.ts';
import type { SessionTerminal } from './session.ts';

const enough = 900;
const least = 4 * 29;

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
  barOf(element).after(place);
  element.append(hint);
  element.classList.add('is-live');
  element.tabIndex = -1;
  // It goes to its folder once somebody means to type: leafing through a deck runs nothing.
  place.addEventListener('focusin', () => {
    element.classList.add('is-typed');
    hint.textContent = labels.leaveHint;
    if (context.acts && context.act(id).state === 'idle') send({ type: 'run', id });
  });
  place.addEventListener('focusout', () => {
    element.classList.remove('is-typed');
    hint.textContent = labels.clickHint;
  });
  const isShown = () => deck.getCurrentSlide()?.contains(element) ?? false;
  return {
    id,
    element,
    show() {
      element.dataset['state'] = context.act(id).state;
    },
    write: () => false,
    settle() {
      const screen = terminal.screen();
      if (!screen || !isShown()) return;
      element.classList.add('has-screen');
      terminal.move(place, () => element.focus({ preventScroll: true }));
      const room = roomFor(terminal.host, enough, deck);
      screen.fit(Math.max(least, room));
      if (room < least) tellTooFull(deck);
    },
    dispose() {
      if (place.contains(terminal.host)) terminal.move(undefined);
      place.remove();
      hint.remove();
    },
  };
}
