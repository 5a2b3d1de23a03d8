import { join } from 'node:path';
import type { OutputFile } from '../model/artifact.ts';
import type { AssetStore } from './assets.ts';

/**
 * The licences of what we ship to the browser (reveal.js, fonts), which must travel with it. The text is
 * collected when the package is built; a work tree that is not built yet has none.
 */
export function licences(lib: string, store: AssetStore): OutputFile[] {
  const data = store.read(join(lib, 'licences.txt'));
  return data ? [{ path: 'licences.txt', data }] : [];
}
