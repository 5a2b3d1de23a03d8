import type { RevealApi, RevealConfig } from 'reveal.js';
import { greet } from './channel.ts';
import { follow } from './follow.ts';

/** An embedded deck is a picture: its parent window drives it, and nothing in it moves by itself. */
export const previewOptions: Partial<RevealConfig> = {
  controls: false,
  progress: false,
  keyboard: false,
  touch: false,
  mouseWheel: false,
  overview: false,
  hash: false,
  history: false,
  respondToHashChanges: false,
  jumpToSlide: false,
  help: false,
  pause: false,
  autoSlide: 0,
  autoPlayMedia: false,
  autoAnimate: false,
  transition: 'none',
  backgroundTransition: 'none',
  scrollActivationWidth: 0,
  shuffle: false,
  embedded: false,
  showNotes: false,
  slideNumber: false,
  viewDistance: 2,
};

/** The other end of the speaker view's pictures: offers itself to the window that embeds it. */
export function servePreview(deck: RevealApi): void {
  document.documentElement.classList.add('estrade-preview');
  if (parent !== window) follow(deck, greet(parent), {});
}
