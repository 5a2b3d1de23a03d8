import type { Behaviour } from './context.ts';
import { el } from './dom.ts';
import { isAtEnd, isScrolling } from './slides.ts';

const forward = ['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'n', 'l', 'j'];

/**
 * The way on at the end of a chapter: going forward once more on the last slide offers the next
 * chapter. It never leaves by itself: a trainer who presses once too often stays where he is.
 */
export const chapters: Behaviour = {
  name: 'chapters',
  begin({ deck, config, labels, actions, announce }) {
    const target =
      config.next ?? (config.course.home ? { title: config.course.title, href: config.course.home } : undefined);
    const atEnd = () => isAtEnd(deck) && !deck.getConfig().loop;
    actions.next = () => (atEnd() ? actions.end?.() : deck.next());
    actions.previous = () => deck.prev();
    if (!target) return;

    const heading = config.next ? labels.nextChapter : labels.home;
    const panel = el(
      'nav',
      { class: 'estrade-next', 'aria-label': labels.end, hidden: true },
      el('a', { href: target.href }, el('small', {}, heading), el('span', {}, target.title)),
    );
    document.body.append(panel);
    actions.end = () => {
      if (panel.hidden) announce(`${labels.end}. ${heading} : ${target.title}`);
      panel.hidden = false;
    };
    const followSlide = () => {
      if (isScrolling() && atEnd()) panel.hidden = false;
      else if (!atEnd()) panel.hidden = true;
    };
    for (const moment of ['slidechanged', 'fragmenthidden', 'overviewshown']) deck.on(moment, followSlide);

    document.addEventListener(
      'keydown',
      (event) => {
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
        if (deck.isOverview() || deck.isPaused()) return;
        const condition = deck.getConfig().keyboardCondition;
        if (typeof condition === 'function' && !condition(event)) return;
        if (forward.includes(event.key) && atEnd()) actions.end?.();
      },
      true,
    );
    onSwipe(() => atEnd() && actions.end?.());
  },
};

/** Calls back when a finger goes well to the left. */
function onSwipe(act: () => void): void {
  let start: number | undefined;
  document.addEventListener(
    'touchstart',
    ({ touches }) => {
      start = touches.length === 1 ? touches[0]?.clientX : undefined;
    },
    { passive: true },
  );
  document.addEventListener(
    'touchend',
    ({ changedTouches }) => {
      const end = changedTouches[0]?.clientX;
      if (start !== undefined && end !== undefined && start - end > 60) act();
      start = undefined;
    },
    { passive: true },
  );
}
