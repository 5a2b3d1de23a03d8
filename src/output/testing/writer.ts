import { write } from '../write.ts';

/**
 * A process that writes builds until it is killed, or forgotten. Each build has other assets, and pages
 * that name them. `FOLDER` is where, `SEED` makes its builds its own.
 */
const { FOLDER: folder = '', SEED: seed = '' } = process.env;
const end = Date.now() + 20_000;
for (let round = 0; Date.now() < end; round += 1) {
  const hash = (n: number): string => (Number(seed) * 1e6 + round * 100 + n).toString(16).padStart(12, '0');
  const assets = Array.from({ length: 12 }, (_, n) => ({
    path: `assets/a-${hash(n)}.txt`,
    data: `${`${n}`.repeat(5000)}<!-- whole -->`,
  }));
  const pages = ['index.html', '01.html', '02.html', `only-${seed}-${round}.html`].map((path, n) => {
    const own = assets.slice(n * 3, n * 3 + 3).map((asset) => asset.path);
    return { path, data: `${own.map((asset) => `<img src="${asset}">`).join('\n')}\n<!-- whole -->`, assets: own };
  });
  write({ assets, pages, kept: [] }, folder);
  process.stdout.write('.');
}
