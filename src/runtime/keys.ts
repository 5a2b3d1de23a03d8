import type { Behaviour, DeckContext } from './context.ts';

const typing = 'input, textarea, select, dialog[open], [contenteditable], [data-own-keys]';
const pressable = 'button, a[href], summary, [role=button], [role=option], [role=tab], video, audio';
const arrows = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End'];

/**
 * The interface's own keys, found by the character typed: reveal finds its keys by position, which
 * misses `?` and `/` on a French keyboard.
 */
export const keys: Behaviour = {
  name: 'keys',
  begin(context) {
    if (context.deck.getConfig().keyboard === false) return;
    document.addEventListener(
      'keydown',
      (event) => {
        const action = actionOf(event, context);
        if (!action) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        action();
      },
      true,
    );
  },
};

function actionOf(event: KeyboardEvent, { actions, deck }: DeckContext): (() => void) | undefined {
  const inField = event.target instanceof Element && event.target.closest(typing);
  const control = event.ctrlKey || event.metaKey;
  if (control && event.shiftKey && event.key.toLowerCase() === 'f' && !document.querySelector('dialog[open]'))
    return actions.search;
  if (inField || control || event.altKey) return undefined;
  const own = deck.getConfig().keyboard;
  if (typeof own === 'object' && own && event.keyCode in own) return undefined;
  switch (event.key) {
    case '/':
      return actions.search;
    case '?':
    case 'F1':
      return actions.help;
    case 't':
    case 'T':
      return actions.scheme;
    case 'd':
    case 'D':
      return event.shiftKey ? actions.point : actions.draw;
    case 's':
    case 'S':
      return actions.speaker;
    default:
      return undefined;
  }
}

/**
 * Tells reveal which keys are not its own: those typed in a field or a window; and, where the reader
 * went with Tab, Space and Enter on a button or link and the arrows in a region that scrolls. After a
 * click on a button, Space is for the slides again: that is what a trainer expects of it.
 */
export function keyboardCondition(): (event: KeyboardEvent) => boolean {
  let byTab = false;
  document.addEventListener(
    'keydown',
    ({ key }) => {
      if (key === 'Tab') byTab = true;
    },
    true,
  );
  document.addEventListener(
    'pointerdown',
    () => {
      byTab = false;
    },
    true,
  );
  return ({ key }) => {
    const focused = document.activeElement;
    if (document.querySelector('dialog[open]')) return false;
    if (!focused || focused === document.body) return true;
    if (focused.closest(typing)) return false;
    if (!byTab) return true;
    if ((key === ' ' || key === 'Enter') && focused.closest(pressable)) return false;
    return !(arrows.includes(key) && focused.closest('[data-estrade-region]'));
  };
}
