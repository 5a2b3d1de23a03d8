import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { markedProcesses } from './processes.ts';
import { useFolder } from './testing/runs.ts';

const folder = useFolder();

/** Starts a script that ends only when it is killed. */
function start(nonce: string, script: string) {
  const path = join(folder({ 'script.sh': `#!/bin/sh\n${script}\n` }), 'script.sh');
  chmodSync(path, 0o700);
  return spawn(path, { env: { PATH: process.env['PATH'], ESTRADE_RUN: `outer ${nonce}` }, stdio: 'ignore' });
}

describe('the processes of a run', () => {
  it('are found at every moment, also while they become another program', async () => {
    const child = start('e1e1e1e1e1e1', 'exec "$0"');
    await once(child, 'spawn');
    const looks = Array.from({ length: 100 }, () => markedProcesses('e1e1e1e1e1e1'));
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(looks.filter((found) => !found.includes(child.pid ?? 0))).toEqual([]);
  });

  it('are not those of another run, nor those without an environment', async () => {
    const child = start('e2e2e2e2e2e2', 'exec env -i sleep 5558');
    await once(child, 'spawn');
    await expect.poll(() => markedProcesses('e2e2e2e2e2e2')).toEqual([]);
    expect(markedProcesses('e3e3e3e3e3e3')).toEqual([]);
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
});
