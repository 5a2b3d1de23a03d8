import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Course } from '../model/course.ts';
import { OutputError } from './error.ts';
import { manifestName, parseManifest } from './manifest.ts';

/**
 * Names of the pages that an output folder holds of earlier builds, by its manifest.
 *
 * @returns undefined when the folder is none of ours.
 */
export function pagesOf(folder: string): ReadonlySet<string> | undefined {
  let text: string;
  try {
    text = readFileSync(join(folder, manifestName), 'utf8');
  } catch {
    return undefined;
  }
  const manifest = parseManifest(text);
  return manifest && new Set(manifest.pages.keys());
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
