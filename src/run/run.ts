import type { Shell } from '../model/snippet.ts';
import { readDockerNotes } from './docker-notes.ts';
import { removeDockerObjects } from './docker-objects.ts';
import { putDockerShims } from './docker-shim.ts';
import { findCommand, sessionEnvironment, type Variables } from './environment.ts';
import { RunError } from './error.ts';
import { dockerNotes, isForeign, isRunFolder, makeRunFolder, removeRunFolder } from './folder.ts';
import { type JournalEntry, journalFolder, leftBehind, writeJournal } from './journal.ts';
import { makeNonce } from './nonce.ts';
import { sweep } from './processes.ts';
import { openSession, type Session } from './session.ts';
import type { Size } from './terminal.ts';
import { type CopyLimits, copyWorkspace } from './workspace.ts';

export interface RunOptions {
  /** The chapter's working folder; what runs works on a copy of it. */
  readonly source: string;
  /** The chapter's name, for what is named after it. */
  readonly name: string;
  /** The person's own environment. */
  readonly environment: Variables;
  /** Closes the run, as Ctrl-C does. */
  readonly signal?: AbortSignal | undefined;
  readonly limits?: CopyLimits | undefined;
  /** How many characters of a command's output are kept. */
  readonly captureLimit?: number | undefined;
  /** How long a command that is being stopped has after each signal, in milliseconds. */
  readonly grace?: number | undefined;
}

/** The place where a chapter's snippets run: a copy of its folder, and all that they start. */
export interface Run {
  /** The copy. */
  readonly work: string;
  /** What sessions find in their environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Opens a session. @throws RunError where its shell is not installed, and once the run is being closed. */
  open(shell?: Shell, size?: Partial<Size>): Session;
  /**
   * Removes the copy, ends every process that was started and removes what was made in Docker.
   *
   * @returns what could not be removed, as sentences.
   */
  close(): Promise<readonly string[]>;
}

/** What fits a slide in letters that the last row reads: recordings, checks and the stage have the same. */
export const defaultSize: Size = { columns: 88, rows: 24 };

/**
 * Prepares a run. First it cleans up what runs that were killed have left.
 *
 * @throws RunError when the folder cannot be copied.
 */
export async function openRun(options: RunOptions): Promise<Run> {
  const { environment: own, signal } = options;
  const journal = journalFolder(own);
  await cleanLeftBehind(journal);
  const nonce = makeNonce();
  const folder = makeRunFolder(nonce);
  const project = projectName(options.name, nonce);
  const environment = sessionEnvironment(own, { ...folder, project, nonce });
  const docker = findCommand('docker', own['PATH']);
  const entry = { nonce, root: folder.root, project, docker, environment };
  const strike = writeJournal(journal, entry);
  const sessions: Session[] = [];
  let closing: Promise<readonly string[]> | undefined;

  const close = (): Promise<readonly string[]> => {
    closing ??= (async () => {
      signal?.removeEventListener('abort', close);
      await Promise.all(sessions.map((session) => session.close()));
      const problems = await clean(entry);
      if (problems.length === 0) strike();
      return problems;
    })();
    return closing;
  };

  try {
    await copyWorkspace(options.source, folder.work, options.limits);
  } catch (error) {
    await close();
    throw error;
  }
  if (docker) {
    const compose = findCommand('docker-compose', own['PATH']);
    putDockerShims(folder.bin, { docker, compose, nonce, project, notes: folder.docker });
  }
  signal?.addEventListener('abort', close, { once: true });
  if (signal?.aborted) await close();
  return {
    work: folder.work,
    environment,
    open(shell = 'bash', size = {}) {
      // Nobody would close it.
      if (closing) throw new RunError('The run is closed.');
      const { work, control } = folder;
      const { captureLimit, grace } = options;
      const session = openSession({
        shell,
        size: { ...defaultSize, ...size },
        work,
        control,
        environment,
        captureLimit,
        grace,
      });
      sessions.push(session);
      return session;
    },
    close,
  };
}

/** Cleans up what runs have left whose process was killed. @returns what could not be removed, as sentences. */
export async function cleanLeftBehind(journal: string): Promise<string[]> {
  const problems: string[] = [];
  for (const { entry, strike } of leftBehind(journal)) {
    if (isRunFolder(entry.root, entry.nonce)) problems.push(...(await clean(entry, true)));
    strike();
  }
  return problems;
}

/**
 * Processes first: they could make new objects; then those, then the folder, which tells where they are. While
 * something is left, the folder stays for another attempt by the next run, the last one.
 */
async function clean(entry: Omit<JournalEntry, 'host' | 'pid' | 'started'>, isLast = false): Promise<string[]> {
  const problems: string[] = [];
  if (!(await sweep(entry.nonce))) problems.push('Some processes of the session cannot be ended.');
  // Its notes would have `docker` called as somebody else likes.
  if (isForeign(entry.root)) return problems;
  const { docker } = entry;
  if (docker) {
    const notes = readDockerNotes(dockerNotes(entry.root));
    for (const engine of notes.engines) {
      problems.push(...(await removeDockerObjects({ ...entry, docker, notes }, engine)));
    }
  }
  if (problems.length > 0 && !isLast) return problems;
  await removeRunFolder(entry.root).catch((error: unknown) => {
    problems.push(`\`${entry.root}\` cannot be removed: ${error instanceof Error ? error.message : error}`);
  });
  return problems;
}

/** A name for Compose, which takes lower-case letters, digits, `-` and `_`; the nonce makes it this run's alone. */
function projectName(name: string, nonce: string): string {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${plain || 'estrade'}-${nonce}`;
}
