// Builds lib/themes/<name>.css, a complete deck stylesheet for each theme, its fonts, and <name>.home.css for the
// course home in that theme.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { parse } from 'yaml';
import { replace } from './replace.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const styles = join(root, 'src/render/styles');
const themes = join(root, 'themes');
const reveal = join(root, 'node_modules/reveal.js/dist');

/**
 * `paper` (paper and upright phones) comes before reveal's own layer: among !important rules the first layer
 * wins, and reveal's are many. Everything else grows from left to right, and a course's own stylesheet, in no
 * layer, comes last of all.
 */
const layers = ['paper', 'reset', 'reveal', 'base', 'features', 'theme', 'ui'];

/** Fonts of reveal's themes that it would fetch from Google, as @fontsource packages: family → [weight, style]. */
const regular = [['400'], ['700'], ['400', 'italic'], ['700', 'italic']];
const families = {
  Lato: regular,
  'Open Sans': regular,
  Montserrat: [['700']],
  'News Cycle': [['400'], ['700']],
  Quicksand: [['400'], ['700']],
  Ubuntu: [['300'], ['700'], ['300', 'italic'], ['700', 'italic']],
};

/**
 * Builds every stylesheet into `lib`. Files that did not change are left alone.
 *
 * @param {string} lib
 */
export async function buildStyles(lib) {
  const extra = await featureStyles();
  const own = (await readdir(themes)).filter((name) => existsSync(join(themes, name, 'theme.css')));
  const theirs = (await readdir(join(reveal, 'theme'))).filter((name) => name.endsWith('.css'));
  for (const name of own) {
    await bundle(lib, `themes/${name}.css`, ownSheet(name, extra));
    await bundle(lib, `themes/${name}.home.css`, homeSheet(name));
  }
  for (const name of theirs) await bundle(lib, `themes/${name}`, await revealSheet(name, extra));
  await replace(join(lib, 'themes/themes.json'), `${JSON.stringify(await catalogue(own, theirs), null, 2)}\n`);
  await replace(join(lib, 'themes/highlight.json'), `${JSON.stringify(await highlightNames(), null, 2)}\n`);
}

/** What the program must know of the themes it ships: name → kind, label, brightness. */
async function catalogue(own, theirs) {
  const entries = own.map(async (name) => {
    const { label, scheme } = parse(await readFile(join(themes, name, 'theme.yaml'), 'utf8'));
    return [name, { kind: 'own', label, scheme }];
  });
  const reveals = theirs.map((file) => [basename(file, '.css'), { kind: 'reveal', label: basename(file, '.css') }]);
  return Object.fromEntries([...(await Promise.all(entries)), ...reveals]);
}

/** Names of the code colours, as `highlightTheme` gives them: themes/highlight.css says what there is. */
async function highlightNames() {
  const css = await readFile(join(themes, 'highlight.css'), 'utf8');
  return [...new Set([...css.matchAll(/^\.highlight-([\w-]+)/gm)].map(([, name]) => name))].sort();
}

/** One of our themes: everything in layers. */
function ownSheet(name, extra) {
  return sheet([
    `@layer ${layers.join(',')};`,
    '@page{size:1280px 720px;margin:0}',
    file(join(themes, 'fonts.css')),
    ...sheets('print static scroll', 'paper'),
    file(join(reveal, 'reset.css'), 'reset'),
    file(`${join(reveal, 'reveal.css')}?unprinted`, 'reveal'),
    ...sheets('scheme base chrome lists blocks code code-own layouts layouts-plain identity fit', 'base'),
    ...extra.map((path) => file(path, 'features')),
    file(join(themes, name, 'theme.css'), 'theme'),
    file(join(themes, 'highlight.css'), 'theme'),
    ...sheets('ui search', 'ui'),
  ]);
}

/** The course home in one of our themes: in no layer, it has but one source. */
function homeSheet(name) {
  return sheet([
    file(join(themes, 'fonts.css')),
    file(join(themes, name, 'theme.css')),
    ...sheets('scheme home home-chapters home-parts home-media search'),
  ]);
}

/** One of reveal's themes: in no layer, so that a reveal-md deck's own CSS cascades as it did. */
async function revealSheet(name, extra) {
  const text = await readFile(join(reveal, 'theme', name), 'utf8');
  const wanted = Object.keys(families).filter((family) => text.includes(`family=${family.replaceAll(' ', '+')}`));
  return sheet([
    '@layer paper;',
    '@page{size:960px 700px;margin:0}',
    ...wanted.flatMap(faces),
    ...sheets('print static', 'paper'),
    file(join(reveal, 'reset.css')),
    file(`${join(reveal, 'reveal.css')}?unprinted`),
    file(join(reveal, 'theme', name)),
    file(join(themes, 'derived.css')),
    file(join(themes, 'scale.css')),
    ...sheets('identity code code-reveal'),
    file(join(themes, 'highlight.css')),
    ...extra.map((path) => file(path)),
    ...sheets('ui search'),
  ]);
}

