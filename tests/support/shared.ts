import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';

/** The folder of decks and conformance cases beside the project, or undefined when it is not there. */
export function sharedFolder(): string | undefined {
  const folder = fileURLToPath(new URL('../../../shared/', import.meta.url));
  return existsSync(folder) ? folder : undefined;
}

/**
 * Describes tests that read the shared folder. Without it they are skipped, or fail when the environment
 * variable `ESTRADE_REQUIRE` lists `shared`.
 */
export function describeWithShared(name: string, body: (folder: string) => void): void {
  const folder = sharedFolder();
  const required = (process.env.ESTRADE_REQUIRE ?? '').split(/[\s,]+/).includes('shared');
  if (folder) describe(name, () => body(folder));
  else if (required) {
    describe(name, () => {
      it('finds the shared folder', () => {
        throw new Error('ESTRADE_REQUIRE lists `shared`, but there is no folder `shared` beside the project.');
      });
    });
  } else describe.skip(name, () => it('needs the shared folder', () => {}));
}
