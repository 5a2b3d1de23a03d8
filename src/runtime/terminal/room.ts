import type { RevealApi } from 'reveal.js';

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
