import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file at once, and only when it is another than the one that stands there: builds of several processes at
 * once do no harm, and what depends on the file sees no change where there is none.
 *
 * @param {string} path
 * @param {string | Uint8Array} contents
 * @param {number} [mode]
 */
export async function replace(path, contents, mode) {
  const data = Buffer.from(contents);
  const old = await readFile(path).catch(() => undefined);
  if (old?.equals(data)) return;
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, data, { mode });
  await rename(temporary, path);
}
