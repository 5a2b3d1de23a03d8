import type { SiteState } from '../../model/stage-protocol.ts';
import { el } from '../dom.ts';
import { barButton } from './bar.ts';
import type { StageContext } from './context.ts';
import type { Roomer } from './share-room.ts';

/** A page beside the slides, live on its slide. */
export interface BrowserStage {
  readonly element: HTMLElement;
  /** Its slide is shown, or something ran meanwhile: asks whether the page answers, unless it is shown already. */
  ask(): void;
  heard(state: SiteState): void;
  /** How it takes its room on the slide; undefined: it is not shown. */
  readonly room: () => Roomer | undefined;
  /** The stage cannot be reached: what was recorded is shown again, unless the page is there. */
  lost(): void;
}

const wanted = 480;
const least = 120;

/**
 * Shows the page of a `figure.browser-view` once it answers; until then it says what it waits for.
 * `changed`: it needs another room than before.
 */
export function browserStage(
  element: HTMLElement,
  id: string,
  context: StageContext,
  changed: () => void,
): BrowserStage {
  const { labels, send } = context;
  const url = element.dataset['url'] ?? '';
  const name = url.replace(/^https?:\/\//, '').replace(/\/$/, '');
  let state: SiteState | undefined;
  let frame: HTMLIFrameElement | undefined;

  const reload = barButton('browser-reload', 'again', labels.reload, () => show('up', true));
  const apart = barButton('browser-apart', 'apart', labels.apart, () => window.open(url, '_blank', 'noopener'));
  const retry = barButton('browser-retry', 'again', labels.retry, () => watch());
  const words = el('p', { role: 'status' });
  const note = el('div', { class: 'stage-site-note' }, words, retry.element);
  const site = el('div', { class: 'stage-site', hidden: true }, note);
  const bar = element.querySelector<HTMLElement>('figcaption');
  if (bar) bar.after(site);
  else element.prepend(site);
  if (context.acts) (bar ?? element).append(el('span', { class: 'stage-site-buttons' }, reload.element, apart.element));

  const show = (next: SiteState, anew = false) => {
    state = next;
    element.classList.add('is-live');
    site.hidden = false;
    note.hidden = next === 'up';
    words.textContent = {
      up: '',
      waiting: labels.site.waiting(name),
      down: labels.site.down(name),
      'refuses-frames': labels.site.refuses(name),
    }[next];
    note.dataset['state'] = next;
    retry.set(next === 'down');
    reload.set(next === 'up');
    if (next === 'up' && (!frame || anew)) {
      frame?.remove();
      // Another origin than the deck's: it may be itself, and nothing of the deck.
      frame = el('iframe', {
        src: url,
        title: name,
        sandbox: 'allow-scripts allow-forms allow-same-origin allow-popups allow-modals allow-downloads',
      });
      site.append(frame);
    } else if (next !== 'up') {
      frame?.remove();
      frame = undefined;
    }
    changed();
  };
  const watch = () => {
    show('waiting');
    send({ type: 'watch', id });
  };
  return {
    element,
    ask() {
      if (state !== 'up' && state !== 'waiting') watch();
    },
    room() {
      if (site.hidden || site.offsetWidth === 0) return undefined;
      const high = state === 'up' ? wanted : least;
      const take = (height: number) => {
        site.style.height = `${Math.min(high, height)}px`;
      };
      return { box: site, grows: true, since: Number.POSITIVE_INFINITY, take };
    },
    heard: show,
    lost() {
      if (state === 'up') return;
      state = undefined;
      site.hidden = true;
      element.classList.remove('is-live');
    },
  };
}
