import { join } from 'node:path';
import type { OutputFile, Page } from '../model/artifact.ts';
import { assetUrl } from '../model/facts.ts';
import type { AssetStore } from './assets.ts';

/** Browser parts whose licences stand in a file of their own: `scripts/licences.mjs` has the same list. */
const large = ['mermaid'];

/**
 * The licences of what we ship to the browser (reveal.js, fonts), which must travel with it. The text is
 * collected when the package is built; a work tree that is not built yet has none.
 */
export function licences(lib: string, store: AssetStore, pages: readonly Pick<Page, 'html'>[]): OutputFile[] {
  const data = store.read(join(lib, 'licences.txt'));
  if (!data) return [];
  const carried = large.filter((name) => {
    const url = assetUrl(join(lib, 'runtime/parts', `${name}.js`));
    return pages.some(({ html }) => html.includes(url));
  });
  const more = carried.flatMap((name) => store.read(join(lib, `licences-${name}.txt`)) ?? []);
  return [{ path: 'licences.txt', data: more.length > 0 ? Buffer.concat([data, ...more]) : data }];
}
