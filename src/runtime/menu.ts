import type { Behaviour, DeckContext } from './context.ts';
import { el, icon } from './dom.ts';
import { isScrolling } from './slides.ts';

const bars = 'M4 7h16M4 12h16M4 17h10';
const idleAfter = 3000;

/**
 * A discreet button in the lower left corner, for those without a keyboard: it opens the list of
 * what the deck can do. It fades while the pointer rests.
 */
export const menu: Behaviour = {
  name: 'menu',
  begin(context) {
    const { labels } = context;
    const button = el(
      'button',
      {
        type: 'button',
        class: 'estrade-menu-button',
        'aria-label': labels.menu,
        title: labels.menu,
        'aria-expanded': 'false',
        'aria-controls': 'estrade-menu',
      },
      icon(bars),
    );
    const list = el('ul', { id: 'estrade-menu', class: 'estrade-menu', hidden: true });
    const nav = el('nav', { class: 'estrade-corner', 'aria-label': labels.menu }, button, list);
    document.body.append(nav);

    const toggle = (open: boolean) => {
      if (open) list.replaceChildren(...items(context));
      list.hidden = !open;
      button.setAttribute('aria-expanded', String(open));
    };
    button.addEventListener('click', () => toggle(list.hidden !== false));
    list.addEventListener('click', () => toggle(false));
    document.addEventListener('pointerdown', ({ target }) => {
      if (list.hidden === false && target instanceof Node && !nav.contains(target)) toggle(false);
    });
    nav.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !nav.contains(relatedTarget)) toggle(false);
    });
    nav.addEventListener('keydown', (event) => {
      if (list.hidden === false && moveFocus(event, list)) event.preventDefault();
      if (event.key !== 'Escape' || list.hidden) return;
      toggle(false);
      button.focus();
      event.stopPropagation();
    });
    fadeWhenIdle(nav);
  },
};

function items(context: DeckContext): HTMLElement[] {
  const { deck, config, labels, actions, scheme } = context;
  const act = (label: string, key: string, action: (() => void) | undefined | false, name = '') =>
    action
      ? [el('li', { class: name }, el('button', { type: 'button', onclick: action }, label, el('kbd', {}, key)))]
      : [];
  const link = (label: string, href: string | undefined, title = '', target?: string) =>
    href
      ? [el('li', {}, el('a', { href, target, rel: target && 'noopener' }, label, title ? el('small', {}, title) : ''))]
      : [];
  const fullscreen =
    document.fullscreenEnabled &&
    (() =>
      void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()));
  return [
    ...act(labels.search, '/', actions.search),
    ...act(
      labels.overview,
      'O',
      !isScrolling() && deck.getConfig().overview !== false && (() => deck.toggleOverview()),
    ),
    ...act(scheme?.now() === 'dark' ? labels.light : labels.dark, 'T', actions.scheme),
    ...act(labels.speaker, 'S', actions.speaker, 'estrade-wide'),
    ...act(labels.draw, 'D', !isScrolling() && actions.draw, 'estrade-wide'),
    ...act(labels.pointer, `${labels.keys.shift} + D`, !isScrolling() && actions.point, 'estrade-wide'),
    ...act(labels.fullscreen, 'F', fullscreen, 'estrade-wide'),
    ...act(labels.help, '?', actions.help, 'estrade-wide'),
    ...link(labels.print, '?view=print&imprimer', '', '_blank'),
    ...link(labels.home, config.course.home, config.course.title),
    ...link(labels.previousChapter, config.previous?.href, config.previous?.title),
    ...link(labels.nextChapter, config.next?.href, config.next?.title),
  ];
}

function moveFocus({ key }: KeyboardEvent, list: HTMLElement): boolean {
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return false;
  const entries = [...list.querySelectorAll<HTMLElement>('button, a')].filter((entry) => entry.offsetParent);
  const index = entries.indexOf(document.activeElement as HTMLElement) + (key === 'ArrowDown' ? 1 : -1);
  entries.at(index % entries.length)?.focus();
  return true;
}

function fadeWhenIdle(nav: HTMLElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wake = () => {
    nav.classList.remove('estrade-idle');
    clearTimeout(timer);
    timer = setTimeout(() => nav.classList.add('estrade-idle'), idleAfter);
  };
  document.addEventListener('pointermove', wake, { passive: true });
  document.addEventListener('touchstart', wake, { passive: true });
  wake();
}
