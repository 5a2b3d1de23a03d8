import Reveal, { type RevealApi, type RevealConfig } from 'reveal.js';
import type { PageConfig, PageRole } from './config.ts';
import { prefersStillness } from './dom.ts';
import { keyboardCondition } from './keys.ts';
import { previewOptions } from './preview.ts';
import { queryOptions } from './query.ts';

/** Starts reveal with the page's options and those of its address; settled when the deck is ready. */
export async function startReveal(config: PageConfig, role: PageRole): Promise<RevealApi> {
  // Scripts of the author expect the global name.
  (globalThis as unknown as { Reveal: RevealApi }).Reveal = Reveal;
  const options = revealOptions(config.reveal, role);
  const ready = Reveal.initialize(options);
  // reveal has by now taken whatever the address says; put right what it must not say.
  Reveal.configure({
    ...queryOptions(location.search, options as Record<string, unknown>),
    ...(role === 'preview' ? previewOptions : {}),
  });
  await ready;
  return Reveal;
}

function revealOptions(author: PageConfig['reveal'], role: PageRole): RevealConfig {
  const still: RevealConfig = prefersStillness()
    ? { transition: 'none', backgroundTransition: 'none', autoAnimate: false }
    : {};
  const options: RevealConfig = {
    hash: true,
    controlsTutorial: false,
    ...author,
    ...still,
    help: false,
    postMessage: false,
    postMessageEvents: false,
  };
  if (author['keyboardCondition'] !== 'focused') options.keyboardCondition = keyboardCondition();
  // A page is as high as its slide: reveal's one pixel less would show as a line below a coloured ground.
  if (role === 'print') Object.assign(options, { view: 'print', pdfPageHeightOffset: 0 });
  return role === 'preview' ? { ...options, ...previewOptions } : options;
}
