import type { RevealApi } from 'reveal.js';
import type { Announcer } from './announce.ts';
import type { PageConfig } from './config.ts';
import type { Labels } from './labels.ts';
import type { SchemeSwitch } from './scheme.ts';

/** What every behaviour of a deck receives. */
export interface DeckContext {
  readonly deck: RevealApi;
  readonly config: PageConfig;
  readonly labels: Labels;
  readonly announce: Announcer;
  /** The address's `#…` as the page was opened, before reveal wrote its own. */
  readonly hash: string;
  /** Light or dark, where the deck's theme has both. */
  readonly scheme: SchemeSwitch | undefined;
  /** What behaviours offer each other: the menu and the keys call them by name. */
  readonly actions: Actions;
}

export type ActionName = 'search' | 'draw' | 'point' | 'scheme' | 'help' | 'speaker' | 'next' | 'previous' | 'end';

export type Actions = Partial<Record<ActionName, () => unknown>>;

/** One behaviour: `begin` runs once reveal is ready. */
export interface Behaviour {
  readonly name: string;
  readonly begin: (context: DeckContext) => void;
}
