import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { openRun, type Run, type RunOptions } from '../run.ts';

/** Files of a working folder by path. */
export type Files = Readonly<Record<string, string>>;

/** Makes folders that go when the suite ends. */
export function useFolder(): (files?: Files) => string {
  const made: string[] = [];
  afterAll(() => {
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
  });
  return (files = {}) => {
    const folder = mkdtempSync(join(tmpdir(), 'estrade-test-'));
    made.push(folder);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return folder;
  };
}

/** Opens runs whose journals stand in a folder of the suite's own, and closes them with it. */
export function useRuns(): (options?: Partial<RunOptions> & { readonly files?: Files }) => Promise<Run> {
  const folder = useFolder();
  const runs: Run[] = [];
  afterAll(async () => {
    await Promise.all(runs.map((run) => run.close()));
  });
  return async ({ files, ...options } = {}) => {
    const environment = { ...process.env, XDG_CACHE_HOME: folder(), ...options.environment };
    const run = await openRun({ source: folder(files), name: 'test', ...options, environment });
    runs.push(run);
    return run;
  };
}
