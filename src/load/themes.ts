import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Theme } from '../model/course.ts';

type Kind = Theme['kind'];

/**
 * Names and kinds of the shipped themes, as the build of the package wrote them.
 * @throws when the package is not built.
 */
export function shippedThemes(lib: string): ReadonlyMap<string, Kind> {
  const listed: Record<string, { kind: Kind }> = JSON.parse(readFileSync(join(lib, 'themes', 'themes.json'), 'utf8'));
  return new Map(Object.entries(listed).map(([name, { kind }]) => [name, kind]));
}
