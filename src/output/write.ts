import { join } from 'node:path';
import type { Artifact, OutputFile } from '../model/artifact.ts';
import { OutputError } from './error.ts';
import { type Folder, openFolder } from './folder.ts';
import { withLock } from './lock.ts';
import {
  emptyManifest,
  formatManifest,
  isOutputPath,
  type Manifest,
  manifestName,
  owned,
  parseManifest,
  union,
} from './manifest.ts';

/** What a build changed, as paths in the output folder. */
export interface Written {
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Writes an artifact: the only place that touches the output folder. Killed at any moment, it leaves
 * pages that open: assets come before the pages that need them, and go after them. Files that are not
 * ours (not in the folder's manifest) are never touched; files that are right already keep their dates.
 * Throws an `OutputError` before it changes anything when it would have to touch a file that is not ours,
 * and when the system refuses.
 */
export function write(artifact: Artifact, outFolder: string): Written {
  const folder = openFolder(outFolder);
  return withLock(folder.path, () => {
    const text = folder.read(manifestName);
    const before = (text && parseManifest(Buffer.from(text).toString())) ?? emptyManifest;
    const after = manifestOf(artifact, before);
    const pages = [...artifact.pages].sort((a, b) => Number(isHome(a)) - Number(isHome(b)));
    const changed = [...artifact.assets, ...pages].filter((file) => !isThere(folder, file));
    refuseForeign(changed, before, folder, outFolder);
    folder.clean();
    // Both states are ours from here on, so that the next build can finish what this one may not.
    record(folder, union(before, after), text);
    for (const { path, data } of changed) folder.replace(path, data);
    const removed = removeStale(folder, before, after);
    record(folder, after, folder.read(manifestName));
    return { written: changed.map(({ path }) => path), removed };
  });
}

/** What the folder holds once the artifact is written. Kept pages are known from the manifest before. */
function manifestOf({ assets, pages, kept, edition }: Artifact, before: Manifest): Manifest {
  const stay = (edition === before.edition ? kept : []).flatMap((name) => {
    const needs = before.pages.get(name);
    return needs && !pages.some(({ path }) => path === name) ? [[name, needs] as const] : [];
  });
  const all = new Map([...stay, ...pages.map((page) => [page.path, new Set(page.assets)] as const)]);
  return {
    files: new Set([...assets.map(({ path }) => path), ...stay.flatMap(([, needs]) => [...needs])]),
    pages: all,
    edition,
  };
}

/** Home is written last: what it links to is there. */
function isHome({ path }: OutputFile): boolean {
  return path === 'index.html';
}

/** Whether a file is there already. A name with a hash tells the content, were it not for writes cut short. */
function isThere(folder: Folder, { path, data }: OutputFile): boolean {
  const stat = folder.stat(path);
  if (!stat?.isFile() || stat.size !== Buffer.byteLength(data)) return false;
  if (/^assets\/.*-[0-9a-f]{12}(?:\.|$)/.test(path)) return true;
  const old = folder.read(path);
  return old !== undefined && Buffer.compare(old, Buffer.from(data as string)) === 0;
}

function refuseForeign(changed: readonly OutputFile[], before: Manifest, folder: Folder, shown: string): void {
  const ours = owned(before);
  for (const { path } of changed) {
    if (!isOutputPath(path)) throw new Error(`not a path of the output: ${path}`);
    const stat = folder.stat(path);
    if (!stat || (ours.has(path) && !stat.isDirectory())) continue;
    const name = join(shown, path);
    throw new OutputError(
      'foreign',
      name,
      `\`${name}\` is in the way: it was not made by a build.`,
      'Move it away, or choose another folder with --out.',
    );
  }
}

function record(folder: Folder, manifest: Manifest, current: Uint8Array | undefined): void {
  const text = formatManifest(manifest);
  if (!current || Buffer.from(current).toString() !== text) folder.replace(manifestName, text);
}

/** Removes what is no longer part: pages first, then what they needed. */
function removeStale(folder: Folder, before: Manifest, after: Manifest): string[] {
  const keep = owned(after);
  const current = new Map([...keep].map((path) => [path.toLowerCase(), path]));
  const stale = [...before.pages.keys(), ...before.files].filter((path) => {
    const stat = !keep.has(path) && isReachable(folder, path) ? folder.stat(path) : undefined;
    if (!stat || stat.isDirectory()) return false;
    // Where letter case does not count, `Intro.html` may be the new `intro.html`.
    const twin = current.get(path.toLowerCase());
    return twin === undefined || folder.stat(twin)?.ino !== stat.ino;
  });
  for (const path of stale) folder.remove(path);
  if (stale.some((path) => path.startsWith('assets/'))) folder.removeFolder('assets');
  return stale;
}

/** Whether a path is in the folder still: `assets` may have become a link to elsewhere. */
function isReachable(folder: Folder, path: string): boolean {
  try {
    folder.stat(path);
    return true;
  } catch {
    return false;
  }
}
