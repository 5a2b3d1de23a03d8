import type { Deck } from '../model/deck.ts';
import { parseCast, renderCast } from '../text/asciicast.ts';
import { scriptJson } from '../text/escape.ts';
import { stringProperty, visitElements } from '../text/hast.ts';

/** What a recording's player needs of an event: what was printed, and other sizes of the terminal. */
const played = ['o', 'r'];

/**
 * The recordings of the snippets that a deck's readers see, as a classic script (see `runtime/parts.ts`): pairs of
 * id and cast. Of a cast it holds what is played: not what was typed into it, nor what it was recorded from.
 *
 * @returns undefined where nothing is recorded.
 */
export function recordingsScript({ positions, recordings }: Deck): string | undefined {
  const casts = new Map<string, string>();
  for (const { slide } of positions.flatMap(({ slides }) => slides)) {
    // reveal takes such slides out of the deck.
    if (slide.attributes['data-visibility'] === 'hidden') continue;
    visitElements(slide.tree, (element) => {
      const id = stringProperty(element, 'dataSnippet');
      const content = id === undefined ? undefined : recordings.get(id)?.content;
      if (id !== undefined && content?.kind === 'terminal') casts.set(id, playedCast(content.cast));
      return undefined;
    });
  }
  return casts.size === 0 ? undefined : `(globalThis.estradeParts??={})["recordings"]=${scriptJson([...casts])};\n`;
}

/** A cast that was read before, so that it can be. */
function playedCast(text: string): string {
  const { columns, rows, events } = parseCast(text);
  let after = 0;
  const kept = events.flatMap((event) => {
    after += event.after;
    if (!played.includes(event.kind)) return [];
    const moved = { ...event, after };
    after = 0;
    return [moved];
  });
  return renderCast({ columns, rows, timestamp: undefined, own: undefined, events: kept });
}
