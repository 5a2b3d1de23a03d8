import { readdirSync, readFileSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { join } from 'node:path';
import type { Variables } from './environment.ts';
import { dropFile, putFile } from './folder.ts';
import { signal, startOf } from './processes.ts';

/** What is written down of a run while it lives, so that a later one can clean up where it was killed. */
export interface JournalEntry {
  readonly host: string;
  /** The process that runs it, and when that began. */
  readonly pid: number;
  readonly started: string | undefined;
  readonly nonce: string;
  /** Its folder, with the copy. */
  readonly root: string;
  readonly project: string;
  /** The real `docker`, where there is one, and how it reaches its engine. */
  readonly docker: string | undefined;
  readonly environment: Readonly<Record<string, string>>;
}

/** Variables that say which engine; none of them is a secret. */
const engineVariables =
  /^(?:PATH|HOME|XDG_RUNTIME_DIR|SSH_AUTH_SOCK|DOCKER_(?:HOST|CONTEXT|CONFIG|TLS|TLS_VERIFY|CERT_PATH|API_VERSION))$/;

/** Where journals of runs (or of engines) are kept: in the user's cache folder. */
export function journalFolder(own: Variables, of: 'runs' | 'engines' = 'runs'): string {
  return join(own['XDG_CACHE_HOME'] || join(own['HOME'] || homedir(), '.cache'), 'estrade', of);
}

/** Writes down a run before it starts anything. @returns a function that strikes it out. */
export function writeJournal(folder: string, entry: Omit<JournalEntry, 'host' | 'pid' | 'started'>): () => void {
  const environment = Object.entries(entry.environment).filter(([name]) => engineVariables.test(name));
  const full: JournalEntry = {
    ...entry,
    environment: Object.fromEntries(environment),
    host: hostname(),
    pid: process.pid,
    started: startOf(process.pid),
  };
  const path = join(folder, `${entry.nonce}.json`);
  putFile(path, `${JSON.stringify(full)}\n`);
  return () => dropFile(path);
}

/** The runs of this machine whose process is gone, each with a function that strikes it out. */
export function leftBehind(folder: string): { entry: JournalEntry; strike: () => void }[] {
  return names(folder).flatMap((name) => {
    const path = join(folder, name);
    const entry = read(path);
    if (!entry || entry.host !== hostname() || lives(entry)) return [];
    return [{ entry, strike: () => dropFile(path) }];
  });
}

function lives({ pid, started }: JournalEntry): boolean {
  return signal(pid, 0) && startOf(pid) === started;
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^[0-9a-f]+\.json$/.test(name));
  } catch {
    return [];
  }
}

function read(path: string): JournalEntry | undefined {
  try {
    const entry = JSON.parse(readFileSync(path, 'utf8')) as JournalEntry;
    return /^[0-9a-f]{12}$/.test(entry.nonce) && typeof entry.root === 'string' ? entry : undefined;
  } catch {
    return undefined;
  }
}
