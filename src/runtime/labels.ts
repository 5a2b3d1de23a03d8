import { english } from './labels-en.ts';
import { french, type Labels } from './labels-fr.ts';

export type { Labels } from './labels-fr.ts';

/** The catalogue of an interface language; French for any other than English. */
export function labelsFor(lang: string): Labels {
  return lang.toLowerCase().startsWith('en') ? english : french;
}
