import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { journalFolder } from '../../src/run/journal.ts';
import { useFolder, useRuns } from '../../src/run/testing/runs.ts';
import { describeWithEngine, docker } from '../support/engine.ts';
import { notPassed, play } from './chapter.ts';
import { leaving } from './leaving.ts';

/** What there is under names of this suite. */
function made(): string[] {
  const named = (...words: string[]) => docker(...words, '--format', '{{json .}}').split('\n');
  return [named('ps', '-a'), named('network', 'ls'), named('volume', 'ls'), named('image', 'ls')]
    .flat()
    .filter((line) => line.includes('estrade-left'));
}

describeWithEngine('what a chapter made in Docker', () => {
  const runs = useRuns();
  const folder = useFolder();
  const files = { Dockerfile: 'FROM busybox\nRUN date >/date\n' };
  let volumes = '';
  beforeAll(() => {
    volumes = docker('volume', 'ls', '-q');
  });
  afterAll(() => {
    expect(made()).toEqual([]);
    expect(docker('volume', 'ls', '-q')).toBe(volumes);
  });

  it('is gone when the chapter ends; what somebody started meanwhile lives on', async () => {
    const run = await runs({ files });
    expect(notPassed(await play(run, leaving))).toEqual([]);
    expect(made()).toHaveLength(5);
    // Somebody else, in a shell of their own, with what the chapter built.
    const other = docker('run', '-d', '--init', '--name', 'estrade-other', 'busybox', 'sleep', '600');
    const second = docker('run', '-d', '--init', '--name', 'estrade-user', 'estrade-left', 'sleep', '600');
    try {
      expect(await run.close()).toEqual([]);
      const running = docker('ps', '-q', '--no-trunc').split('\n');
      expect(running).toEqual(expect.arrayContaining([other, second]));
      // The image that somebody uses stays, and nothing else.
      expect(made().filter((line) => !line.includes('estrade-user'))).toHaveLength(1);
    } finally {
      docker('rm', '-f', other, second);
      docker('rmi', 'estrade-left');
    }
  });

  it.each([0, 150, 400, 800, 1500])('is gone after Ctrl-C, %i ms after it began', async (delay) => {
    const controller = new AbortController();
    const { signal } = controller;
    const run = await runs({ files, signal });
    const playing = play(run, leaving, signal);
    setTimeout(() => controller.abort(), delay);
    const results = await playing;
    expect(results.map(({ status }) => status)).toContain('skipped');
    expect(await run.close()).toEqual([]);
    expect(made()).toEqual([]);
  });

  it('is gone when the next chapter begins, where the process was killed', async () => {
    const outfile = join(import.meta.dirname, '../../node_modules/.cache/estrade-docker-killed.mjs');
    const entry = join(import.meta.dirname, 'killed.ts');
    await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile });
    const environment = { XDG_CACHE_HOME: folder() };
    const env = { ...process.env, ...environment, SOURCE: folder(files) };
    const child = spawn(process.execPath, [outfile], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    expect(String(said)).toBe('all passed\n');
    expect(made()).toHaveLength(5);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(made()).toHaveLength(5);
    const others = docker('volume', 'create');
    const next = await runs({ environment });
    expect(made()).toEqual([]);
    // The volume without a name is gone, somebody else's is not.
    expect(docker('volume', 'ls', '-q').split('\n').sort()).toEqual(
      [...volumes.split('\n'), others].filter(Boolean).sort(),
    );
    docker('volume', 'rm', others);
    await next.close();
    expect(readdirSync(journalFolder(environment))).toEqual([]);
  });
});
