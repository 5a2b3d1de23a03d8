import type { RevealApi } from 'reveal.js';
import { announcer } from './announce.ts';
import { pageRole, readConfig } from './config.ts';
import { stageLabels } from './stage/labels.ts';
import stageStyle from './stage/stage.css';
import { openStage } from './stage/stage.ts';
import { takeToken } from './stage/token.ts';

/**
 * The stage's half in the page: buttons that run the slides' snippets, terminals that show what they print.
 * `estrade present` puts it into every page that it serves, behind the deck's own script.
 */
function start(): void {
  const token = takeToken();
  const role = pageRole(location.search);
  if (!document.querySelector('.reveal .slides') || (role !== 'deck' && role !== 'preview')) return;
  const style = document.createElement('style');
  style.textContent = stageStyle;
  document.head.append(style);
  void whenReady((deck) => {
    const { lang, deck: chapter } = readConfig(document);
    const open = () =>
      openStage({
        deck,
        lang,
        labels: stageLabels(lang),
        announce: role === 'deck' ? announcer() : () => {},
        token,
        chapter: chapter.name,
        acts: role === 'deck',
      });
    if (role === 'deck') open();
    else onceActs(deck, open);
  });
}

/** The speaker's pictures of the deck are connected once they show something that runs. */
function onceActs(deck: RevealApi, open: () => void): void {
  const look = () => {
    if (!deck.getCurrentSlide()?.querySelector('[data-snippet], [data-terminal], [data-browser]')) return;
    deck.off('slidechanged', look);
    open();
  };
  deck.on('slidechanged', look);
  look();
}

/** The deck begins by itself, and puts its global name there before it is ready. */
function whenReady(use: (deck: RevealApi) => void): void {
  const { Reveal: deck } = globalThis as { Reveal?: RevealApi };
  if (!deck) return void setTimeout(() => whenReady(use), 30);
  if (deck.isReady()) use(deck);
  else deck.on('ready', () => setTimeout(() => use(deck), 0));
}

start();
