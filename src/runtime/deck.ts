import { accessible } from './accessible.ts';
import { annotations } from './annotations.ts';
import { announcer } from './announce.ts';
import { markStacks } from './bookmarks.ts';
import { chapters } from './chapters.ts';
import { codeSteps } from './code-steps.ts';
import { type PageConfig, pageRole, readConfig } from './config.ts';
import type { Behaviour, DeckContext } from './context.ts';
import { copy } from './copy.ts';
import { diagrams, diagramsDrawn } from './diagrams.ts';
import { drawing } from './drawing.ts';
import { fit } from './fit.ts';
import { help } from './help.ts';
import { keys } from './keys.ts';
import { type Labels, labelsFor } from './labels.ts';
import { lightDark } from './light-dark.ts';
import { menu } from './menu.ts';
import { usePart } from './parts.ts';
import { servePreview } from './preview.ts';
import { print } from './print.ts';
import { progress } from './progress.ts';
import { quiz } from './quiz.ts';
import { recordings } from './recordings.ts';
import { regions } from './regions.ts';
import { schemeSwitch } from './scheme.ts';
import { scrollJumps } from './scroll-jumps.ts';
import { search } from './search.ts';
import { speakerLink } from './speaker-link.ts';
import { startReveal } from './start.ts';
import { tabs } from './tabs.ts';
import { terms } from './terms.ts';
import { unfold } from './unfold.ts';

/** Everything a deck does beyond reveal, in the order in which it begins. */
const behaviours: readonly Behaviour[] = [
  tabs,
  fit,
  codeSteps,
  annotations,
  diagrams,
  copy,
  recordings,
  quiz,
  unfold,
  terms,
  regions,
  accessible,
  scrollJumps,
  chapters,
  progress,
  search,
  lightDark,
  help,
  speakerLink,
  drawing,
  print,
  menu,
  keys,
];
const inPreview: readonly Behaviour[] = [tabs, fit, codeSteps, diagrams];
const onPaper: readonly Behaviour[] = [fit, codeSteps, print];

async function run(): Promise<void> {
  // Only there to be read when the page could not find its files.
  document.querySelector('p.unzip')?.remove();
  const config = readConfig(document);
  const labels = labelsFor(config.lang);
  const role = pageRole(location.search);
  // Before anything is shown; paper takes the theme as it is.
  const scheme = role !== 'print' && isOwn() ? schemeSwitch() : undefined;
  if (role === 'speaker') {
    return usePart<(config: PageConfig, labels: Labels) => void>('speaker', (show) => show(config, labels));
  }

  if (role === 'print') markStacks(document);
  const { hash } = location;
  // Paper is laid out once, with what is there then.
  if (role === 'print') await diagramsDrawn();
  const deck = await startReveal(config, role);
  const announce = announcer();
  const context: DeckContext = { deck, config, labels, announce, hash, scheme, actions: {} };
  for (const behaviour of { deck: behaviours, preview: inPreview, print: onPaper }[role]) begin(behaviour, context);
  if (role === 'preview') servePreview(deck);
  // Print pages may have been laid out before anything listened.
  if (role === 'print' && document.querySelector('.pdf-page')) deck.dispatchEvent({ type: 'pdf-ready' });
}

/** Whether the deck is in a theme of ours, each of which is light and dark. */
function isOwn(): boolean {
  return document.documentElement.classList.contains('kind-own');
}

/** One behaviour that fails must not take the others, or the slides, with it. */
function begin({ name, begin: act }: Behaviour, context: DeckContext): void {
  try {
    act(context);
  } catch (error) {
    console.error(`estrade: ${name}`, error);
  }
}

void run();
