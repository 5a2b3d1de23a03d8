import { el } from './dom.ts';
import type { Entry, Found } from './finder.ts';
import { excerpt } from './fold.ts';
import type { Labels } from './labels.ts';

/** What is found, under a heading of its own. */
export interface ResultGroup<E extends Entry> {
  readonly title: string;
  readonly found: readonly Found<E>[];
}

/** A field, what it says of the results, and their list. */
export interface SearchBox {
  readonly field: HTMLInputElement;
  readonly count: HTMLElement;
  readonly list: HTMLElement;
}

/** Makes the box of a search, to be put on the page where it belongs. */
export function searchBox(labels: Labels, name: string): SearchBox {
  const list = el('div', {
    class: 'estrade-results',
    id: 'estrade-results',
    role: 'listbox',
    'aria-label': name,
    hidden: true,
  });
  const count = el('p', { class: 'estrade-count', role: 'status' });
  const field = el('input', {
    type: 'text',
    enterkeyhint: 'search',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-label': name,
    'aria-controls': list.id,
    'aria-expanded': 'false',
    placeholder: labels.searchHint,
  });
  return { field, count, list };
}

/** Shows results in a box and lets them be chosen by arrows, Enter or a press. */
export interface Results<E extends Entry> {
  /** An empty query empties the list. */
  show(query: string, groups: readonly ResultGroup<E>[]): void;
  /** Opens the chosen result; false when there is none. */
  open(): boolean;
}

const most = 60;

/**
 * Makes the list of a box work.
 *
 * @param open opens what was chosen.
 */
export function resultsIn<E extends Entry>(
  { field, count, list }: SearchBox,
  labels: Labels,
  open: (found: Found<E>) => void,
): Results<E> {
  let results: readonly Found<E>[] = [];
  let chosen = 0;
  let asked = '';
  const options = () => [...list.querySelectorAll('[role=option]')];
  const choose = (index: number) => {
    chosen = Math.max(0, Math.min(index, results.length - 1));
    for (const [place, option] of options().entries()) {
      option.setAttribute('aria-selected', String(place === chosen));
      if (place !== chosen) continue;
      // The first one is shown with the heading above it.
      if (place === 0) list.scrollTop = 0;
      else option.scrollIntoView({ block: 'nearest' });
    }
    if (results.length > 0) field.setAttribute('aria-activedescendant', `estrade-result-${chosen}`);
    else field.removeAttribute('aria-activedescendant');
  };
  const openChosen = (): boolean => {
    const result = results[chosen];
    if (result) open(result);
    return result !== undefined;
  };
  field.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key];
    if (step) choose(chosen + step);
    else if (event.key === 'Enter') openChosen();
    else return;
    event.preventDefault();
  });
  list.addEventListener('click', ({ target }) => {
    const option = target instanceof Element ? target.closest('[role=option]') : null;
    if (!option) return;
    choose(options().indexOf(option));
    openChosen();
  });
  return {
    open: openChosen,
    show(query, groups) {
      const cut = groups.map((group) => ({ ...group, found: group.found.slice(0, most) }));
      results = cut.flatMap(({ found }) => found);
      let first = 0;
      list.replaceChildren(
        ...cut.flatMap(({ title, found }, index) => {
          const shown = found.map((one, place) => showResult(one, first + place));
          first += found.length;
          if (groups.length < 2) return shown;
          return found.length > 0 ? [showGroup(title, index, shown)] : [];
        }),
      );
      list.hidden = results.length === 0;
      field.setAttribute('aria-expanded', String(results.length > 0));
      const all = groups.reduce((sum, { found }) => sum + found.length, 0);
      count.textContent = query.trim() ? labels.results(all) : '';
      choose(query === asked ? chosen : 0);
      asked = query;
    },
  };
}

function showGroup(title: string, index: number, options: readonly HTMLElement[]): HTMLElement {
  const heading = el(
    'p',
    { class: 'estrade-results-group', id: `estrade-group-${index}`, role: 'presentation' },
    title,
  );
  return el('div', { role: 'group', 'aria-labelledby': heading.id }, heading, ...options);
}

function showResult<E extends Entry>({ entry, hits }: Found<E>, index: number): HTMLElement {
  const words = excerpt(entry.text, hits).map(({ text, hit }) => (hit ? el('mark', {}, text) : text));
  return el(
    'div',
    { role: 'option', id: `estrade-result-${index}`, 'aria-selected': 'false' },
    el('span', { class: 'estrade-result-number' }, entry.number),
    el('span', { class: 'estrade-result-title' }, entry.title),
    ...(entry.chapter ? [el('span', { class: 'estrade-result-chapter' }, entry.chapter)] : []),
    el('span', { class: 'estrade-result-text' }, ...words),
  );
}
