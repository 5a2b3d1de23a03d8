import { chmodSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** What a run keeps on the disk: one throw-away folder. */
export interface RunFolder {
  readonly root: string;
  /** The copy of the chapter's working folder. */
  readonly work: string;
  readonly home: string;
  readonly temporary: string;
  /** First in the session's `PATH`. */
  readonly bin: string;
  /** Pipes to the shells, and the snippets they read. */
  readonly control: string;
}

/** Folders of runs are named so, and nothing else is removed as one. */
const beginning = 'estrade-run-';

/** The name of a run's folder: what a journal names is removed only when it is called so. */
export function isRunFolder(path: string, nonce: string): boolean {
  return basename(path).startsWith(`${beginning}${nonce}-`);
}

/** Makes the folder of a run in the system's temporary folder, for its owner alone. */
export function makeRunFolder(nonce: string): RunFolder {
  const root = realpathSync(mkdtempSync(join(tmpdir(), `${beginning}${nonce}-`)));
  const inside = (name: string) => join(root, name);
  const folder = {
    root,
    work: inside('work'),
    home: inside('home'),
    temporary: inside('tmp'),
    bin: inside('bin'),
    control: inside('control'),
  };
  for (const path of [folder.home, folder.temporary, folder.bin, folder.control]) mkdirSync(path, { mode: 0o700 });
  return folder;
}

/** Removes what a run left, whatever the permissions that its snippets set. */
export async function removeRunFolder(root: string): Promise<void> {
  await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

/** Writes a file at once: whoever reads it meanwhile sees the old or the new one. */
export function putFile(path: string, text: string, mode = 0o600): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const aside = `${path}.new`;
  writeFileSync(aside, text, { mode });
  chmodSync(aside, mode);
  renameSync(aside, path);
}

export function dropFile(path: string): void {
  rmSync(path, { force: true });
}
