import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of what the package ships for its decks (themes, fonts, browser scripts, grammars).
 * Works from the sources and from the bundle: both stand somewhere below the package's own folder.
 */
export function libFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  let folder = here;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No package.json above ${here}: the installation of estrade is incomplete.`);
    folder = parent;
  }
  return join(folder, 'lib');
}
