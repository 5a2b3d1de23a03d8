// Builds what decks with formulas link: lib/katex/*.css and the fonts that they name.
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { replace } from './replace.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const katex = join(root, 'node_modules/katex/dist');

/** Alphabets that few formulas use: a stylesheet of their own, so that the other decks do not carry their fonts. */
const rare = /font-family:["']?KaTeX_(?:Caligraphic|Fraktur|SansSerif|Script|Typewriter)/;

/**
 * Writes `katex/katex.css`, `katex/alphabets.css` (the rare fonts) and `katex/fonts/*.woff2`, the one format that
 * every browser reads which can show a deck at all.
 *
 * @param {string} libFolder
 */
export async function buildKatex(libFolder) {
  const folder = join(libFolder, 'katex');
  const faces = [];
  const rules = (await readFile(join(katex, 'katex.min.css'), 'utf8')).replace(/@font-face\{[^}]*\}/g, (face) => {
    const woff2 = /url\(fonts\/[\w-]+\.woff2\) format\("woff2"\)/.exec(face)?.[0];
    if (!woff2) throw new Error(`no woff2 font in \`${face}\``);
    faces.push(face.replace(/src:[^;}]*/, `src:${woff2}`));
    return '';
  });
  const own = await readFile(join(root, 'src/render/styles/math.css'), 'utf8');
  const { code } = await esbuild.transform(own, { loader: 'css', minify: true });
  const common = faces.filter((face) => !rare.test(face));
  await replace(join(folder, 'katex.css'), `${common.join('')}${rules}${code}`);
  await replace(join(folder, 'alphabets.css'), `${faces.filter((face) => rare.test(face)).join('')}\n`);
  const fonts = (await readdir(join(katex, 'fonts'))).filter((name) => name.endsWith('.woff2'));
  for (const name of fonts) await replace(join(folder, 'fonts', name), await readFile(join(katex, 'fonts', name)));
}