/** The stylesheets that features have beside them. */
async function featureStyles() {
  const folder = join(root, 'src/features');
  if (!existsSync(folder)) return [];
  const names = await readdir(folder, { recursive: true });
  // What is not a feature's own is input of its tests.
  const own = names.filter((name) => name.endsWith('.css') && !name.split(sep).includes('fixtures'));
  return own.sort().map((name) => join(folder, name));
}

function faces(family) {
  const id = family.toLowerCase().replaceAll(' ', '-');
  return families[family].flatMap(([weight, style = 'normal']) =>
    // News Cycle and Montserrat have an extended set too, but French needs the Latin one only.
    [
      `@font-face{font-family:'${family}';font-weight:${weight};font-style:${style};font-display:swap;src:url('@fontsource/${id}/files/${id}-latin-${weight}-${style}.woff2') format('woff2')}`,
    ],
  );
}

/** Ours, by their names. */
const sheets = (names, layer) => names.split(' ').map((name) => style(name, layer));

function style(name, layer) {
  const path = join(styles, `${name}.css`);
  return existsSync(path) ? file(path, layer) : '';
}

function file(path, layer) {
  return `@import '${path}'${layer ? ` layer(${layer})` : ''};`;
}

/** `@import` must come before every rule, so rules of the sheet itself become stylesheets of their own. */
function sheet(parts) {
  return parts
    .filter(Boolean)
    .map((part) =>
      /^@(import|layer [^{]*;$)/.test(part) ? part : `@import 'rules:${Buffer.from(part).toString('base64url')}';`,
    )
    .join('\n');
}

async function bundle(lib, name, contents) {
  const outfile = join(lib, name);
  const { outputFiles } = await esbuild.build({
    stdin: { contents, loader: 'css', resolveDir: root, sourcefile: name },
    outfile,
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    loader: { '.woff2': 'file', '.woff': 'file' },
    // Names without a digest: a page's assets are hashed when the deck is bundled.
    assetNames: 'fonts/[name]',
    plugins: [embedded, unprinted, rules],
  });
  for (const output of outputFiles) await replace(output.path, output.contents);
}

/** Reveal's themes carry fonts as data URLs (half a megabyte) and fetch others: the former become files. */
const embedded = {
  name: 'reveal-themes',
  setup(build) {
    const fonts = new Map();
    build.onLoad({ filter: /reveal\.js[\\/]dist[\\/]theme[\\/][\w-]+\.css$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = text.replace(/@import\s*"https:[^"]*";/g, '').replace(/@font-face\s*\{[^}]*\}/g, (face) => {
        const font = fontName(face);
        return face.replace(/url\(data:font\/woff;base64,([^)]*)\)/, (_, data) => {
          fonts.set(font, Buffer.from(decodeURIComponent(data), 'base64'));
          return `url('embedded:${font}')`;
        });
      });
      return { contents, loader: 'css' };
    });
    build.onResolve({ filter: /^embedded:/ }, ({ path }) => ({ path: path.slice(9), namespace: 'embedded' }));
    build.onLoad({ filter: /./, namespace: 'embedded' }, ({ path }) => ({ contents: fonts.get(path), loader: 'file' }));
  },
};

function fontName(face) {
  const property = (name) => new RegExp(`${name}:\\s*["']?([\\w -]+)`).exec(face)?.[1] ?? 'normal';
  return `${[property('font-family'), property('font-weight'), property('font-style')].join('-').toLowerCase().replaceAll(' ', '-')}.woff`;
}

/** reveal.css without its rules for plain printing (black on white, 20 pt), which print.css replaces. */
const unprinted = {
  name: 'unprinted',
  setup(build) {
    build.onLoad({ filter: /reveal\.css$/ }, async ({ path, suffix }) => {
      const text = await readFile(path, 'utf8');
      return {
        contents: suffix === '?unprinted' ? withoutBlock(text, '@media print{html:not(.print-pdf)') : text,
        loader: 'css',
      };
    });
  },
};

/** Cuts a rule with all the rules in it; it must be there. */
function withoutBlock(text, opening) {
  const start = text.indexOf(opening);
  if (start < 0) throw new Error(`reveal.css holds no \`${opening}\``);
  let depth = 0;
  for (let end = start; end < text.length; end++) {
    if (text[end] === '{') depth++;
    if (text[end] === '}' && --depth === 0) return text.slice(0, start) + text.slice(end + 1);
  }
  throw new Error(`\`${opening}\` does not close`);
}

/** Rules of the sheet itself, as modules. */
const rules = {
  name: 'rules',
  setup(build) {
    build.onResolve({ filter: /^rules:/ }, ({ path }) => ({ path: path.slice('rules:'.length), namespace: 'rules' }));
    build.onLoad({ filter: /./, namespace: 'rules' }, ({ path }) => ({
      contents: Buffer.from(path, 'base64url').toString(),
      loader: 'css',
      resolveDir: root,
    }));
  },
};

if (process.argv[1] === fileURLToPath(import.meta.url))
  await buildStyles(resolve(process.argv[2] ?? join(root, 'lib')));
