import type { Deck } from '../model/deck.ts';

/** Ours: one canvas, titles at one place, short motion. */
const own = {
  width: 1280,
  height: 720,
  margin: 0,
  center: false,
  controls: true,
  controlsTutorial: false,
  progress: true,
  slideNumber: false,
  hash: true,
  transition: 'fade',
  transitionSpeed: 'fast',
  pdfSeparateFragments: false,
};

/** What the page of reveal-md gives to reveal, whose own defaults hold for the rest. */
const revealMd = {
  controls: true,
  progress: true,
  hash: true,
  center: true,
  slideNumber: true,
  transition: 'default',
};

/** The options of a deck for reveal: defaults of its theme, then the author's. */
export function revealOptions(deck: Deck): Record<string, unknown> {
  const { plugins: _, dependencies: __, markdown: ___, ...authors } = deck.chapter.settings.revealOptions;
  return { ...(deck.chapter.theme.kind === 'own' ? own : revealMd), ...authors };
}
