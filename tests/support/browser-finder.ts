import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

/** A browser to launch; without a path it is the one that Playwright downloaded for itself. */
export interface FoundBrowser {
  readonly executablePath: string | undefined;
}

/** What the search needs to know about the machine; tests give their own. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  exists(path: string): boolean;
}

const commands = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Where a Chrome, Chromium or Edge may stand on a machine, in the order to try them. `CHROME_PATH` goes first.
 */
export function candidates({ platform, env }: Omit<Machine, 'exists'>): string[] {
  const own = env.CHROME_PATH ? [env.CHROME_PATH] : [];
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined);
    return [...own, ...windowsPrograms.flatMap((program) => roots.map((root) => `${root}\\${program}`))];
  }
  const onPath = commands.flatMap((command) =>
    (env.PATH ?? '')
      .split(delimiter)
      .filter(Boolean)
      .map((folder) => join(folder, command)),
  );
  if (platform !== 'darwin') return [...own, ...onPath];
  const folders = ['/Applications', ...(env.HOME ? [`${env.HOME}/Applications`] : [])];
  const bundles = macApplications.flatMap((name) =>
    folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`),
  );
  return [...own, ...bundles, ...onPath];
}

/** The first installed browser of the machine, or undefined. */
export function installedBrowser(machine: Machine): string | undefined {
  return candidates(machine).find((path) => machine.exists(path));
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
