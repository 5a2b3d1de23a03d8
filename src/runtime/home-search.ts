import type { SearchIndex } from '../model/search-index.ts';
import { addressOf, type CourseEntry, courseEntries } from './course-index.ts';
import { find, type Prepared, prepare } from './finder.ts';
import { queryWords } from './fold.ts';
import type { Labels } from './labels.ts';
import { loadPart } from './parts.ts';
import { resultsIn, searchBox } from './results.ts';

/**
 * The field of the course home. The index comes when the reader turns to the field; what is typed meanwhile is
 * looked for once it is there.
 */
export function homeSearch(place: HTMLElement, labels: Labels): void {
  const box = searchBox(labels, labels.searchCourse);
  const { field, count, list } = box;
  field.placeholder = labels.searchCourse;
  place.append(field, count, list);
  place.hidden = false;

  let entries: Prepared<CourseEntry>[] | undefined;
  let waiting = false;
  const results = resultsIn<CourseEntry>(box, labels, ({ entry }) => location.assign(addressOf(entry, field.value)));
  const refresh = () => {
    if (entries) results.show(field.value, [{ title: '', found: find(entries, queryWords(field.value)) }]);
  };
  const load = async () => {
    if (entries) return;
    try {
      entries = prepare(courseEntries(await loadPart<SearchIndex>('course-index')));
      refresh();
      if (waiting) results.open();
    } catch (error) {
      console.warn('estrade:', error);
      count.textContent = labels.partMissing;
    }
  };
  field.addEventListener('focus', () => {
    refresh();
    void load();
  });
  field.addEventListener('input', () => {
    refresh();
    if (!entries) void load();
  });
  field.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') waiting = entries === undefined;
    if (key !== 'Escape') return;
    field.value = '';
    results.show('', []);
  });
  // The list lies over the chapters: it goes when the reader turns to these. A press on it is none of that.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  field.addEventListener('blur', () => results.show('', []));
  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    const typed = key === '/' || ((event.ctrlKey || event.metaKey) && event.shiftKey && key.toLowerCase() === 'f');
    if (!typed || (target instanceof Element && target.closest('input, textarea, [contenteditable]'))) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}
