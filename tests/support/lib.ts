import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Builds `lib/` before the tests, once for a run: what they run is what a user would. */
export async function setup(): Promise<void> {
  const script = join(import.meta.dirname, '../../scripts/build.mjs');
  const child = spawn(process.execPath, [script, '--no-types'], { stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`scripts/build.mjs failed (exit ${code})`);
}
