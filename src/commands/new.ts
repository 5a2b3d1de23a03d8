import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { libFolder } from '../load/package.ts';
import { UsageError } from '../model/errors.ts';
import { openFolder } from '../output/folder.ts';
import { nearest } from '../text/nearest.ts';
import { calledIn } from './called.ts';
import type { Command } from './command.ts';

const languages = ['fr', 'en'] as const;

/** What may stand in an empty folder. */
const nothing = new Set(['.git', '.DS_Store']);

/** So many names are told of what is in the way. */
const told = 5;

export const newCourse: Command = {
  name: 'new',
  usage: '<folder>',
  about: 'Begins a course: a folder with a first chapter that shows the syntax, and builds.',
  flags: {
    lang: { type: 'string', value: 'code', about: 'language of the course: fr (default) or en' },
  },
  async run({ positionals, flags }, terminal) {
    const [target] = positionals;
    if (target === undefined) throw new UsageError('Which folder?', 'Name it: estrade new my-course');
    const files = templateFiles(join(libFolder(), 'templates', language(flags['lang'])));
    refuseFull(target);
    const folder = openFolder(target);
    for (const [path, data] of files) folder.replace(path, data);
    const here = relative('.', folder.path);
    terminal.stderr(`${here || '.'}/ holds a course:\n${[...files.keys()].map((path) => `  ${path}`).join('\n')}\n\n`);
    terminal.stderr(steps(here, calledIn(folder.path, terminal.script)));
    return 0;
  },
};

/** @throws UsageError for another language. */
function language(asked: string | boolean | undefined): (typeof languages)[number] {
  const lang = languages.find((one) => one === (asked ?? 'fr'));
  if (lang) return lang;
  const near = nearest(String(asked), languages);
  throw new UsageError(
    `There is no course to begin with in \`${asked}\`.${near ? ` Did you mean \`${near}\`?` : ''}`,
    'Take `--lang fr` or `--lang en`, and translate it.',
  );
}

/** The files of a template, by their paths in the course. */
function templateFiles(folder: string): ReadonlyMap<string, Uint8Array> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort();
  // npm leaves files named `.gitignore` out of packages.
  const placed = (path: string): string => (path === 'gitignore' ? '.gitignore' : path.split(sep).join('/'));
  return new Map(paths.map((path) => [placed(path), readFileSync(join(folder, path))]));
}

/** @throws UsageError when something is in the way. */
function refuseFull(target: string): void {
  if (!existsSync(target)) return;
  if (!statSync(target).isDirectory()) {
    throw new UsageError(`\`${target}\` is a file.`, 'Name a folder that is not there yet.');
  }
  const names = readdirSync(target).filter((name) => !nothing.has(name));
  if (names.length === 0) return;
  const shown = names
    .sort()
    .slice(0, told)
    .map((name) => `\`${name}\``);
  const more = names.length > told ? `${shown.join(', ')} and ${names.length - told} more` : shown.join(', ');
  throw new UsageError(
    `\`${relative('.', resolve(target)) || '.'}\` is not empty: it holds ${more}.`,
    'Nothing was changed. Name a folder that is empty, or not there yet.',
  );
}

/** @param call how the command line is called in the new folder. */
function steps(here: string, call: string): string {
  const quoted = /[^\w./-]/.test(here) ? JSON.stringify(here) : here;
  const rows = [
    ...(here ? [[`cd ${quoted}`, '']] : []),
    [`${call} dev`, 'shows the course in the browser while you write'],
    [`${call} present`, 'teaches it, with real terminals in the slides'],
    [`${call} build`, 'builds it into dist/'],
    [`${call} export --pdf`, 'makes PDFs of it'],
  ];
  const width = Math.max(...rows.map(([command = '']) => command.length));
  return `Next:\n${rows.map(([command = '', does]) => `  ${command.padEnd(width)}  ${does}`.trimEnd()).join('\n')}\n`;
}
