import { chownSync, existsSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unit } from './docker-notes.ts';
import { journalFolder } from './journal.ts';
import { removeLeftEngines } from './own-engine/leftovers.ts';
import { cleanLeftBehind } from './run.ts';
import { putFakeDocker } from './testing/fake-docker.ts';
import { useFolder } from './testing/runs.ts';

const folder = useFolder();
const nobody = 65_534;
const nonce = 'abcdefabcdef';

/** A journal of a run (or an engine) that was killed, and a folder of its name with notes of an engine. */
function leave(kind: 'run' | 'engine') {
  const environment = { XDG_CACHE_HOME: folder() };
  const journal = journalFolder(environment, `${kind}s`);
  const { docker, calls } = putFakeDocker(folder());
  const root = join(folder(), `estrade-${kind}-${nonce}-x`);
  mkdirSync(join(root, 'docker'), { recursive: true });
  writeFileSync(join(root, 'docker/engines'), `tcp://evil${unit}${unit}--config${unit}/tmp/evil\n`);
  mkdirSync(journal, { recursive: true });
  const entry = { host: hostname(), pid: 2 ** 22 + 1, started: '1', nonce, root, project: 'p', docker, environment };
  const path = join(journal, `${nonce}.json`);
  writeFileSync(path, JSON.stringify(entry));
  return { journal, path, root, calls };
}

describe('what a run left whose process was killed', () => {
  it('is cleaned up, with the engines that its notes name', async () => {
    const { journal, path, root, calls } = leave('run');
    await cleanLeftBehind(journal);
    expect(calls()).not.toEqual([]);
    expect([root, path].filter(existsSync)).toEqual([]);
  });

  it('is not believed where a link stands there', async () => {
    const { journal, path, root, calls } = leave('run');
    const elsewhere = join(folder(), 'elsewhere');
    renameSync(root, elsewhere);
    symlinkSync(elsewhere, root);
    await cleanLeftBehind(journal);
    expect(calls()).toEqual([]);
    expect(existsSync(join(elsewhere, 'docker/engines'))).toBe(true);
    expect(existsSync(path)).toBe(false);
  });

  it.runIf(process.getuid?.() === 0)('is not believed where somebody else’s folder stands there', async () => {
    const { journal, path, root, calls } = leave('run');
    chownSync(root, nobody, nobody);
    await cleanLeftBehind(journal);
    expect(calls()).toEqual([]);
    expect([root, path].map(existsSync)).toEqual([true, false]);
  });

  it.runIf(process.getuid?.() === 0)('nor is what an engine left', async () => {
    const [theirs, ours] = [leave('engine'), leave('engine')];
    chownSync(theirs.root, nobody, nobody);
    for (const { journal } of [theirs, ours]) await removeLeftEngines(journal);
    expect([theirs, ours].map(({ root }) => existsSync(root))).toEqual([true, false]);
    expect([theirs, ours].map(({ path }) => existsSync(path))).toEqual([false, false]);
  });
});
