import { el } from '../dom.ts';
import { type ActView, isBusy, type StageContext } from './context.ts';

interface StageKeys {
  views(): readonly ActView[];
  openTerminal(): void;
}

/** Ctrl+Enter runs what has the keyboard, else the slide's first that has not run; C opens the terminal. */
export function stageKeys(context: StageContext, { views, openTerminal }: StageKeys): void {
  document.addEventListener(
    'keydown',
    (event) => {
      const action = actionOf(event);
      if (!action) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (action === 'terminal') openTerminal();
      else if (!event.repeat) runNext(context, views());
    },
    true,
  );

  function actionOf(event: KeyboardEvent): 'run' | 'terminal' | undefined {
    const { target, key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (altKey || shiftKey || document.querySelector('dialog[open]')) return undefined;
    const field = target instanceof Element && target.closest('input, textarea, select, [contenteditable]');
    const own = target instanceof Element && target.closest('[data-own-keys]');
    if (key === 'Enter' && (ctrlKey || metaKey) && (!field || own)) return 'run';
    if (key.toLowerCase() !== 'c' || ctrlKey || metaKey || field || own) return undefined;
    const keyboard = context.deck.getConfig().keyboard;
    // A deck may have a use of its own for the key.
    const taken =
      keyboard === false || (typeof keyboard === 'object' && keyboard !== null && event.keyCode in keyboard);
    return taken ? undefined : 'terminal';
  }
}

function runNext(context: StageContext, views: readonly ActView[]): void {
  const { deck, act, announce, labels, send } = context;
  const snippets = views.filter(({ element }) => element.matches('.snippet'));
  const focused = snippets.find(({ element }) => element.contains(document.activeElement));
  const here = snippets.filter(
    ({ element }) =>
      deck.getCurrentSlide()?.contains(element) &&
      !element.closest('.fragment:not(.visible)') &&
      element.offsetWidth > 0,
  );
  const next = focused ?? here.find(({ id }) => act(id).state === 'idle') ?? (here.length === 1 ? here[0] : undefined);
  if (!next) return announce(labels.nothingToRun);
  if (isBusy(context)) return announce(labels.busy);
  send({ type: 'run', id: next.id });
}

/** Adds the stage's keys to the list of keys, and the terminal to the menu. */
export function listKeys({ labels }: StageContext, openTerminal: () => void): void {
  const keyList = document.querySelector('.estrade-keys');
  const row = (names: readonly string[], effect: string) =>
    el('div', {}, el('dt', {}, ...names.flatMap((name) => [el('kbd', {}, name), ' '])), el('dd', {}, effect));
  keyList?.append(
    el(
      'section',
      {},
      el('h3', {}, labels.keysTitle),
      el(
        'dl',
        {},
        row([`${labels.control} + ${labels.enter}`], labels.runKey),
        row(['C'], labels.terminalKey),
        row([labels.escape, labels.escape], labels.leaveKey),
      ),
    ),
  );
  // The menu is made anew each time it opens.
  const menu = document.querySelector('.estrade-menu');
  if (!menu) return;
  new MutationObserver(() => {
    if (menu.querySelector('.stage-item') || menu.children.length === 0) return;
    const button = el('button', { type: 'button', onclick: openTerminal }, labels.terminal, el('kbd', {}, 'C'));
    menu.children[0]?.after(el('li', { class: 'stage-item' }, button));
  }).observe(menu, { childList: true });
}
