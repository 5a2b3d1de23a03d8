import { delimiter, join } from 'node:path';
import { UsageError } from '../model/errors.ts';

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
  const own = env['CHROME_PATH'] ? [env['CHROME_PATH']] : [];
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
 * The browser to print with: the one that was asked for, or the first that is installed, or the one that
 * Playwright downloaded for itself before (`own`).
 *
 * @throws UsageError when there is none, which says what to do.
 */
export function browserPath(asked: string | undefined, own: string, machine: Machine): string {
  if (asked !== undefined) {
    if (machine.exists(asked)) return asked;
    throw new UsageError(
      `There is no browser at \`${asked}\`.`,
      'Give `--browser` the path of the program of Chrome, Chromium or Edge.',
    );
  }
  const found = installedBrowser(machine) ?? (own && machine.exists(own) ? own : undefined);
  if (found !== undefined) return found;
  throw new UsageError(
    'No Chrome, Chromium or Edge was found on this machine: one of them makes the PDF.',
    'Install one, or name it with `--browser <path>` or in the variable CHROME_PATH, or let `npx playwright-core install chromium-headless-shell` download one.',
  );
}
