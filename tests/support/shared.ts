import { describe } from 'vitest';
import { sharedFolder as folder, requireOrSkip } from './require.ts';

/** The folder of decks and conformance cases beside the project, or undefined when it is not there. */
export function sharedFolder(): string | undefined {
  return requireOrSkip('shared') ? folder : undefined;
}

/**
 * Describes tests that read the shared folder. Without it they are skipped, or fail when the environment
 * variable `ESTRADE_REQUIRE` names `shared`.
 */
export function describeWithShared(name: string, body: (folder: string) => void): void {
  const found = sharedFolder();
  if (found) describe(name, () => body(found));
  else describe.skip(name, () => body(folder));
}
