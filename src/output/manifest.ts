/**
 * What an output folder holds of ours: the only files that a build may replace or remove. Kept beside
 * the pages as `.estrade.json`.
 */
export interface Manifest {
  /** Everything but the pages. */
  readonly files: ReadonlySet<string>;
  /** The assets of each page, so that a page that is kept keeps them. */
  readonly pages: ReadonlyMap<string, ReadonlySet<string>>;
  /** Which edition the pages are; undefined: everything. */
  readonly edition?: string | undefined;
}

export const manifestName = '.estrade.json';

export const emptyManifest: Manifest = { files: new Set(), pages: new Map() };

/** Every path of a manifest. */
export function owned(manifest: Manifest): Set<string> {
  return new Set([...manifest.files, ...manifest.pages.keys()]);
}

/** What either manifest holds: true at every moment between one state of the folder and the next. */
export function union(one: Manifest, other: Manifest): Manifest {
  const pages = new Map(one.pages);
  for (const [name, assets] of other.pages) pages.set(name, new Set([...(pages.get(name) ?? []), ...assets]));
  const edition = one.edition === other.edition ? one.edition : mixed;
  return { files: new Set([...one.files, ...other.files]), pages, edition };
}

/** Pages of two editions, while a build replaces one by another: no name of an edition. */
const mixed = '?';

/** The manifest as text: sorted, without dates, the same for the same output. */
export function formatManifest({ files, pages, edition }: Manifest): string {
  const sorted = [...pages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, assets]) => [name, [...assets].sort()]);
  return `${JSON.stringify({ version: 1, edition, files: [...files].sort(), pages: Object.fromEntries(sorted) }, undefined, 1)}\n`;
}

/**
 * Reads a manifest. Undefined when it is not one of ours, or names a file that we would not have written:
 * then nothing in the folder counts as ours.
 */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const { version, files, pages, edition } = JSON.parse(text) as Record<string, unknown>;
    if (version !== 1 || typeof pages !== 'object' || pages === null) return undefined;
    const manifest = {
      files: pathSet(files),
      pages: new Map(Object.entries(pages).map(([name, assets]) => [name, pathSet(assets)])),
      ...(typeof edition === 'string' && { edition }),
    };
    return [...owned(manifest)].every(isOutputPath) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** Whether we could have written a path: a file of the folder itself or of `assets/`, and none of our own records. */
export function isOutputPath(path: string): boolean {
  return /^(?:assets\/)?[^/\\\0]+$/.test(path) && !/^(?:assets\/)?(?:\.\.?$|\.estrade)/.test(path);
}

function pathSet(value: unknown): Set<string> {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
    throw new TypeError('not a list of paths');
  return new Set(value);
}
