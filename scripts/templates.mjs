// Copies the courses that `estrade new` begins with into lib/templates/.
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

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
    const to = join(lib, 'templates', relative(source, from));
    const [wanted, there] = await Promise.all([readFile(from), readFile(to).catch(() => undefined)]);
    if (there && Buffer.compare(there, wanted) === 0) continue;
    await mkdir(dirname(to), { recursive: true });
    const temporary = `${to}.${process.pid}.tmp`;
    await writeFile(temporary, wanted);
    await rename(temporary, to);
  }
}
