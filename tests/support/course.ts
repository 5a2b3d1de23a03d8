import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inject } from 'vitest';

/** Our own course, built: absolute path of its output. */
export const course: string = join(inject('built'), 'course');
/** The course of fixtures that holds everything, built. */
export const everything: string = join(inject('built'), 'everything');

/** The decks of a course, by file name; at least one. */
export function decksOf(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.html') && name !== 'index.html');
  if (names.length === 0) throw new Error(`no deck in ${folder}`);
  return names.sort();
}

/** A `file://` URL. */
export function fileUrl(...path: string[]): string {
  return pathToFileURL(join(...path)).href;
}
