import { join } from 'node:path';
import type { Page } from '../model/artifact.ts';
import type { LinkedCourse } from '../model/deck.ts';
import { renderDeck } from './deck.ts';
import { renderHome } from './home.ts';
import { recordingsScript } from './recordings.ts';

/** What the pages of a course need beside its decks. */
export interface PageSources {
  /** Folder of what the package ships. */
  readonly lib: string;
  /** Stylesheets and scripts that chapters add, by the chapters' paths. */
  readonly extras: ReadonlyMap<
    string,
    { readonly stylesheets: readonly string[]; readonly scripts: readonly string[] }
  >;
  /** The script that holds the text of the course. */
  readonly searchScript: string;
  /** Each page is to be a file of its own. */
  readonly single: boolean;
  /** The course home is made too. */
  readonly home: boolean;
}

/** Browser parts that every deck offers: see `src/runtime/parts/`. */
const common = ['search', 'speaker', 'paper', 'draw'];

/** Renders every deck, and the course home: knows where in the package lies what they load. */
export function renderPages(linked: LinkedCourse, { lib, extras, searchScript, single, home }: PageSources): Page[] {
  const { course, decks } = linked;
  const partPath = (name: string): string => join(lib, 'runtime/parts', `${name}.js`);
  const partOf = (name: string) => ({ name, path: partPath(name) });
  const index = partOf('course-index');
  const made = new Map([[index.path, searchScript]]);
  // A chapter in one file may be handed on without the others, and holds its own text already.
  const alone = single || decks.length < 2;
  const pages = decks.map((deck) => {
    const { stylesheets = [], scripts = [] } = extras.get(deck.chapter.path) ?? {};
    const recorded = recordingsScript(deck);
    const casts = { name: 'recordings', path: partPath(`recordings-${deck.chapter.name}`) };
    return renderDeck(deck, course, {
      script: join(lib, 'runtime/deck.js'),
      stylesheets,
      scripts,
      parts: [
        ...common.map(partOf),
        ...(alone ? [] : [index]),
        ...(recorded === undefined ? [] : [partOf('player'), casts]),
      ],
      partPath,
      made: recorded === undefined ? made : new Map([...made, [casts.path, recorded]]),
    });
  });
  if (!home) return pages;
  const stylesheetOf = (theme: string): string => join(lib, 'themes', `${theme}.home.css`);
  return [...pages, renderHome(linked, { script: join(lib, 'runtime/home.js'), stylesheetOf, parts: [index], made })];
}
