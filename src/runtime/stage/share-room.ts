import type { RevealApi } from 'reveal.js';
import { roomFor } from '../terminal/room.ts';

/** Something live that takes its room on a slide: a terminal, or a page. */
export interface Roomer {
  /** The box that grows. */
  readonly box: HTMLElement;
  /** It may soon be as high as it is let: it takes its whole room before others do. */
  readonly grows: boolean;
  /** When it was last of interest. */
  readonly since: number;
  /** Takes at most so many pixels. */
  take(height: number): void;
}

/** More than a terminal's rows ever are high. */
const enough = 900;
const highest = 720;
/** Three rows are always seen. A slide that has not even room for them shrinks its text. */
const least = 3 * 30;

/**
 * Shares the room of a slide between its terminals: what runs comes first, then what ran last. What still grows has
 * its room kept free while the others take theirs.
 */
export function shareRoom(roomers: readonly Roomer[], deck: RevealApi): void {
  const order = roomers.toSorted((a, b) => Number(b.grows) - Number(a.grows) || b.since - a.since);
  const needs = order.map(({ box, grows, take }) => {
    take(least);
    box.style.minHeight = grows ? `${least}px` : '';
    return grows ? least : Math.min(least, box.offsetHeight);
  });
  let isTooFull = false;
  for (const [index, { box, grows, take }] of order.entries()) {
    const need = needs[index] ?? least;
    box.style.minHeight = '';
    const room = roomFor(box, enough, deck);
    if (room < need) isTooFull = true;
    take(Math.max(need, room));
    if (grows) box.style.minHeight = `${Math.max(need, Math.min(room, highest))}px`;
  }
  for (const { box, grows } of order) box.style.minHeight = grows && isTooFull ? `${least}px` : '';
  // A slide that is smaller than it was written may have become large enough meanwhile.
  if (isTooFull || order.some(({ box }) => box.closest('[data-overflow]'))) tellSize(deck);
}

/** Tells every behaviour that looks at sizes, first of all the one that makes text smaller, to look again. */
function tellSize(deck: RevealApi): void {
  deck.dispatchEvent({ type: 'resize', data: { ofStage: true } });
}

/** Whether an event of the deck is of this making. */
export function isOurs(event: Event): boolean {
  return 'ofStage' in event;
}
