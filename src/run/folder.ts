import { execFile } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

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
  /** What the session's `docker` notes for cleaning up. */
  readonly docker: string;
}

/** Folders of runs are named so, and nothing else is removed as one. */
const beginning = 'estrade-run-';

/** Folders of engines that a command starts for itself. */
const engineBeginning = 'estrade-engine-';

/** Makes the folder of an engine in a folder of the system, for its owner alone. */
export function makeEngineFolder(base: string, nonce: string): string {
  return realpathSync(mkdtempSync(join(base, `${engineBeginning}${nonce}-`)));
}

/** Whether a path is the folder of an engine, which a journal may name. */
export function isEngineFolder(path: string, nonce: string): boolean {
  return basename(path).startsWith(`${engineBeginning}${nonce}-`);
}

/** Removes folders that hold nothing but folders: groups of processes (cgroups), whose files are none. */
export function removeGroups(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) removeGroups(join(path, entry.name));
  }
  rmdirSync(path);
}

/** The name of a run's folder: what a journal names is removed only when it is called so. */
export function isRunFolder(path: string, nonce: string): boolean {
  return basename(path).startsWith(`${beginning}${nonce}-`);
}

/** Where a run's folder has the notes of its `docker`. */
export function dockerNotes(root: string): string {
  return join(root, 'docker');
}

/**
 * Whether something stands at a path that somebody else may have put there, or a link. Temporary folders are everybody's
 * and are emptied now and then, while journals stay: under a name that one of them holds, anybody can make a folder.
 */
export function isForeign(path: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat !== undefined && !(stat.isDirectory() && stat.uid === (process.getuid?.() ?? stat.uid));
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
    docker: dockerNotes(root),
  };
  const { work: _copied, root: _made, ...empty } = folder;
  for (const path of Object.values(empty)) mkdirSync(path, { mode: 0o700 });
  return folder;
}

/**
 * Removes what a run left, whatever the permissions that its snippets set. What they mounted there is unmounted, else
 * what is mounted would be removed with the folder.
 *
 * @throws Error when something cannot be removed; nothing is, while something stays mounted.
 */
export async function removeRunFolder(root: string): Promise<void> {
  for (const place of mountsBelow(root)) await promisify(execFile)('umount', [place]);
  await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

/** What is mounted below a folder, the innermost first: https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html */
function mountsBelow(folder: string): string[] {
  let table = '';
  try {
    table = readFileSync('/proc/self/mountinfo', 'utf8');
  } catch {
    // Other systems have no such table, and let nobody but root mount.
  }
  const places = table.split('\n').map((line) => (line.split(' ')[4] ?? '').replace(/\\(\d{3})/g, unescaped));
  return places.filter((place) => place.startsWith(`${folder}/`)).reverse();
}

const unescaped = (_: string, octal: string): string => String.fromCharCode(Number.parseInt(octal, 8));

/** Writes a file at once: whoever reads it meanwhile sees the old or the new one. */
export function putFile(path: string, text: string, mode = 0o600): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const aside = `${path}.new`;
  writeFileSync(aside, text, { mode });
  chmodSync(aside, mode);
  renameSync(aside, path);
}

/** Removes a file, where there is one. */
export function dropFile(path: string): void {
  rmSync(path, { force: true });
}
