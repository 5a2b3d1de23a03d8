import type { RuntimeConfig } from '../model/runtime-config.ts';

/** The page's configuration, total: nothing after this needs a default. */
export type PageConfig = RuntimeConfig;

/** What a page is opened for: its address says. */
export type PageRole = 'deck' | 'speaker' | 'preview' | 'print';

/** Reads the JSON in `#estrade`; whatever is missing or broken gets its plain value. */
export function readConfig(root: Document): PageConfig {
  let given: Partial<RuntimeConfig> = {};
  try {
    given = JSON.parse(root.getElementById('estrade')?.textContent ?? '{}') ?? {};
  } catch {
    // A page without readable settings is still a deck.
  }
  return {
    lang: given.lang ?? (root.documentElement.lang.toLowerCase().startsWith('en') ? 'en' : 'fr'),
    reveal: given.reveal ?? {},
    deck: given.deck ?? { name: '', title: root.title },
    course: given.course ?? { title: '', home: undefined },
    previous: given.previous ?? undefined,
    next: given.next ?? undefined,
    minutes: given.minutes ?? undefined,
  };
}

/** What an address asks for: `?orateur`, `?apercu`, `?view=print` (or `?print-pdf`), else the deck. */
export function pageRole(search: string): PageRole {
  const query = new URLSearchParams(search);
  if (query.has('orateur')) return 'speaker';
  if (query.has('apercu')) return 'preview';
  return query.get('view') === 'print' || query.has('print-pdf') ? 'print' : 'deck';
}
