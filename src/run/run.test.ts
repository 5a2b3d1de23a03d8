import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { journalFolder } from './journal.ts';
import { groupLives, markedProcesses, startOf } from './processes.ts';
import { putFakeDocker } from './testing/fake-docker.ts';
import { useFolder, useRuns } from './testing/runs.ts';

const runs = useRuns();
const folder = useFolder();

/** Starts what `kill` of a process group does not find, and says under which mark. */
const escapes = [
  'sleep 5551 &',
  'setsid sleep 5552 &',
  '(trap "" TERM HUP INT; setsid sleep 5553) &',
  'nohup sh -c "sleep 5554 | cat" >/dev/null 2>&1 &',
  'env -i sleep 5555 & bare=$!',
  'echo "$ESTRADE_RUN" pid=$bare',
].join('\n');
const nonceIn = (output: string) =>
  output
    .trim()
    .split(/\s+/)
    .find((word) => /^[0-9a-f]{12}$/.test(word)) ?? '';

describe('a run', () => {
  it('works on a copy: what a snippet changes is not changed in the folder', async () => {
    const source = folder({ 'a.txt': 'mine\n' });
    const run = await runs({ source });
    const { output } = await run.open().run({ code: 'cat a.txt; echo theirs >a.txt; touch new; echo x >"$HOME/x"' });
    expect(output).toBe('mine\r\n');
    expect(readdirSync(source)).toEqual(['a.txt']);
    expect(readFileSync(join(source, 'a.txt'), 'utf8')).toBe('mine\n');
    await run.close();
    expect(existsSync(dirname(run.work))).toBe(false);
  });

  it('has several sessions over the same copy', async () => {
    const run = await runs();
    const [one, two] = [run.open('bash'), run.open('sh')];
    await one.run({ code: 'echo shared >x' });
    expect((await two.run({ code: 'cat x' })).output).toBe('shared\r\n');
  });

  it('ends all that was started in it when it is closed, wherever that hid', async () => {
    const run = await runs();
    const { output } = await run.open().run({ code: escapes });
    const [nonce, bare] = [nonceIn(output), Number(/pid=(\d+)/.exec(output)?.[1])];
    await expect.poll(() => markedProcesses(nonce).length).toBeGreaterThan(4);
    expect(groupLives(bare)).toBe(true);
    expect(await run.close()).toEqual([]);
    expect(markedProcesses(nonce)).toEqual([]);
    expect(groupLives(bare)).toBe(false);
    expect(await run.close()).toEqual([]);
  });

  it('is closed by its signal, also while a command runs', async () => {
    const controller = new AbortController();
    const run = await runs({ signal: controller.signal });
    const session = run.open();
    const nonce = nonceIn((await session.run({ code: escapes })).output);
    const started = new Promise<void>((done) => session.onText((text) => text.includes('started') && done()));
    const running = session.run({ code: 'echo started; sleep 5556' });
    await started;
    controller.abort();
    await run.close();
    expect((await running).ending).toBe('interrupted');
    expect(markedProcesses(nonce)).toEqual([]);
    expect(existsSync(dirname(run.work))).toBe(false);
  });

  it('may be closed while a shell starts', async () => {
    const run = await runs();
    const running = run.open().run({ code: 'sleep 5557' });
    expect(await run.close()).toEqual([]);
    await expect(running).rejects.toThrow('closed');
    expect(existsSync(dirname(run.work))).toBe(false);
  });

  it('opens nothing more once it is being closed', async () => {
    const run = await runs();
    const closing = run.close();
    expect(() => run.open()).toThrow('closed');
    await closing;
    expect(() => run.open()).toThrow('closed');
  });

  it('removes folders that snippets have closed', async () => {
    const run = await runs();
    await run.open().run({ code: 'mkdir -p d/e; touch d/e/f; chmod 000 d/e d' });
    await run.close();
    if (existsSync(join(run.work, 'd'))) chmodSync(join(run.work, 'd'), 0o700);
    expect(existsSync(run.work)).toBe(false);
  });

  it('leaves nothing of a copy that failed', async () => {
    const cache = folder();
    const environment = { XDG_CACHE_HOME: cache };
    await expect(runs({ source: '/no/such/folder', environment })).rejects.toThrow('is not there');
    expect(readdirSync(journalFolder(environment))).toEqual([]);
  });
});

describe('a run whose process was killed', () => {
  it('is cleaned up by the next one: processes, objects in Docker, folder', async () => {
    const [cache, outfile] = [folder(), join(import.meta.dirname, '../../node_modules/.cache/estrade-killed.mjs')];
    const { docker, calls } = putFakeDocker(join(folder(), 'bin'), `case "$*" in *'network ls'*) echo n1 ;; esac`);
    const entry = join(import.meta.dirname, 'testing/killed.ts');
    await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile });
    const environment = { XDG_CACHE_HOME: cache, PATH: `${dirname(docker)}:${process.env['PATH']}` };
    const env = { ...process.env, ...environment, SOURCE: folder({ 'a.txt': 'x' }) };
    const child = spawn(process.execPath, [outfile], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    const { work, output } = JSON.parse(String(said)) as { work: string; output: string };
    expect(output).toContain('started');
    const nonce = /estrade-run-([0-9a-f]{12})-/.exec(work)?.[1] ?? '';

    // A run that lives is left alone.
    await (await runs({ environment })).close();
    expect(markedProcesses(nonce).length).toBeGreaterThan(1);
    expect(existsSync(work)).toBe(true);

    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(readdirSync(journalFolder(environment))).toEqual([`${nonce}.json`]);
    await (await runs({ environment })).close();
    expect(markedProcesses(nonce)).toEqual([]);
    expect(existsSync(dirname(work))).toBe(false);
    expect(calls()).toContainEqual(['network', 'rm', 'n1']);
    expect(readdirSync(journalFolder(environment))).toEqual([]);
  });

  it('is not believed when its journal names a folder that is no run’s, or another machine', async () => {
    const environment = { XDG_CACHE_HOME: folder({ 'estrade/runs/x.txt': '' }) };
    const precious = folder({ 'a.txt': 'x' });
    const put = (nonce: string, more: object) => {
      const entry = { pid: 2 ** 22 + 1, started: '1', nonce, root: precious, project: 'p', environment: {}, ...more };
      writeFileSync(join(journalFolder(environment), `${nonce}.json`), JSON.stringify(entry));
    };
    const { hostname } = await import('node:os');
    put('aaaaaaaaaaaa', { host: hostname() });
    put('bbbbbbbbbbbb', { host: 'another' });
    writeFileSync(join(journalFolder(environment), 'cccccccccccc.json'), '{ broken');
    await (await runs({ environment })).close();
    expect(existsSync(join(precious, 'a.txt'))).toBe(true);
    expect(existsSync(join(journalFolder(environment), 'aaaaaaaaaaaa.json'))).toBe(false);
    expect(existsSync(join(journalFolder(environment), 'bbbbbbbbbbbb.json'))).toBe(true);
  });

  it('is told by when its process began: pids are given again', () => {
    expect(startOf(process.pid)).toBe(startOf(process.pid));
    expect(startOf(2 ** 22 + 1)).toBeUndefined();
  });
});
