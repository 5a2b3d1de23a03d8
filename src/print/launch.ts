import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { UsageError } from '../model/errors.ts';
import { browserPath } from './browser-finder.ts';

/** No window, no account, no call to anybody of its own. */
const quiet = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/**
 * Starts the browser of the machine.
 *
 * @param asked path of a browser, instead of the one that is found
 * @throws UsageError when there is no browser, or it does not start.
 */
export async function launchBrowser(asked: string | undefined, args: readonly string[]): Promise<Browser> {
  // Loaded here only: no other command waits for it.
  const { chromium } = await import('playwright-core');
  const machine = { platform: process.platform, env: process.env, exists: existsSync };
  const executablePath = browserPath(asked, chromium.executablePath(), machine);
  // The system's administrator gets no sandbox from Chromium, and the pages are the course's own.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  try {
    return await chromium.launch({
      executablePath,
      args: [...quiet, ...args, ...sandbox],
      handleSIGINT: false,
      handleSIGTERM: false,
    });
  } catch (error) {
    throw new UsageError(
      `\`${executablePath}\` does not start: ${firstLine(error)}`,
      'Name another Chrome, Chromium or Edge with `--browser <path>` or in the variable CHROME_PATH.',
      { cause: error },
    );
  }
}

/** What an error says first. */
export function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
