// Copies shiki's TextMate grammars and the regular expression engine into the library folder.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundledLanguagesInfo } from 'shiki';
import { replace } from './replace.mjs';

const require = createRequire(import.meta.url);
const own = join(dirname(fileURLToPath(import.meta.url)), '../src/features/code/grammars');

/** Grammars of ours take the place of shiki's of that name. */
const ours = { docker: 'dockerfile.json' };

/**
 * Writes `grammars/<name>.json`, one per language, `grammars/index.json` and `onig.wasm`.
 *
 * @param {string} libFolder
 */
export async function buildGrammars(libFolder) {
  const folder = join(libFolder, 'grammars');
  const grammars = new Map();
  const needs = new Map();
  const index = { aliases: {}, languages: {} };
  for (const info of bundledLanguagesInfo) {
    const { default: registrations } = await info.import();
    for (const registration of registrations) grammars.set(registration.name, registration);
    // A module lists the grammars that its own needs, itself last.
    needs.set(
      info.id,
      [...new Set(registrations.map(({ name }) => name))].filter((name) => name !== info.id),
    );
    for (const alias of info.aliases ?? []) index.aliases[alias] = info.id;
  }
  for (const [name, file] of Object.entries(ours)) {
    const { aliases } = grammars.get(name);
    const { needs: names, ...grammar } = JSON.parse(await readFile(join(own, file), 'utf8'));
    grammars.set(name, { ...grammar, name, aliases });
    needs.set(name, names);
  }
  for (const name of [...grammars.keys()].sort()) {
    const { displayName: _, ...grammar } = grammars.get(name);
    index.languages[name] = {
      scope: grammar.scopeName,
      needs: needs.get(name) ?? [],
      lazy: (grammar.embeddedLangsLazy ?? []).filter((lazy) => needs.has(lazy)),
      ...(grammar.injectTo ? { injectTo: grammar.injectTo } : {}),
    };
    for (const alias of grammar.aliases ?? []) index.aliases[alias] ??= name;
    await replace(join(folder, `${name}.json`), JSON.stringify(grammar));
  }
  await replace(join(folder, 'index.json'), JSON.stringify(index));
  await replace(join(libFolder, 'onig.wasm'), await readFile(require.resolve('shiki/onig.wasm')));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildGrammars(process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '../lib'));
}
