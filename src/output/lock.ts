import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { guard, OutputError } from './error.ts';

/** How old a lock may become whose owner we cannot ask: one of another machine or container, or one without a name yet. */
const trust = { named: 10_000, unnamed: 500 };
/** How long to wait for a build that runs. */
const patience = 120_000;

/**
 * Runs `action` while no other build writes to the folder; waits for one that does. The lock of a build
 * that was killed does not hold.
 */
export function withLock<T>(folder: string, action: () => T): T {
  const path = join(folder, '.estrade.lock');
  const mine = `${process.pid}@${hostname()}`;
  const start = Date.now();
  while (!guard(path, () => take(path, mine))) {
    if (removeLeftBehind(path)) continue;
    if (Date.now() - start > patience) {
      throw new OutputError(
        'busy',
        path,
        `Another build is writing to \`${folder}\`.`,
        `If there is none, remove \`${path}\`.`,
      );
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
  }
  try {
    return action();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path: string, mine: string): boolean {
  try {
    writeFileSync(path, mine, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a lock whose owner is gone; true when it may be tried again at once. */
function removeLeftBehind(path: string): boolean {
  try {
    const owner = readFileSync(path, 'utf8');
    if (isAlive(owner) ?? Date.now() - statSync(path).mtimeMs < (owner ? trust.named : trust.unnamed)) return false;
    const aside = join(dirname(path), `.estrade-lock_${process.pid}.tmp`);
    renameSync(path, aside);
    // Another build may have taken it over in between: then it gets it back.
    if (readFileSync(aside, 'utf8') !== owner) linkSync(aside, path);
    rmSync(aside);
    return true;
  } catch {
    return false;
  }
}

/** Whether the process that wrote a lock still runs; undefined when we cannot know. */
function isAlive(owner: string): boolean | undefined {
  const [pid = '', host] = owner.split('@');
  if (host !== hostname()) return undefined;
  if (Number(pid) === process.pid) return false;
  try {
    return process.kill(Number(pid), 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
