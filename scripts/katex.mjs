// Builds what decks with formulas link: lib/katex/*.css and the fonts that they name.
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

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
  await mkdir(join(folder, 'fonts'), { recursive: true });
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

/** Writes a file at once, and only when it is another than the one that stands there. */
async function replace(path, contents) {
  const data = Buffer.from(contents);
  const old = await readFile(path).catch(() => undefined);
  if (old?.equals(data)) return;
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, data);
  await rename(temporary, path);
}
