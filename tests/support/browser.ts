import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';
import { noBrowser } from './needs.ts';

/** A browser that asks nothing and calls nobody: decks are tested on what they do by themselves. */
const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts the browser that was found for this run, with a fresh profile that goes when it closes.
 * Suites that use it begin with `describe.skipIf(!requireOrSkip('browser'))`.
 */
export async function launch(): Promise<Browser> {
  const found = inject('browser');
  if (!found) throw new Error(noBrowser);
  return chromium.launch({
    ...(found.executablePath ? { executablePath: found.executablePath } : {}),
    args: quiet,
  });
}
