import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { useRuns } from './testing/runs.ts';

describe.each(['bash', 'sh'] as const)('a signal that %s gets between two commands', (shell) => {
  const runs = useRuns();

  it('before the next one is asked for does nothing to it', async () => {
    const session = (await runs()).open(shell);
    const pid = Number((await session.run({ code: 'echo $$' })).output);
    for (let n = 0; n < 10; n++) {
      process.kill(pid, 'SIGINT');
      expect(await session.run({ code: `echo ${n}`, timeout: 8_000 })).toMatchObject({
        ending: 'done',
        output: `${n}\r\n`,
      });
    }
  });

  it('while the next one is told may interrupt it, but it is never lost, and never runs twice', async () => {
    const run = await runs();
    const session = run.open(shell);
    const pid = Number((await session.run({ code: 'echo $$' })).output);
    for (let n = 0; n < 24; n++) {
      const running = session.run({ code: `echo ${n} >>ran`, timeout: 8_000 });
      await wait(n % 6);
      process.kill(pid, 'SIGINT');
      const { ending, exitCode } = await running;
      expect(ending).toBe('done');
      expect([0, 130]).toContain(exitCode);
    }
    const ran = readFileSync(join(run.work, 'ran'), 'utf8').trim().split('\n');
    expect(new Set(ran).size).toBe(ran.length);
  });

  it('does nothing to one that goes on in the background', async () => {
    const session = (await runs()).open(shell);
    const pid = Number((await session.run({ code: 'echo $$' })).output);
    process.kill(pid, 'SIGINT');
    const { ending, background } = await session.run({ code: 'echo up; sleep 1000', until: /up/, timeout: 8_000 });
    expect(ending).toBe('until');
    await background?.stop();
    expect((await session.run({ code: 'echo fine' })).output).toBe('fine\r\n');
  });

  it('that ends the shell ends no command that has not begun', async () => {
    const session = (await runs()).open(shell);
    const pid = Number((await session.run({ code: 'echo $$' })).output);
    process.kill(pid, 'SIGKILL');
    expect(await session.run({ code: 'echo fine', timeout: 8_000 })).toMatchObject({ exitCode: 0, output: 'fine\r\n' });
  });
});
