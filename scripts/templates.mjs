// Copies the courses that `estrade new` begins with into lib/templates/.
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { replace } from './replace.mjs';

const source = join(dirname(fileURLToPath(import.meta.url)), '../templates');

/**
 * Files that did not change are left alone.
 *
 * @param {string} lib
 */
export async function buildTemplates(lib) {
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const from = join(entry.parentPath, entry.name);
    await replace(join(lib, 'templates', relative(source, from)), await readFile(from));
  }
}
