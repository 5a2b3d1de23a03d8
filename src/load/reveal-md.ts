import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../model/diagnostic.ts';
import { readJson5 } from './json5.ts';
import { type Located, nothing } from './located.ts';
import { readSettingsFile } from './settings-file.ts';
import { type FrontMatter, frontMatterSchema } from './settings-schema.ts';
import { validate } from './validate.ts';

/** What reveal-md's own settings files say: `reveal-md.json(5)`, and `reveal.json(5)` as its revealOptions. */
export interface RevealMdFiles {
  readonly settings: Partial<FrontMatter>;
  readonly findings: readonly Finding[];
  /** A file cannot be read: no chapter can be made as meant. */
  readonly failed: boolean;
  /** Name of the file that `settings` come from, and where things stand in it. */
  readonly file: string | undefined;
  readonly data: Located;
}

const settingsNames = ['reveal-md.json5', 'reveal-md.json'];
const optionsNames = ['reveal.json5', 'reveal.json'];

/** Options of reveal-md's commands, which may stand in reveal-md.json and say nothing about a deck. */
const commandOptions = new Set(
  'port host watch disableAutoOpen static staticDir staticDirs print printSize puppeteerLaunchArgs puppeteerChromiumExecutable glob featuredSlide version help'.split(
    ' ',
  ),
);

/** Whether a folder was made for reveal-md: it holds one of its settings files. */
export function hasRevealMdFiles(root: string): boolean {
  return [...settingsNames, ...optionsNames].some((name) => existsSync(join(root, name)));
}

/** Reads the settings files of reveal-md in a folder; `.json5` wins over `.json`, as there. */
export function readRevealMdFiles(root: string): RevealMdFiles {
  const findings: Finding[] = [];
  let failed = false;
  const read = (names: readonly string[]) => {
    const file = names.find((name) => existsSync(join(root, name)));
    if (file === undefined) return { file, data: undefined };
    const decoded = readSettingsFile(root, file);
    const result = decoded.finding ? decoded : readJson5(decoded.text);
    if (result.finding) {
      findings.push({ ...result.finding, file });
      failed = true;
      return { file, data: undefined };
    }
    return { file, data: 'data' in result ? result.data : undefined };
  };
  const settings = read(settingsNames);
  const options = read(optionsNames).data?.values ?? {};
  const checked =
    settings.data &&
    validate(frontMatterSchema, settings.data, {
      invalid: 'settings-invalid',
      unknown: 'typos',
      ignored: commandOptions,
    });
  for (const finding of checked?.findings ?? []) findings.push({ ...finding, file: settings.file });
  const values: Partial<FrontMatter> = checked?.values ?? {};
  return {
    settings: { ...values, revealOptions: { ...options, ...values.revealOptions } },
    findings,
    failed: failed || (checked?.failed ?? false),
    file: settings.file,
    data: settings.data ?? nothing,
  };
}
