import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Variables } from '../environment.ts';
import { makeEngineFolder, putFile } from '../folder.ts';
import { journalFolder, writeJournal } from '../journal.ts';
import { makeNonce } from '../nonce.ts';
import { environmentWithin } from './environment.ts';
import { copyImages, namedImages } from './images.ts';
import { removeEngine, removeLeftEngines } from './leftovers.ts';
import { enginePlace } from './place.ts';
import { checkPossible, impossible, lastLine } from './possible.ts';
import { engineSettings } from './script.ts';
import { openSpace, type Space } from './space.ts';
import { readTexts } from './texts.ts';

/** How long an engine may take to start. */
const patience = 60_000;

/** Ended by Ctrl-C, as shells say it: 128 and the signal's number. */
const interrupted = 130;

export interface Within {
  /** What runs beside the engine, in this process's terminal. */
  readonly command: readonly string[];
  /** The person's own environment, with the engine that images come from. */
  readonly environment: Variables;
  /** Where the chapters are that name images. */
  readonly folders: readonly string[];
  /** Tells a person what is done. */
  say(text: string): void;
  /** Asks the command to end. */
  readonly signal: AbortSignal;
}

/**
 * Runs a command in fresh namespaces (network, mounts, processes) beside a Docker engine that starts there for it, with
 * those images of the person's engine that the chapters name. Nothing of it is left afterwards; what a killed one left
 * is removed first.
 *
 * @returns the command's exit code.
 * @throws RunError where no such engine can be started.
 */
export async function runWithin({ command, environment, folders, say, signal }: Within): Promise<number> {
  await checkPossible({ platform: process.platform, uid: process.getuid?.(), environment });
  const journal = journalFolder(environment, 'engines');
  await removeLeftEngines(journal);
  const nonce = makeNonce();
  const folder = makeEngineFolder(enginePlace(), nonce);
  const strike = writeJournal(journal, { nonce, root: folder, project: '', docker: undefined, environment: {} });
  putFile(join(folder, 'daemon.json'), JSON.stringify(engineSettings(folder, basename(folder))));
  const within = environmentWithin(environment, folder);
  const journals = journalFolder(environment);
  const space = openSpace({ folder, journals, command, environment: within });
  const stop = () => space.terminate();
  try {
    await untilReady(space, folder, within, signal);
    if (!signal.aborted) say(await fill(environment, within, folders, signal));
    if (signal.aborted) return interrupted;
    signal.addEventListener('abort', stop);
    space.go();
    return await space.exitCode;
  } finally {
    signal.removeEventListener('abort', stop);
    await space.end();
    await removeEngine(folder);
    strike();
  }
}

/** @throws RunError when the engine ends instead of answering. */
async function untilReady(space: Space, folder: string, within: Variables, signal: AbortSignal): Promise<void> {
  const giveUp = performance.now() + patience;
  const isOver = () => space.isOver() || existsSync(join(folder, 'ended')) || performance.now() > giveUp;
  while (!signal.aborted && (await ask(within, 'version', '--format', '{{.Server.Version}}')) === undefined) {
    if (isOver()) throw impossible(`It does not start: ${lastLine(read(join(folder, 'log')))}`);
    await wait(100, undefined, { signal }).catch(() => undefined);
  }
}

/** Copies the images into the engine. @returns what a person hears of it. */
async function fill(own: Variables, within: Variables, folders: readonly string[], signal: AbortSignal) {
  const there = await ask(own, 'image', 'ls', '--format', '{{.Repository}}:{{.Tag}}');
  if (there === undefined) return 'Started an engine of its own, without images: yours does not answer.\n';
  const images = namedImages(there.split('\n').filter(Boolean), readTexts(folders));
  if (images.length === 0) return 'Started an engine of its own, without images: the course names none of yours.\n';
  try {
    await copyImages(images, own, within, signal);
  } catch (error) {
    if (signal.aborted) return '';
    throw impossible(`Images cannot be copied into it: ${lastLine(error instanceof Error ? error.message : error)}`);
  }
  return `Started an engine of its own, with ${images.join(', ')}.\n`;
}

async function ask(environment: Variables, ...words: string[]): Promise<string | undefined> {
  const options = { env: { ...environment }, timeout: 20_000, maxBuffer: 2 ** 24 };
  return promisify(execFile)('docker', words, options).then(
    ({ stdout }) => stdout,
    () => undefined,
  );
}

function read(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
