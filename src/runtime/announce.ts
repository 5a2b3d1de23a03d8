import { el } from './dom.ts';

/** Says a sentence to screen readers. */
export type Announcer = (sentence: string) => void;

/** Adds a polite live region to the page and gives the function that speaks through it. */
export function announcer(): Announcer {
  const region = el('div', { class: 'estrade-live', role: 'status' });
  document.body.append(region);
  return (sentence) => {
    // The same sentence twice is only spoken twice when the region was empty in between.
    region.textContent = '';
    setTimeout(() => {
      region.textContent = sentence;
    }, 30);
  };
}
