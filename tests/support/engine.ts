import { execFileSync } from 'node:child_process';
import { describe } from 'vitest';
import { findCommand } from '../../src/run/environment.ts';
import { isRequired } from './needs.ts';

/** A registry without a password that the engine pushes to, from the environment: `127.0.0.1:5000`. */
export const registry = process.env['ESTRADE_REGISTRY'];

/**
 * Describes tests that need a Docker engine that answers, and what else is named. Without it they are skipped, which
 * their name says, or fail when the environment variable `ESTRADE_REQUIRE` names `engine`. `.ci/engine` provides all.
 */
export function describeWithEngine(
  name: string,
  body: () => void,
  needs: readonly ('compose' | 'registry' | 'dockerd')[] = [],
): void {
  const missing = firstMissing(needs);
  if (missing && isRequired('engine')) throw new Error(`\`engine\` is required here (ESTRADE_REQUIRE): ${missing}`);
  if (missing) console.info(`Skipped: ${name}. ${missing}`);
  describe.skipIf(missing)(missing ? `${name} (skipped: ${missing})` : name, body);
}

function firstMissing(needs: readonly string[]): string | undefined {
  if (!answers('version', '--format', '{{.Server.Version}}')) return 'No Docker engine answers.';
  if (needs.includes('compose') && !answers('compose', 'version')) return 'This docker has no Compose.';
  if (needs.includes('dockerd') && (process.getuid?.() !== 0 || !findCommand('dockerd', process.env['PATH']))) {
    return 'Only root can start another engine, with dockerd.';
  }
  return needs.includes('registry') && !registry ? 'ESTRADE_REGISTRY names no registry.' : undefined;
}

function answers(...words: string[]): boolean {
  try {
    execFileSync('docker', words, { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

/** Asks the engine, as somebody beside the session would. @returns what it says. */
export function docker(...words: string[]): string {
  return execFileSync('docker', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}
