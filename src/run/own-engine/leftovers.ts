import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isEngineFolder, isForeign, removeGroups, removeRunFolder } from '../folder.ts';
import { leftBehind } from '../journal.ts';
import { cleanLeftBehind } from '../run.ts';
import { journalsWithin } from './script.ts';

const controlGroups = '/sys/fs/cgroup';

/**
 * Removes what an engine leaves once its processes are gone, and with them its mounts and network: its folder, the
 * groups that its containers were in, and the copies of runs that were killed with it.
 *
 * @throws Error when the folder cannot be removed.
 */
export async function removeEngine(folder: string): Promise<void> {
  for (const path of groupsNamed(basename(folder), controlGroups)) {
    // The kernel may still be counting.
    for (let attempt = 0; attempt < 20 && !removed(path); attempt++) await wait(50);
  }
  await cleanLeftBehind(journalsWithin(folder));
  await removeRunFolder(folder);
}

function removed(path: string): boolean {
  try {
    removeGroups(path);
  } catch {}
  return !existsSync(path);
}

function groupsNamed(name: string, within: string): string[] {
  const folders = foldersOf(within);
  if (folders.includes(name)) return [join(within, name)];
  return folders.flatMap((folder) => groupsNamed(name, join(within, folder)));
}

function foldersOf(path: string): string[] {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch {
    return [];
  }
}

/** Removes what engines have left whose command was killed. */
export async function removeLeftEngines(journal: string): Promise<void> {
  for (const { entry, strike } of leftBehind(journal)) {
    if (isEngineFolder(entry.root, entry.nonce) && !isForeign(entry.root)) await removeEngine(entry.root);
    strike();
  }
}
