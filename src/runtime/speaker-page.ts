import type { Order } from './channel.ts';
import type { PageConfig } from './config.ts';
import { el } from './dom.ts';
import type { Labels } from './labels.ts';
import { recall, remember } from './store.ts';

const sizeKey = 'estrade-notes-size';
const forward = ['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'n', 'N'];
const back = ['ArrowLeft', 'ArrowUp', 'PageUp', 'p', 'P'];

/** The parts of the speaker view that change. */
export interface SpeakerPage {
  /** The previews: the slide on screen, and what comes next. */
  readonly frames: readonly HTMLIFrameElement[];
  /** Where the clocks go. */
  readonly bar: HTMLElement;
  readonly showSlide: (place: string, title: string, notes: readonly Node[]) => void;
  readonly showNextTitle: (title: string) => void;
  readonly showPaused: (paused: boolean) => void;
  readonly showEnd: (end: boolean) => void;
  readonly showStatus: (text: string) => void;
}

/** Puts the speaker view in the place of the deck. */
export function speakerPage(config: PageConfig, labels: Labels, send: (order: Order) => void): SpeakerPage {
  const place = el('p', { class: 'estrade-place' });
  const title = el('h1');
  const status = el('p', { class: 'estrade-status', role: 'status' });
  const bar = el('div', { class: 'estrade-bar' });
  const notes = el('div', { class: 'estrade-notes', tabindex: 0, role: 'region', 'aria-label': labels.notes });
  const nextTitle = el('span');
  const end = el('p', { class: 'estrade-end', hidden: true }, labels.end);
  const preview = (name: string) => el('iframe', { src: previewAddress(), title: name, tabindex: -1 });
  const frames = [preview(labels.current), preview(labels.upcoming)] as const;
  const current = el('div', { class: 'estrade-frame' }, frames[0]);
  const next = el('div', { class: 'estrade-frame' }, frames[1], end);
  const button = (label: string, text: string, order: Order['do'] & Exclude<Order['do'], 'go'>) =>
    el('button', { type: 'button', 'aria-label': label, title: label, onclick: () => send({ do: order }) }, text);

  document.documentElement.classList.add('estrade-speaker');
  document.title = `${labels.speaker} · ${config.deck.title}`;
  document.body.replaceChildren(
    el(
      'main',
      { class: 'estrade-desk' },
      el('header', {}, el('div', {}, place, title), status, bar),
      el(
        'section',
        { class: 'estrade-views' },
        el('h2', {}, labels.current),
        current,
        el(
          'div',
          { class: 'estrade-drive' },
          button(labels.previous, '←', 'previous'),
          button(labels.next, '→', 'next'),
          button(labels.blackout, '■', 'pause'),
        ),
        el('h2', {}, labels.upcoming, ' ', nextTitle),
        next,
      ),
      el(
        'section',
        { class: 'estrade-notes-side' },
        el('div', { class: 'estrade-notes-head' }, el('h2', {}, labels.notes), ...sizeButtons(labels, notes)),
        notes,
      ),
      el('footer', {}, ...keyList(labels)),
    ),
  );
  drive(send);

  return {
    frames,
    bar,
    showSlide(where, name, content) {
      place.textContent = where;
      title.textContent = name;
      notes.replaceChildren(...(content.length > 0 ? content : [el('p', { class: 'estrade-none' }, labels.noNotes)]));
      notes.scrollTop = 0;
    },
    showNextTitle: (name) => {
      nextTitle.textContent = end.hidden ? name : '';
    },
    showPaused: (paused) => {
      current.dataset['paused'] = paused ? labels.blackoutOn : '';
    },
    showEnd: (isEnd) => {
      end.hidden = !isEnd;
      if (isEnd) nextTitle.textContent = '';
    },
    showStatus: (text) => {
      if (status.textContent !== text) status.textContent = text;
    },
  };
}

/** This page as a bare preview; the author's address options go with it. */
function previewAddress(): string {
  const query = location.search.replace(/^\?/, '').replace(/(^|&)orateur(=[^&]*)?/, '');
  return `${location.pathname}?apercu${query ? `&${query.replace(/^&/, '')}` : ''}`;
}

function sizeButtons(labels: Labels, notes: HTMLElement): HTMLElement[] {
  let size = Number(recall('local', sizeKey)) || 1.5;
  const set = (factor: number) => {
    size = Math.min(4, Math.max(0.8, size * factor));
    notes.style.fontSize = `${size}rem`;
    remember('local', sizeKey, String(size));
  };
  set(1);
  const button = (label: string, text: string, factor: number) =>
    el('button', { type: 'button', 'aria-label': `${text}, ${label}`, title: label, onclick: () => set(factor) }, text);
  const [smaller, larger] = [button(labels.smaller, 'A−', 1 / 1.15), button(labels.larger, 'A+', 1.15)];
  document.addEventListener('keydown', ({ key }) => {
    if (key === '+') larger.click();
    if (key === '-') smaller.click();
  });
  return [smaller, larger];
}

function drive(send: (order: Order) => void): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const focused = event.target instanceof Element ? event.target : document.body;
    if (event.key === ' ' && focused.closest('button')) return;
    // Notes reached with Tab are scrolled by the up and down arrows.
    if (/^(Arrow(Up|Down)|Page|Home|End)/.test(event.key) && focused.closest('.estrade-notes')) return;
    const order = orderOf(event);
    if (!order) return;
    event.preventDefault();
    send({ do: order });
  });
}

function orderOf({ key, shiftKey }: KeyboardEvent): Exclude<Order['do'], 'go'> | undefined {
  if (key === ' ' && shiftKey) return 'previous';
  if (forward.includes(key)) return 'next';
  if (back.includes(key)) return 'previous';
  return { Home: 'first', End: 'last', b: 'pause', B: 'pause', '.': 'pause' }[key] as 'first' | undefined;
}

function keyList({ keys, ...labels }: Labels): Node[] {
  const rows: [string[], string][] = [
    [['→', keys.space, keys.pageDown], labels.next],
    [['←', keys.pageUp], labels.previous],
    [[keys.home], labels.first],
    [[keys.end], labels.last],
    [['B'], labels.blackout],
    [['T'], `${labels.start} / ${labels.pause}`],
    [['+', '−'], `${labels.larger} / ${labels.smaller}`],
  ];
  return rows.map(([names, effect]) => el('span', {}, ...names.flatMap((name) => [el('kbd', {}, name), ' ']), effect));
}
