import type { Artifact, OutputFile, OutputPage, Page, PageFinding } from '../model/artifact.ts';
import type { Finding } from '../model/diagnostic.ts';
import { type Asset, assetStore } from './assets.ts';
import { courseSheet, packageSheet, type Sheet, type SheetContext, textOf } from './css.ts';
import { licences } from './licences.ts';
import { finishPage } from './page.ts';
import { propertiesIn, strayProperties } from './properties.ts';
import { belongs, inside, shownPath } from './reference.ts';

export interface BundleOptions {
  /** Each page holds everything that it needs. */
  readonly single: boolean;
  /** Root of the course: nothing outside it is taken, but what we ship. */
  readonly root: string;
  /** Folder of what we ship. */
  readonly lib: string;
  /** Reads a file by its absolute path; throws when it cannot be read. */
  read(path: string): Uint8Array;
}

/** Gives every file that the pages need its name, and makes the pages whole. Never throws because of a course. */
export async function bundle(
  pages: readonly Page[],
  options: BundleOptions,
): Promise<{ artifact: Pick<Artifact, 'assets' | 'pages'>; findings: PageFinding[] }> {
  const { single, root, lib } = options;
  const store = assetStore(options.read);
  const sheets = await readSheets(pages, { root, single, store }, lib);
  const findings: PageFinding[] = [];
  const sheetAssets = new Map<string, Asset | undefined>();
  for (const [path, sheet] of sheets) {
    sheetAssets.set(path, sheet && store.text(path, sheet.css, sheet.uses));
    const page = pages.find(({ stylesheets }) => stylesheets.includes(path))?.name;
    const stray = sheet && isTheme(path, root) ? strayIn(path, pages, sheets, store.read(path), lib) : [];
    for (const finding of [...(sheet?.findings ?? []), ...stray])
      findings.push({ file: shownPath(root, path), ...finding, page });
  }

  const assets = new Map<string, OutputFile>();
  const finished = pages.map((page): OutputPage => {
    const failed = new Map<string, Finding>();
    const { html, uses } = finishPage(page, single, (path) => {
      const allowed = belongs(root, path) || belongs(lib, path);
      const made = page.made?.get(path);
      if (made !== undefined) return store.text(path, made, []);
      const asset = sheetAssets.get(path) ?? (allowed && !sheets.has(path) ? store.file(path) : undefined);
      if (!asset) failed.set(path, allowed ? missing(shownPath(root, path)) : outside(path));
      return asset;
    });
    for (const finding of failed.values()) findings.push({ ...finding, page: page.name });
    for (const { path, data } of uses) assets.set(path, { path, data });
    return { path: page.name, data: html, assets: uses.map(({ path }) => path).sort() };
  });
  const files = [...assets.values(), ...licences(lib, store, pages)].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { artifact: { assets: files, pages: finished }, findings };
}

function isTheme(path: string, root: string): boolean {
  return /^themes\/[^/]+\/theme\.css$/.test(shownPath(root, path));
}

/** What a theme of the course sets, and none of the shipped ones under it knows. */
function strayIn(
  path: string,
  pages: readonly Page[],
  sheets: ReadonlyMap<string, Sheet | undefined>,
  bytes: Uint8Array | undefined,
  lib: string,
): Finding[] {
  const around = pages
    .filter(({ stylesheets }) => stylesheets.includes(path))
    .flatMap(({ stylesheets }) => stylesheets);
  const shipped = [...new Set(around)].filter((one) => inside(lib, one)).map((one) => sheets.get(one)?.css ?? '');
  return bytes ? strayProperties(textOf(bytes), propertiesIn(shipped.join('\n'))) : [];
}

/** Reads each stylesheet once. */
async function readSheets(
  pages: readonly Page[],
  context: SheetContext,
  lib: string,
): Promise<ReadonlyMap<string, Sheet | undefined>> {
  const read = async (path: string): Promise<Sheet | undefined> => {
    if (inside(lib, path)) return packageSheet(path, { ...context, root: lib });
    return belongs(context.root, path) ? courseSheet(path, context) : undefined;
  };
  const paths = [...new Set(pages.flatMap(({ stylesheets }) => stylesheets))];
  return new Map(await Promise.all(paths.map(async (path) => [path, await read(path)] as const)));
}

function missing(path: string): Finding {
  return { ruleId: 'media-missing', reason: `The file \`${path}\` does not exist, or cannot be read` };
}

function outside(path: string): Finding {
  return {
    ruleId: 'path-outside',
    reason: `\`${path}\` is not in the course`,
    fix: 'Copy the file into the course.',
  };
}
