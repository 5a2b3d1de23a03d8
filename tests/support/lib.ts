import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/**
 * Builds `lib/` before the tests, once for a run: what they run is what a user would. While the sources are in
 * the middle of a change, the unit tests run all the same; only in continuous integration that is the end.
 */
export async function setup(): Promise<void> {
  const script = join(import.meta.dirname, '../../scripts/build.mjs');
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code === 0) return;
  if (process.env.CI) throw new Error(`scripts/build.mjs failed (exit ${code})`);
  console.error('lib/ is not up to date: tests of the command line and of decks say nothing about these sources.');
}
