import { execFileSync } from 'node:child_process';
import { describe } from 'vitest';
import { isRequired } from './needs.ts';

/**
 * Describes tests that need a Docker engine that answers. Without one they are skipped, or fail when the environment
 * variable `ESTRADE_REQUIRE` names `engine`.
 */
export function describeWithEngine(name: string, body: () => void): void {
  const isMet = answers();
  if (!isMet && isRequired('engine')) throw new Error('`engine` is required here (ESTRADE_REQUIRE) but none answers');
  describe.skipIf(!isMet)(name, body);
}

function answers(): boolean {
  try {
    execFileSync('docker', ['version', '--format', '{{.Server.Version}}'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}
