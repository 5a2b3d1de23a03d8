import type { DeckContext } from '../context.ts';
import { loadPart, offer } from '../parts.ts';
import type { Player } from '../recordings.ts';
import css from '../terminal/player.css';
import { type ShownReplay, showReplay } from '../terminal/replay.ts';
import { playerWords } from '../terminal/words.ts';

/**
 * Plays the recordings of a deck's snippets, each in its own terminal.
 *
 * @throws Error when the deck holds no recording of a snippet, or its file is gone.
 */
function makePlayer(): Player {
  const shown = new Map<HTMLElement, ShownReplay>();
  let begun = false;
  return async (context, snippet) => {
    const casts = new Map(await loadPart<readonly (readonly [id: string, cast: string])[]>('recordings'));
    const close = () => {
      shown.get(snippet)?.close();
      shown.delete(snippet);
    };
    const known = shown.get(snippet);
    if (known) {
      known.toggle();
      return { close };
    }
    const cast = casts.get(snippet.dataset['snippet'] ?? '');
    const figure = snippet.querySelector<HTMLElement>('.terminal');
    const bar = figure?.querySelector<HTMLElement>('.terminal-bar');
    if (cast === undefined || !figure || !bar) throw new Error(`no recording of ${snippet.dataset['snippet']}`);
    if (!begun) begin(context, shown);
    begun = true;
    const output = figure.querySelector<HTMLElement>('.terminal-screen');
    const replay = showReplay({ figure, bar, output }, cast, context, playerWords(context.config.lang));
    shown.set(snippet, replay);
    replay.toggle();
    return { close };
  };
}

/** What slides do to recordings: those of a slide that is left pause, those of slides that were rebuilt are over. */
function begin({ deck, config }: DeckContext, shown: Map<HTMLElement, ShownReplay>): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
  deck.on('slidechanged', () => {
    const current = deck.getCurrentSlide();
    for (const [snippet, replay] of shown) if (!current.contains(snippet)) replay.pause();
  });
  deck.on('sync', () => {
    for (const [snippet, replay] of shown) {
      if (snippet.isConnected) continue;
      shown.delete(snippet);
      replay.close();
    }
    // Scroll view puts slides back as they were written down, with pictures of what played then.
    for (const figure of document.querySelectorAll<HTMLElement>('.terminal[data-replay]')) {
      const snippet = figure.closest<HTMLElement>('.snippet');
      if (snippet && shown.has(snippet)) continue;
      delete figure.dataset['replay'];
      for (const dead of figure.querySelectorAll('.terminal-replay, .terminal-controls, .terminal-now')) dead.remove();
      const label = figure.querySelector('.terminal-play span');
      if (label) label.textContent = playerWords(config.lang).play;
    }
  });
}

offer('player', makePlayer());
