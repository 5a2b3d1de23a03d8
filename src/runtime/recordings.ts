import type { Behaviour, DeckContext } from './context.ts';
import { el, icon } from './dom.ts';
import { partMissing } from './notice.ts';
import { hasPart, loadPart, offer } from './parts.ts';

/** What the part `player` offers: plays the recording of a snippet, or pauses it. */
export type Player = (context: DeckContext, snippet: HTMLElement) => Promise<Replay | undefined>;

/** A recording that is shown in the place of its output. */
export interface Replay {
  /** Shows the output again, as the page holds it. */
  close(): void;
}

const triangle = 'M7 4v16l13-8z';

/**
 * « Rejouer » on the terminals that hold a recording; what plays it, and the recordings, are loaded once somebody
 * asks. On stage, where snippets run, buttons are the stage's, which may ask for the recording of one that failed:
 * `estradeParts.replay(snippet)`.
 */
export const recordings: Behaviour = {
  name: 'recordings',
  begin(context) {
    if (!hasPart('recordings')) return;
    const replay = (snippet: HTMLElement) =>
      loadPart<Player>('player')
        .then((play) => play(context, snippet))
        .catch(partMissing);
    offer('replay', replay);
    if (document.documentElement.dataset['stage'] === 'live') return;
    const addButtons = () => {
      for (const bar of document.querySelectorAll('.slides .snippet[data-recorded] .terminal-bar')) {
        if (bar.querySelector('.terminal-play')) continue;
        bar.prepend(
          el(
            'button',
            { type: 'button', class: 'terminal-button terminal-play' },
            icon(triangle),
            el('span', {}, context.labels.replay),
          ),
        );
      }
    };
    addButtons();
    // Scroll view rebuilds the slides from their HTML.
    context.deck.on('sync', addButtons);
    document.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest('.terminal-play') : null;
      const snippet = button?.closest<HTMLElement>('.snippet');
      if (snippet) void replay(snippet);
    });
  },
};
