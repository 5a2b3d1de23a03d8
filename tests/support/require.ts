import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { isRequired, type Need } from './needs.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The browser that the end-to-end project found, or undefined. */
    browser: { readonly executablePath: string | undefined } | undefined;
  }
}

/** The folder of reading matter (real decks, conformance cases) beside the checkout. */
export const sharedFolder = join(import.meta.dirname, '../../../shared');

/**
 * Whether a suite's need is met; use as `describe.skipIf(!requireOrSkip('browser'))`.
 * Where `ESTRADE_REQUIRE` names the need (`browser,shared` in continuous integration), a missing one throws:
 * there nothing may be skipped in silence.
 */
export function requireOrSkip(need: Exclude<Need, 'engine'>): boolean {
  const met = need === 'browser' ? inject('browser') !== undefined : existsSync(sharedFolder);
  if (!met && isRequired(need)) throw new Error(`\`${need}\` is required here (ESTRADE_REQUIRE) but was not found`);
  return met;
}
