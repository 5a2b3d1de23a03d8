import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Theme } from '../model/course.ts';

type Kind = Theme['kind'];

/** The themes that the package ships when its build has not said otherwise: our own, and reveal's fourteen. */
const shipped: Readonly<Record<string, Kind>> = {
  estrade: 'own',
  beige: 'reveal',
  black: 'reveal',
  'black-contrast': 'reveal',
  blood: 'reveal',
  dracula: 'reveal',
  league: 'reveal',
  moon: 'reveal',
  night: 'reveal',
  serif: 'reveal',
  simple: 'reveal',
  sky: 'reveal',
  solarized: 'reveal',
  white: 'reveal',
  'white-contrast': 'reveal',
};

/** Names and kinds of the shipped themes, from `lib/themes/themes.json` where the build wrote it. */
export function shippedThemes(lib: string): ReadonlyMap<string, Kind> {
  try {
    const listed: Record<string, { kind: Kind }> = JSON.parse(readFileSync(join(lib, 'themes', 'themes.json'), 'utf8'));
    return new Map(Object.entries(listed).map(([name, { kind }]) => [name, kind]));
  } catch {
    return new Map(Object.entries(shipped));
  }
}
