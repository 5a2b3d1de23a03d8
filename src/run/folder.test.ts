import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeRunFolder, removeRunFolder } from './folder.ts';
import { makeNonce } from './nonce.ts';

/** Mounting needs root, and a machine that allows it. */
const mounts = (() => {
  try {
    execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' });
    return process.getuid?.() === 0;
  } catch {
    return false;
  }
})();

describe('the folder of a run', () => {
  it('is removed, read-only folders in it too', async () => {
    const { root, home } = makeRunFolder(makeNonce());
    mkdirSync(join(home, 'closed'));
    writeFileSync(join(home, 'closed/a'), '');
    execFileSync('chmod', ['500', join(home, 'closed')]);
    await removeRunFolder(root);
    expect(existsSync(root)).toBe(false);
  });

  it.runIf(mounts)('is removed without what a snippet mounted in it', async () => {
    const other = makeRunFolder(makeNonce());
    writeFileSync(join(other.home, 'precious'), '');
    const { root, home } = makeRunFolder(makeNonce());
    const place = join(home, 'a place');
    mkdirSync(place);
    execFileSync('mount', ['--bind', other.home, place]);
    expect(readdirSync(place)).toEqual(['precious']);
    await removeRunFolder(root);
    expect(existsSync(root)).toBe(false);
    expect(readdirSync(other.home)).toEqual(['precious']);
    await removeRunFolder(other.root);
  });
});
