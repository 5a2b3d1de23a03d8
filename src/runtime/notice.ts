import { el } from './dom.ts';
import { labelsFor } from './labels.ts';

/** Says something to everybody: shown above the page, or above the window that is open, and spoken at once. */
export function notice(sentence: string): void {
  for (const old of document.querySelectorAll('.estrade-notice')) old.remove();
  const box = el('p', { class: 'estrade-notice', role: 'alert', onclick: () => box.remove() });
  (document.querySelector('dialog[open]') ?? document.body).append(box);
  // Some screen readers speak only what changes in a region that they know.
  setTimeout(() => box.append(sentence), 30);
  setTimeout(() => box.remove(), 15_000);
}

/** Says that a part of the page is not there; what exactly is for the console. */
export function partMissing(error: unknown): void {
  console.warn('estrade:', error);
  notice(labelsFor(document.documentElement.lang).partMissing);
}
