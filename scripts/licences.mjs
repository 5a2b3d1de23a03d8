// Collects the licences of what decks carry to the browser: they ask to travel with it.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { replace } from './replace.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const rule = '-'.repeat(72);

/** Parts with so many works of others in them that only the pages that carry them carry their licences. */
const large = ['mermaid'];
/** What the program itself contains in `heavy/`. */
const heavy = ['beautiful-mermaid', 'elkjs', 'entities', 'katex'];

/**
 * Writes `licences.txt`: our own licence, then those of the packages in the browser scripts, of reveal.js,
 * of KaTeX and of the fonts; beside it `licences-<part>.txt` for large parts, and `heavy/licences.txt`. A package
 * without a licence fails the build.
 *
 * @param {string} libFolder
 */
export async function buildLicences(libFolder) {
  const { dependencies, devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const fonts = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => name.startsWith('@fontsource'));
  const runtime = join(root, 'src/runtime');
  const parts = (await readdir(join(runtime, 'parts'))).map((name) => basename(name, '.ts'));
  const small = parts.filter((name) => !large.includes(name)).map((name) => `parts/${name}`);
  const everywhere = new Set(['reveal.js', 'katex', ...(await bundledPackages(['deck', 'home', ...small])), ...fonts]);
  const head = 'These pages contain the following works, under their licences.\n';
  const own = [['Estrade', join(root, 'LICENSE')], ...(await licencesOf(everywhere)), ...(await revealFonts())];
  await replace(join(libFolder, 'licences.txt'), [head, ...(await Promise.all(own.map(text)))].join('\n'));
  for (const name of large.filter((each) => parts.includes(each))) {
    const more = (await bundledPackages([`parts/${name}`])).filter((each) => !everywhere.has(each));
    const texts = (await licencesOf(new Set(more))).map(text);
    await replace(join(libFolder, `licences-${name}.txt`), (await Promise.all(texts)).join('\n'));
  }
  const texts = (await licencesOf(new Set(heavy))).map(text);
  await replace(join(libFolder, 'heavy/licences.txt'), (await Promise.all(texts)).join('\n'));
}

/** Name and file of the licence of each package. */
function licencesOf(packages) {
  return Promise.all([...packages].sort().map(async (name) => [name, await licenceFile(name)]));
}

async function text([name, file]) {
  return `${rule}\n${name}\n${rule}\n\n${clean(await readFile(file, 'utf8'))}\n`;
}

/** Packages that browser scripts contain, as the bundler sees them. */
async function bundledPackages(names) {
  const entryPoints = names.map((name) => join(root, 'src/runtime', `${name}.ts`)).filter(existsSync);
  if (entryPoints.length === 0) return [];
  const { metafile } = await esbuild.build({
    entryPoints,
    absWorkingDir: root,
    outdir: 'lib',
    bundle: true,
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  return Object.keys(metafile.inputs).flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
}

/** Two of reveal's themes carry fonts of other people. */
async function revealFonts() {
  const folder = join(modules, 'reveal.js/css/theme/fonts');
  const names = (await readdir(folder)).sort();
  return names.map((name) => [`${name} (font)`, join(folder, name, 'LICENSE')]);
}

/** The file that holds a package's licence: its own, or the end of a read-me that carries it. */
async function licenceFile(name) {
  const files = (await readdir(join(modules, name))).sort();
  const file = files.find((each) => /^(?:licen[cs]e|copying)\b/i.test(each));
  if (file) return join(modules, name, file);
  const readMe = files.find((each) => /^readme\b/i.test(each));
  const text = readMe ? await readFile(join(modules, name, readMe), 'utf8') : '';
  if (!withinReadMe.test(text)) throw new Error(`${name} has no licence file`);
  return join(modules, name, readMe);
}

/** A licence as the last section of a read-me. */
const withinReadMe = /^#+ *licen[cs]e\s+([\s\S]*copyright[\s\S]*)$/im;

function clean(text) {
  return (withinReadMe.exec(text)?.[1] ?? text)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .trim();
}
