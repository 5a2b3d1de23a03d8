import type { Behaviour, DeckContext } from './context.ts';
import { slideSections, slideTitle } from './slides.ts';

/**
 * Mends what reveal tells assistive technology: `role="application"` would silence the reader's own
 * keys, the arrows have English names, and nothing says which slide of how many is shown.
 */
export const accessible: Behaviour = {
  name: 'accessible',
  begin(context) {
    nameDeck(context);
    nameSlides(context);
    nameControls(context);
    countStatus(context);
    const update = () => updateProgress(context);
    update();
    context.deck.on('slidechanged', update);
    context.deck.on('sync', () => nameSlides(context));
    context.deck.on('overviewshown', () => context.announce(context.labels.overview));
    for (const moment of ['overviewshown', 'slidechanged']) context.deck.on(moment, () => revealOverview(context));
  },
};

function nameDeck({ deck, labels, config }: DeckContext): void {
  const root = deck.getRevealElement();
  root?.setAttribute('role', 'main');
  root?.setAttribute('aria-label', config.deck.title || labels.deck);
}

function nameSlides({ labels }: DeckContext): void {
  const sections = slideSections(document);
  for (const [index, section] of sections.entries()) {
    const title = slideTitle(section);
    section.setAttribute('role', 'group');
    section.setAttribute('aria-roledescription', labels.slide);
    section.setAttribute('aria-label', labels.slideOf(index + 1, sections.length) + (title ? `, ${title}` : ''));
  }
}

/**
 * reveal hides every slide but one from assistive technology, in the overview too, where all are seen and
 * their links can be reached; leaving it hides them again.
 */
function revealOverview({ deck }: DeckContext): void {
  if (!deck.isOverview()) return;
  for (const section of document.querySelectorAll('.slides section[aria-hidden]'))
    section.removeAttribute('aria-hidden');
}

function nameControls({ deck, labels }: DeckContext): void {
  const root = deck.getRevealElement();
  if (!root) return;
  const controls = root.querySelector('aside.controls');
  controls?.setAttribute('role', 'region');
  controls?.setAttribute('aria-label', labels.navigation);
  const rtl = deck.getConfig().rtl;
  const names = {
    left: rtl ? labels.right : labels.left,
    right: rtl ? labels.left : labels.right,
    up: labels.up,
    down: labels.down,
  };
  for (const [direction, name] of Object.entries(names)) {
    const button = controls?.querySelector(`.navigate-${direction}`);
    button?.setAttribute('aria-label', name);
    button?.setAttribute('title', name);
  }
  const resume = root.querySelector('.resume-button');
  if (resume) resume.textContent = labels.resume;
  // The field joins the page when G is pressed; it is named at that moment.
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.matches('.jump-to-slide-input')) return;
    target.placeholder = labels.jump;
    target.setAttribute('aria-label', labels.jump);
  });
}

/** reveal speaks each slide's text; put the place in the deck before it. */
function countStatus({ deck, labels }: DeckContext): void {
  const status = deck.getRevealElement()?.querySelector('.aria-status');
  if (!status) return;
  let own = '';
  new MutationObserver(() => {
    const text = status.textContent ?? '';
    if (text === own) return;
    const sections = slideSections(document);
    const index = sections.indexOf(deck.getCurrentSlide());
    own = index < 0 ? text : `${labels.slideOf(index + 1, sections.length)}. ${text}`;
    status.textContent = own;
  }).observe(status, { childList: true });
}

function updateProgress({ deck, labels }: DeckContext): void {
  const bar = deck.getRevealElement()?.querySelector(':scope > .progress');
  if (!bar) return;
  bar.setAttribute('role', 'progressbar');
  bar.setAttribute('aria-label', labels.progress);
  // Reveal divides by the slides after the first: of a deck with one, everything has been seen.
  const progress = deck.getTotalSlides() > 1 ? deck.getProgress() : 1;
  bar.setAttribute('aria-valuenow', String(Math.round(progress * 100)));
}
