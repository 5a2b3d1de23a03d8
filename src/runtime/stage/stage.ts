import type { RevealApi } from 'reveal.js';
import type { ActState, Busy, StageMessage, StageState } from '../../model/stage-protocol.ts';
import type { Announcer } from '../announce.ts';
import { notice } from '../notice.ts';
import { type BrowserStage, browserStage } from './browser.ts';
import type { ActView, StageContext } from './context.ts';
import { freeView } from './free.ts';
import { listKeys, stageKeys } from './keys.ts';
import type { StageLabels } from './labels.ts';
import { createLedger } from './ledger.ts';
import { type LinkState, openLink, type StageLink } from './link.ts';
import { makeOverlay } from './overlay.ts';
import { sessionTerminal } from './session.ts';
import { isOurs, shareRoom } from './share-room.ts';
import { linkSign } from './signs.ts';
import { snippetView } from './snippet.ts';
import { problemText, statusText } from './status.ts';

export interface StageOptions {
  readonly deck: RevealApi;
  readonly lang: string;
  readonly labels: StageLabels;
  readonly announce: Announcer;
  readonly token: string | undefined;
  readonly chapter: string;
  /** False: the page is a picture of the deck, and only shows. */
  readonly acts: boolean;
}

/** As much of an output is kept for terminals that are made later. */
const kept = 200_000;
/** What the stage puts on slides; scroll view keeps dead copies of it. */
const ours =
  '.slides :is(.stage-screen, .stage-hint, .stage-state, .stage-place, .stage-site, .stage-site-buttons, .terminal-run, .terminal-prepare, .terminal-again, .terminal-free)';
const nothing: ActState = { state: 'idle', output: '' };

