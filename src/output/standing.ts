import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Course } from '../model/course.ts';
import { OutputError } from './error.ts';
import { type Manifest, manifestName, parseManifest } from './manifest.ts';
import { belongs } from './reference.ts';

/**
 * Names of the pages that an output folder holds of earlier builds, by its manifest.
 *
 * @returns undefined when the folder is none of ours.
 */
export function pagesOf(folder: string): ReadonlySet<string> | undefined {
  const manifest = manifestIn(folder);
  return manifest && new Set(manifest.pages.keys());
}

/** Those of one edition: what stands there of another is replaced or removed, and never kept. */
export function pagesOfEdition(folder: string, edition: string | undefined): ReadonlySet<string> {
  const manifest = manifestIn(folder);
  return new Set(manifest?.edition === edition ? manifest?.pages.keys() : []);
}

/**
 * Refuses to put a single chapter among the pages of another edition, which would stay.
 *
 * @throws OutputError
 */
export function refuseMixture(
  folder: string,
  shown: string,
  edition: string | undefined,
  { unbuilt = [] }: Course,
): void {
  const manifest = manifestIn(folder);
  const others = unbuilt.some(({ name }) => manifest?.pages.has(`${name}.html`));
  if (!others || manifest?.edition === edition) return;
  throw new OutputError(
    'edition',
    folder,
    `\`${shown}\` holds pages of another edition, which one chapter would not replace.`,
    'Build the whole course, or choose another folder with --out.',
  );
}

function manifestIn(folder: string): Manifest | undefined {
  let text: string;
  try {
    text = readFileSync(join(folder, manifestName), 'utf8');
  } catch {
    return undefined;
  }
  return parseManifest(text);
}

/**
 * Refuses the folder in the course that nobody asked for by name, where the course makes it a link to elsewhere:
 * a course that comes from others would choose what a build writes to.
 *
 * @throws OutputError
 */
export function refuseLink(folder: string, shown: string, { root }: Pick<Course, 'root'>): void {
  const there = [folder, dirname(folder)].find((path) => path !== root && lstatSync(path, { throwIfNoEntry: false }));
  if (there === undefined || (existsSync(there) && belongs(root, there))) return;
  throw new OutputError(
    'outside',
    folder,
    `\`${shown}\` is a link out of the course.`,
    'Name the folder that you mean with --out.',
  );
}

/**
 * Refuses an output folder that holds the course's own files, where pages and assets would be scattered among
 * the sources; but for one that a build has written to before.
 *
 * @throws OutputError
 */
export function refuseSources(folder: string, shown: string, { root, chapters, broken }: Course): void {
  const sources = new Set([root, ...[...chapters, ...broken].map(({ path }) => dirname(join(root, path)))]);
  if (!existsSync(folder) || !sources.has(realpathSync(folder)) || pagesOf(folder)) return;
  throw new OutputError(
    'sources',
    folder,
    `\`${shown}\` holds the course itself: its pages would lie scattered among the sources.`,
    'Choose another folder with --out, such as `dist`.',
  );
}
