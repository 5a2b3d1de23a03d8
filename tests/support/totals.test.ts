import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

// A run of the runner itself, on a folder of its own inside the project, so that `vitest` is found.
const root = join(import.meta.dirname, '../..');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(root, 'node_modules/.totals-'));
  await writeFile(
    join(folder, 'vitest.config.mjs'),
    [
      `import { TotalsReporter } from ${JSON.stringify(join(root, 'tests/support/totals.ts'))};`,
      "export default { test: { include: ['**/*.check.js'], exclude: [], reporters: ['default', new TotalsReporter()] } };",
    ].join('\n'),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the given test file; gives the exit code and the last line of the output. */
async function run(name: string, code: string): Promise<{ code: number; last: string }> {
  await writeFile(join(folder, `${name}.check.js`), `import { expect, test } from 'vitest';\n${code}`);
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--root', folder, `${name}.check.js`];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, (_error, stdout) => {
      resolve({ code: child.exitCode ?? -1, last: stdout.trimEnd().split('\n').at(-1) ?? '' });
    });
  });
}

test('the last line counts what passed, failed and was skipped', async () => {
  const outcome = await run(
    'mixed',
    "test('a', () => {}); test('b', () => { expect(1).toBe(2); }); test.skip('c', () => {});",
  );
  expect(outcome).toEqual({ code: 1, last: '1 passed, 1 failed, 1 skipped' });
});

test('a file that cannot be loaded counts as failed', async () => {
  expect(await run('broken', "throw new Error('no');")).toEqual({ code: 1, last: '0 passed, 1 failed, 0 skipped' });
});

test('a run in which all passes ends with zero', async () => {
  expect(await run('fine', "test('a', () => {});")).toEqual({ code: 0, last: '1 passed, 0 failed, 0 skipped' });
});