/** The stage in a page: what the server tells goes to the slides, what the trainer does to the server. */
export function openStage({ deck, lang, labels, announce, token, chapter, acts: canAct }: StageOptions): void {
  let acts = new Map<string, ActState>();
  let busy: Busy = {};
  let views = new Map<string, ActView>();
  let browsers = new Map<string, BrowserStage>();
  let link: StageLink | undefined;
  const ledger = createLedger((n) => link?.send({ type: 'seen', n }));
  const context: StageContext = {
    deck,
    lang,
    labels,
    announce,
    acts: canAct,
    size: { columns: 88, rows: 24 },
    send: (request) => link?.send(request),
    act: (id) => acts.get(id) ?? nothing,
    busy: () => busy,
    hasEarlier(id) {
      for (const [key, { state, hidden }] of acts) {
        if (key === id) return false;
        if (state === 'idle' && !hidden && !isTerminal(key)) return true;
      }
      return false;
    },
  };
  const terminal = sessionTerminal(labels, (data) => context.send({ type: 'keys', data }));
  const overlay = canAct ? makeOverlay(context, terminal, () => settle()) : undefined;
  const sign = canAct ? linkSign(labels) : undefined;

  /** Finds what the slides hold; scroll view rebuilds them from their HTML. */
  const attach = () => {
    for (const view of views.values()) if (!view.element.isConnected) view.dispose();
    views = new Map([...views].filter(([, { element }]) => element.isConnected));
    browsers = new Map([...browsers].filter(([, { element }]) => element.isConnected));
    const alive = [...views.values(), ...browsers.values()].map(({ element }) => element);
    for (const dead of document.querySelectorAll(ours))
      if (!alive.some((element) => element.contains(dead))) dead.remove();
    for (const element of document.querySelectorAll<HTMLElement>('.slides :is([data-snippet], [data-terminal])')) {
      const { snippet, terminal: free } = element.dataset;
      const id = snippet ?? free ?? '';
      if (views.has(id)) continue;
      const view = snippet === undefined ? freeView(element, id, context, terminal) : snippetView(element, id, context);
      if (!view) continue;
      views.set(id, view);
      view.show(true);
    }
    for (const element of document.querySelectorAll<HTMLElement>('.slides [data-browser]')) {
      const id = element.dataset['browser'] ?? '';
      if (!browsers.has(id))
        browsers.set(
          id,
          browserStage(element, id, context, () => shown(element) && share()),
        );
    }
  };
  const shown = (element: HTMLElement) => deck.getCurrentSlide()?.contains(element) ?? false;
  /** What the current slide holds gets its room; pages that it shows are asked for. */
  const settle = () => {
    if (!overlay?.isOpen()) terminal.move(undefined);
    for (const view of views.values()) if (shown(view.element)) view.reveal();
    share();
    for (const browser of browsers.values()) if (shown(browser.element)) browser.ask();
  };
  /** Terminals of the current slide get their room anew. */
  const share = () => {
    const here = [...views.values(), ...browsers.values()].filter(({ element }) => shown(element));
    shareRoom(
      here.flatMap((live) => live.room() ?? []),
      deck,
    );
  };

  const load = (message: StageState) => {
    acts = new Map(Object.entries(message.acts));
    busy = message;
    Object.assign(context.size, { columns: message.columns, rows: message.rows });
    terminal.load(message.screen, message);
    attach();
    for (const view of views.values()) view.show(true);
    overlay?.refresh();
    settle();
    ledger.note(message.n, 0);
  };
  const set = (id: string, act: ActState, fresh: boolean) => {
    const before = context.act(id).state;
    acts.set(id, act);
    const view = views.get(id);
    view?.show(fresh);
    if (view && shown(view.element) && before !== act.state) share();
  };
  const heard = (message: StageMessage) => {
    switch (message.type) {
      case 'state':
        return load(message);
      case 'start':
        set(message.id, { state: 'running', milliseconds: 0, output: '' }, true);
        if (shownId(message.id)) announce(labels.said.started);
        return;
      case 'text': {
        const { id, n, data, beside } = message;
        const view = id === undefined ? undefined : views.get(id);
        const drawn = ledger.note(n, (beside ? 0 : 1) + (view ? 1 : 0));
        if (id !== undefined) {
          const act = context.act(id);
          acts.set(id, { ...act, output: atMost(act.output + data) });
        }
        if (!beside && !terminal.write(data, drawn)) drawn();
        if (view && !view.write(data, drawn)) drawn();
        return;
      }
      case 'end': {
        const { type: _, id, output, ...how } = message;
        set(id, { ...how, output: output ?? context.act(id).output }, output !== undefined);
        for (const view of views.values()) if (view.id !== id) view.show(false);
        if (shownId(id)) say(id);
        // What it started may answer now.
        for (const browser of browsers.values()) if (shown(browser.element)) browser.ask();
        return;
      }
      case 'busy':
        busy = message;
        for (const view of views.values()) view.show(false);
        return overlay?.refresh();
      case 'screen': {
        const drawn = ledger.note(message.n, 1);
        for (const [id, output] of Object.entries(message.outputs)) set(id, { ...context.act(id), output }, true);
        terminal.load(message.data, context.size);
        return drawn();
      }
      case 'site':
        return browsers.get(message.id)?.heard(message.state);
      case 'problem':
        console.warn('estrade:', message.reason);
        if (canAct) notice(problemText(message, labels));
    }
  };
  const shownId = (id: string) => {
    const view = views.get(id);
    return canAct && view !== undefined && shown(view.element);
  };
  const say = (id: string) => {
    const act = context.act(id);
    const how = statusText(act, lang, labels).replace(/^\S\s/, '');
    if (act.state === 'done') announce(labels.said.done(how));
    else if (act.state === 'failed') announce(labels.said.failed(how));
    else if (act.state === 'background') announce(labels.said.background);
  };
  const changed = (state: LinkState) => {
    ledger.clear();
    sign?.(state);
    if (state !== 'open') for (const browser of browsers.values()) browser.lost();
  };

  for (const moment of ['slidechanged', 'resize', 'overviewhidden'])
    deck.on(moment, (event) => {
      if (!isOurs(event)) requestAnimationFrame(settle);
    });
  for (const moment of ['fragmentshown', 'fragmenthidden']) deck.on(moment, () => settle());
  deck.on('sync', () => {
    if (views.size + browsers.size === 0) return;
    attach();
    settle();
  });
  if (overlay) {
    stageKeys(context, { views: () => [...views.values()], openTerminal: overlay.open });
    listKeys(context, overlay.open);
  }
  link = openLink({ token, chapter, heard, changed });
}

/** Cut now and then, not with each piece. */
function atMost(output: string): string {
  return output.length > 2 * kept ? output.slice(-kept) : output;
}

function isTerminal(id: string): boolean {
  return document.querySelector(`[data-terminal="${CSS.escape(id)}"]`) !== null;
}
