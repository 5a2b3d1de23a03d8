import type { Artifact, OutputFile, OutputPage } from '../model/artifact.ts';

/** What is served: a snapshot of the output, replaced as a whole after each build. */
export type Site = ReadonlyMap<string, Uint8Array | string>;

/** The state of the preview after a build. */
export interface Shown {
  readonly site: Site;
  readonly pages: readonly OutputPage[];
  readonly assets: readonly ShownAsset[];
  /** Pages that are new, other than before, or gone. */
  readonly changed: readonly string[];
}

interface ShownAsset {
  readonly file: OutputFile;
  /** How many builds ago a page needed it last. */
  readonly age: number;
}

/** For so many builds an asset stays that no page needs any more: a page that is being loaded may still ask for it. */
const grace = 2;

/** Before the first build. */
export const nothing: Shown = { site: new Map(), pages: [], assets: [], changed: [] };

/**
 * What is served after a build: its pages, the last good pages of chapters with errors (`kept`), and the
 * assets that either need. Pages of chapters that are gone go with them.
 */
export function showNext(before: Shown, { assets, pages, kept }: Artifact): Shown {
  const made = new Set(pages.map(({ path }) => path));
  const stay = before.pages.filter(({ path }) => kept.includes(path) && !made.has(path));
  const shown = [...pages, ...stay];

  const fresh = new Set(assets.map(({ path }) => path));
  const needed = new Set(stay.flatMap((page) => page.assets));
  const older = before.assets
    .filter(({ file }) => !fresh.has(file.path))
    .map(({ file, age }) => ({ file, age: needed.has(file.path) ? 0 : age + 1 }))
    .filter(({ age }) => age <= grace);
  const all = [...assets.map((file) => ({ file, age: 0 })), ...older];

  const old = new Map(before.pages.map(({ path, data }) => [path, data]));
  const gone = before.pages.filter(({ path }) => !shown.some((page) => page.path === path));
  const other = pages.filter(({ path, data }) => old.get(path) !== data);
  return {
    site: new Map([...all.map(({ file }) => file), ...shown].map(({ path, data }) => [path, data])),
    pages: shown,
    assets: all,
    changed: [...other, ...gone].map(({ path }) => path),
  };
}
