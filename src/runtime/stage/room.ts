import type { RevealApi } from 'reveal.js';

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
/** Four rows are always seen. A slide that has not even room for them shrinks its text. */
const least = 4 * 30;

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
  if (isTooFull) tellTooFull(deck);
}

/**
 * How high `box` may be on its slide, at most `wanted` pixels: what stands below it is pushed down as it grows, and
 * must still stand above the slide's foot.
 */
export function roomFor(box: HTMLElement, wanted: number, deck: RevealApi): number {
  const section = box.closest<HTMLElement>('section');
  if (!section || section.offsetHeight === 0) return wanted;
  const before = box.style.height;
  box.style.height = `${wanted}px`;
  const over = isOwn() ? overOwn(section) : section.scrollHeight - Number(deck.getConfig().height);
  box.style.height = before;
  return wanted - Math.max(0, over);
}

/** How far a slide's content passes what our themes leave free above the foot. */
function overOwn(section: HTMLElement): number {
  const notes = [...section.querySelectorAll<HTMLElement>(':scope > :is(.footnotes, .source, .sources)')].filter(
    (note) => getComputedStyle(note).position === 'absolute',
  );
  const free = section.clientHeight - Number.parseFloat(getComputedStyle(section).paddingBottom);
  const low = Math.min(free, ...notes.map(({ offsetTop }) => offsetTop - 16));
  const flow = [...section.children].filter(
    (child): child is HTMLElement =>
      child instanceof HTMLElement &&
      child.offsetHeight > 0 &&
      !/absolute|fixed/.test(getComputedStyle(child).position),
  );
  return Math.max(...flow.map((child) => child.offsetTop + child.offsetHeight)) - low;
}

function isOwn(): boolean {
  return document.documentElement.classList.contains('kind-own');
}

/** Tells every behaviour that looks at sizes, first of all the one that makes text smaller, that a slide is too full. */
function tellTooFull(deck: RevealApi): void {
  deck.dispatchEvent({ type: 'resize', data: { ofStage: true } });
}

/** Whether an event of the deck is of this making. */
export function isOurs(event: Event): boolean {
  return 'ofStage' in event;
}
