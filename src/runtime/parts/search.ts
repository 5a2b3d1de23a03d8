import type { DeckContext } from '../context.ts';
import { makeDialog } from '../dialog.ts';
import { el } from '../dom.ts';
import { excerpt, type Folded, findHits, fold, type Hit, queryWords } from '../fold.ts';
import { clearMarks, markHits, stepOfHits } from '../highlight.ts';
import { offer } from '../parts.ts';
import { scrollToSlide } from '../scroll-jumps.ts';
import { isScrolling, readText, slideSections, slideTitle } from '../slides.ts';

const most = 60;

interface Entry {
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly folded: Folded;
  readonly foldedTitle: string;
}

interface Result {
  readonly entry: Entry;
  readonly hits: readonly Hit[];
}

/**
 * Search in the deck: a window with a field and the slides that hold all its words.
 * @returns what opens it.
 */
function makeSearch(context: DeckContext): () => void {
  const { labels } = context;
  const list = el('ul', {
    class: 'estrade-results',
    id: 'estrade-results',
    role: 'listbox',
    'aria-label': labels.searchTitle,
  });
  const count = el('p', { class: 'estrade-count', role: 'status' });
  const field = el('input', {
    type: 'text',
    enterkeyhint: 'search',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-label': labels.searchHint,
    'aria-controls': list.id,
    'aria-expanded': 'false',
    placeholder: labels.searchHint,
  });
  const dialog = makeDialog(labels, 'search', labels.searchTitle, field, count, list);
  let entries: readonly Entry[] = [];
  let results: readonly Result[] = [];
  let chosen = 0;

  const choose = (index: number) => {
    chosen = Math.max(0, Math.min(index, results.length - 1));
    for (const [place, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(place === chosen));
      if (place === chosen) option.scrollIntoView({ block: 'nearest' });
    }
    if (results.length > 0) field.setAttribute('aria-activedescendant', `estrade-result-${chosen}`);
    else field.removeAttribute('aria-activedescendant');
  };
  const find = () => {
    const words = queryWords(field.value);
    results = words.length > 0 ? findEntries(entries, words) : [];
    list.replaceChildren(...results.slice(0, most).map(showResult));
    list.hidden = results.length === 0;
    field.setAttribute('aria-expanded', String(results.length > 0));
    count.textContent = words.length > 0 ? labels.results(results.length) : '';
    results = results.slice(0, most);
    choose(0);
  };
  const open = (index: number) => {
    const result = results[index];
    if (!result) return;
    dialog.close();
    goTo(context, result);
  };

  field.addEventListener('input', find);
  field.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key];
    if (step) choose(chosen + step);
    else if (event.key === 'Enter') open(chosen);
    else return;
    event.preventDefault();
  });
  list.addEventListener('click', ({ target }) => {
    const option = target instanceof Element ? target.closest('[role=option]') : null;
    if (option) open([...list.children].indexOf(option));
  });
  return () => {
    clearMarks();
    entries = readEntries();
    if (!dialog.open) dialog.showModal();
    field.select();
    find();
  };
}

/** Slides in reading order; read each time, because a slide may have changed since. */
function readEntries(): Entry[] {
  return slideSections(document).map((section, index) => {
    const { text } = readText(section);
    const title = slideTitle(section);
    return { number: index + 1, title, text, folded: fold(text), foldedTitle: fold(title).text };
  });
}

/** The slides that hold all the words: those whose titles hold more of them first, else in reading order. */
function findEntries(entries: readonly Entry[], words: readonly string[]): Result[] {
  return entries
    .map((entry) => ({ entry, hits: findHits(entry.folded, entry.text.length, words) }))
    .filter(({ hits }) => hits.length > 0)
    .sort((a, b) => wordsInTitle(b.entry, words) - wordsInTitle(a.entry, words));
}

function wordsInTitle({ foldedTitle }: Entry, words: readonly string[]): number {
  return words.filter((word) => foldedTitle.includes(word)).length;
}

function showResult({ entry, hits }: Result, index: number): HTMLElement {
  const context = excerpt(entry.text, hits).map(({ text, hit }) => (hit ? el('mark', {}, text) : text));
  return el(
    'li',
    { role: 'option', id: `estrade-result-${index}`, 'aria-selected': 'false' },
    el('span', { class: 'estrade-result-number' }, String(entry.number)),
    el('span', { class: 'estrade-result-title' }, entry.title),
    el('span', { class: 'estrade-result-text' }, ...context),
  );
}

function goTo({ deck }: DeckContext, { entry, hits }: Result): void {
  const section = slideSections(document)[entry.number - 1];
  if (!section) return;
  const slide = readText(section);
  const { h, v } = deck.getIndices(section);
  if (deck.isOverview()) deck.toggleOverview(false);
  const step = stepOfHits(slide, hits);
  if (!isScrolling() || !scrollToSlide(section, step)) deck.slide(h, v, step);
  markHits(slide, hits);
  // Scroll view passes other slides on its way there.
  let arrived = deck.getCurrentSlide() === section;
  const leave = () => {
    const here = deck.getCurrentSlide() === section;
    if (!here && arrived) {
      clearMarks();
      deck.off('slidechanged', leave);
    }
    arrived ||= here;
  };
  deck.on('slidechanged', leave);
}

offer('search', makeSearch);
