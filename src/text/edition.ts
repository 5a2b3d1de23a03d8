import type { Edition } from '../model/settings.ts';
import { nearest } from './nearest.ts';
import { fold } from './slug.ts';

/** English names of the editions that every course has. */
const english: Readonly<Record<string, string>> = { trainer: 'formateur', student: 'eleve', teacher: 'formateur' };

/** The known edition that a name means; accents and case do not count. */
export function editionNamed(name: string, known: readonly string[]): string | undefined {
  const wanted = fold(name.trim());
  const find = (folded: string): string | undefined => known.find((one) => fold(one) === folded);
  return find(wanted) ?? find(english[wanted] ?? wanted);
}

/** The known edition that a name that is none was probably meant for. */
export function nearEdition(name: string, known: readonly string[]): string | undefined {
  const near = nearest(name, [...known, ...Object.keys(english)]);
  return near === undefined ? undefined : (editionNamed(near, known) ?? near);
}

/** What tells the output of one edition from another's; undefined where everything is in. */
export function editionKey(edition: Edition | undefined): string | undefined {
  if (!edition) return undefined;
  const { name, notes, solutions } = edition;
  const parts = [name, notes ? undefined : '-notes', solutions ? undefined : '-solutions'];
  return parts.filter((part) => part !== undefined).join(' ') || undefined;
}

/** What a comment on a slide says of editions. */
export interface EditionNote {
  /** Editions that hold the slide; none: all but those of `without`. */
  readonly only: readonly string[];
  readonly without: readonly string[];
}

/**
 * Reads the text between `<!--` and `-->`: `édition: formateur, jury`, `edition: !eleve`.
 *
 * @returns undefined when it is about something else.
 */
export function readEditionComment(text: string): EditionNote | undefined {
  const list = /^\s*[eé]ditions?\s*:([\s\S]*)$/iu.exec(text.normalize('NFC'))?.[1];
  if (list === undefined) return undefined;
  const names = list
    .split(/[,;\s]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== '!');
  return {
    only: names.filter((name) => !name.startsWith('!')),
    without: names.filter((name) => name.startsWith('!')).map((name) => name.slice(1)),
  };
}

/** Whether an edition holds a slide with this comment. Where no edition was asked for, everything is in. */
export function isInEdition({ only, without }: EditionNote, { name, known }: Edition): boolean {
  if (name === undefined) return true;
  const wanted = editionNamed(name, known) ?? name;
  const means = (one: string): boolean => (editionNamed(one, known) ?? fold(one)) === wanted;
  return !without.some(means) && (only.length === 0 || only.some(means));
}
