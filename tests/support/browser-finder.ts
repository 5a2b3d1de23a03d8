import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { installedBrowser } from '../../src/print/browser-finder.ts';

/** A browser to launch; without a path it is the one that Playwright downloaded for itself. */
export interface FoundBrowser {
  readonly executablePath: string | undefined;
}

/**
 * Finds a browser, or gets one: an installed one; Playwright's own, downloaded before or now; on Debian, as
 * root, the distribution's. `say` hears what takes long. Undefined when nothing worked.
 */
export async function findBrowser(say: (line: string) => void): Promise<FoundBrowser | undefined> {
  const installed = () => installedBrowser({ platform: process.platform, env: process.env, exists: existsSync });
  const found = installed();
  if (found) return { executablePath: found };
  if (await starts()) return { executablePath: undefined };
  say('No Chrome, Chromium or Edge on this machine: downloading one for the tests…');
  const cli = join(import.meta.dirname, '../../node_modules/playwright-core/cli.js');
  if ((await runs(process.execPath, [cli, 'install', 'chromium-headless-shell'])) && (await starts())) {
    return { executablePath: undefined };
  }
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    say('No download: installing the package `chromium`…');
    await runs('apt-get', ['update', '-qq']);
    await runs('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  }
  const late = installed();
  return late ? { executablePath: late } : undefined;
}

/** Whether Playwright's own browser starts here: it may be absent, or lack libraries. */
async function starts(): Promise<boolean> {
  try {
    await (await chromium.launch()).close();
    return true;
  } catch {
    return false;
  }
}

async function runs(command: string, args: readonly string[]): Promise<boolean> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return promisify(execFile)(command, args, { env, timeout: 300_000, maxBuffer: 2 ** 26 }).then(
    () => true,
    () => false,
  );
}
