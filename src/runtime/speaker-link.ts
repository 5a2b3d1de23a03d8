import { onGreeting } from './channel.ts';
import type { Behaviour } from './context.ts';
import { makeDialog } from './dialog.ts';
import { el } from './dom.ts';
import { follow } from './follow.ts';

/** The deck's side of the speaker view: opens its window (S), follows its orders, tells it where it is. */
export const speakerLink: Behaviour = {
  name: 'speaker-link',
  begin({ deck, labels, actions }) {
    let opened: Window | null = null;
    let unfollow: (() => void) | undefined;
    // After a reload the deck has lost `opened`; the speaker's window still has the deck as its opener,
    // which no page can pretend.
    onGreeting(
      (source) => source === opened || source.opener === window,
      (port) => {
        unfollow?.();
        unfollow = follow(deck, port, actions);
      },
    );

    actions.speaker = () => {
      if (opened && !opened.closed) return opened.focus();
      opened = window.open(speakerAddress(), '_blank', 'popup,width=1180,height=800');
      if (!opened) blocked();
    };
    let dialog: HTMLDialogElement | undefined;
    const blocked = () => {
      const link = el('a', { href: speakerAddress(), target: '_blank', rel: 'opener' }, labels.speaker);
      dialog ??= makeDialog(
        labels,
        'blocked',
        labels.speaker,
        el('p', {}, labels.popupBlocked),
        el('p', {}, labels.popupFix, ' ', link),
      );
      if (!dialog.open) dialog.showModal();
    };
  },
};

/** The same page as a speaker view; everything else of its address stays. */
function speakerAddress(): string {
  const query = location.search.replace(/^\?/, '');
  return `${location.pathname}?orateur${query ? `&${query}` : ''}`;
}
