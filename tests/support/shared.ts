import { describe, it } from 'vitest';
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
  describeWith(sharedFolder(), name, body);
}

/** Describes tests that read a folder. Without it `body` is not even called: a suite may read while it is collected. */
export function describeWith(found: string | undefined, name: string, body: (folder: string) => void): void {
  if (found) describe(name, () => body(found));
  else describe.skip(name, () => it('reads a folder that is not there', () => undefined));
}
