import type { Behaviour, DeckContext } from './context.ts';
import { wordsKey } from './course-index.ts';
import { makeDialog } from './dialog.ts';
import { hasPart, loadPart, usePart } from './parts.ts';
import { type SearchBox, searchBox } from './results.ts';

/** What the part `search` offers. */
export interface SearchPart {
  /** Makes a box find; gives what to do each time it is opened, and each time Enter waited for it. */
  readonly attach: (context: DeckContext, box: SearchBox, close: () => void) => { opened(): void; enter(): void };
  /** Marks words on the slide that the page was opened at. */
  readonly mark: (context: DeckContext, query: string) => void;
}

/**
 * Search: its window opens at once, so that what is typed is never lost; what finds is a part of its own,
 * because most readers never search. Words in the address are marked on its slide.
 */
export const search: Behaviour = {
  name: 'search',
  begin(context) {
    let open: (() => void) | undefined;
    context.actions.search = () => {
      open ??= searchWindow(context);
      open();
    };
    const query = takeWords();
    if (query) void usePart<SearchPart>('search', ({ mark }) => mark(context, query));
  },
};

function searchWindow(context: DeckContext): () => void {
  const { labels } = context;
  const title = hasPart('course-index') ? labels.searchCourse : labels.searchTitle;
  const box = searchBox(labels, title);
  const dialog = makeDialog(labels, 'search', title, box.field, box.count, box.list);
  let finder: ReturnType<SearchPart['attach']> | undefined;
  let entered = false;
  box.field.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter' && !finder) entered = true;
  });
  const load = async () => {
    try {
      const { attach } = await loadPart<SearchPart>('search');
      finder ??= attach(context, box, () => dialog.close());
      finder.opened();
      if (entered) finder.enter();
    } catch (error) {
      console.warn('estrade:', error);
      box.count.textContent = labels.partMissing;
    }
  };
  return () => {
    if (!dialog.open) dialog.showModal();
    box.field.select();
    if (finder) finder.opened();
    else void load();
  };
}

/** Takes the words out of the address, so that a reload, or a link that is copied, goes without. */
function takeWords(): string {
  const query = new URLSearchParams(location.search);
  const words = query.get(wordsKey);
  if (words === null) return '';
  query.delete(wordsKey);
  const rest = query.size > 0 ? `?${query}` : '';
  try {
    history.replaceState(history.state, '', location.pathname + rest + location.hash);
  } catch {
    // Some browsers refuse it on `file://`: the words stay.
  }
  return words;
}
