// Builds lib/: the command line, the library, the browser scripts, the stylesheets and the grammars.
// npm runs it as `prepare`, the tests before they start.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { replace } from './replace.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Later optimisation by V8: a build is short, and ends before most of that work would pay off. */
const shortRun = 'require("node:v8").setFlagsFromString("--interrupt-budget=1000000");';

/**
 * Builds everything into `lib`. Files that did not change are left alone, so that builds of several
 * processes at once do no harm.
 *
 * @param {string} lib
 */
async function build(lib) {
  await mkdir(lib, { recursive: true });
  await Promise.all([
    bundleCommandLine(lib),
    bundleLibrary(lib),
    bundleHeavy(lib),
    bundleRuntime(lib),
    ...['styles', 'katex', 'grammars', 'licences', 'schemas', 'templates'].map((name) => sibling(name, lib)),
    declarations(lib),
  ]);
}

/** One CommonJS file starts faster than ES modules do: nothing loads the loader, or `fetch`. */
async function bundleCommandLine(lib) {
  await bundle(lib, ['cli'], '.cjs', {
    ...nodeOptions,
    format: 'cjs',
    banner: { js: `#!/usr/bin/env node\n"use strict";${shortRun}` },
    define: {
      'import.meta.url': 'importMetaUrl',
      'import.meta.dirname': '__dirname',
      'import.meta.filename': '__filename',
    },
    inject: [join(root, 'scripts/import-meta-url.js')],
  });
}

async function bundleLibrary(lib) {
  await bundle(lib, ['index'], '.js', {
    ...nodeOptions,
    format: 'esm',
    banner: { js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);" },
  });
}

/**
 * Libraries that few courses need, and that would make every start slower: each is a file of its own, which the
 * feature that needs it loads by `createRequire` when a slide asks for it.
 */
async function bundleHeavy(lib) {
  await bundle(lib, heavy, '.cjs', { ...nodeOptions, format: 'cjs' });
}

/** Entries below src/, by the place in lib/ that they are built to. */
const heavy = {
  'heavy/katex': 'features/math/katex',
  'heavy/mermaid': 'features/diagram/renderer',
  'heavy/mermaid-check': 'features/diagram/checker',
};

/** Classic scripts: pages opened from `file://` can load no modules. Those in `parts/` are loaded on demand. */
async function bundleRuntime(lib) {
  const parts = (await readdir(join(root, 'src/runtime/parts'))).map(
    (name) => `runtime/parts/${basename(name, '.ts')}`,
  );
  await bundle(lib, ['runtime/deck', 'runtime/home', 'runtime/dev', 'runtime/present', ...parts], '.js', {
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    loader: { '.css': 'text' },
    minify: true,
  });
}

/** Packages that are not bundled: they are the package's dependencies, beside those that its types name. */
const external = ['@lydell/node-pty', '@xterm/headless', 'esbuild', 'playwright-core'];

const nodeOptions = {
  platform: 'node',
  target: 'node20.19',
  // What `ws` would go faster with, and `chokidar` on macOS.
  external: [...external, 'bufferutil', 'utf-8-validate', 'fsevents'],
  minifySyntax: true,
  minifyWhitespace: true,
  lineLimit: 160,
};

/** Bundles `src/<name>.ts` to `lib/<name><extension>`; `names` may say what each is called in `lib`. */
async function bundle(lib, names, extension, options) {
  const sources = new Map(Array.isArray(names) ? names.map((name) => [name, name]) : Object.entries(names));
  const entries = [...sources].filter(([, name]) => existsSync(join(root, 'src', `${name}.ts`)));
  for (const [, name] of sources) if (!entries.some(([, found]) => found === name)) missing(`src/${name}.ts`);
  if (entries.length === 0) return;
  const { outputFiles } = await esbuild.build({
    ...options,
    entryPoints: entries.map(([out, name]) => ({ in: join(root, 'src', `${name}.ts`), out })),
    outdir: lib,
    outExtension: { '.js': extension },
    absWorkingDir: root,
    bundle: true,
    write: false,
    legalComments: 'none',
    logLevel: 'warning',
  });
  await Promise.all(
    outputFiles.map(({ path, contents }) => replace(path, contents, basename(path) === 'cli.cjs' ? 0o755 : 0o644)),
  );
}

/** Calls `build<Name>(lib)` of the script beside this one. */
async function sibling(name, lib) {
  const path = join(root, 'scripts', `${name}.mjs`);
  if (!existsSync(path)) return missing(`scripts/${name}.mjs`);
  const module = await import(pathToFileURL(path).href);
  await module[`build${name[0].toUpperCase()}${name.slice(1)}`](lib);
}

/** Type declarations of the library; the types themselves are checked by `npm run typecheck`. */
async function declarations(lib) {
  if (!existsSync(join(root, 'src/index.ts'))) return;
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const child = spawn(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--outDir', join(lib, 'types')], {
    cwd: root,
    stdio: 'inherit',
  });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
  if (code !== 0) throw new Error(`the type declarations could not be made (exit ${code})`);
}

function missing(path) {
  if (process.env.CI) throw new Error(`${path} does not exist`);
  console.warn(`build: no ${path} yet`);
}

const start = performance.now();
const lib = join(root, 'lib');
try {
  await build(lib);
  console.error(`${relative(process.cwd(), lib)} built in ${Math.round(performance.now() - start)} ms`);
} catch (error) {
  // esbuild has said what is wrong in the sources, and where.
  if (!error.errors) console.error(error);
  process.exitCode = 1;
}
