import { createRequire } from 'node:module';
import type * as Headless from '@xterm/headless';

/** Loads the terminal that has no screen, where one is needed: few outputs need it. */
export function loadTerminal(): typeof Headless.Terminal {
  // Imported, it would have no names: the package is CommonJS that Node cannot look into.
  return (createRequire(import.meta.url)('@xterm/headless') as typeof Headless).Terminal;
}
