import type { SourceLine } from './source.ts';

/** A diagram as the renderer draws it whole, and what can be said of it. */
export interface Canonical {
  readonly text: string;
  readonly relations: readonly Relation[];
  /** What the boxes say, where there are no relations to tell. */
  readonly names: readonly string[];
}

/** `from` and `to` as one reads them: a box may be named after it was first mentioned. */
export interface Relation {
  readonly from: () => string;
  readonly to: () => string;
  readonly label: string;
  readonly back: boolean;
  readonly forth: boolean;
}

/** Reads a diagram of one kind; undefined where a line is not understood. */
export type Reader = (lines: readonly SourceLine[]) => Canonical | undefined;

/** A relation between two names. */
export function relation(
  from: string,
  to: string,
  label = '',
  arrows: Partial<Pick<Relation, 'back' | 'forth'>> = {},
): Relation {
  return { from: () => from, to: () => to, label, back: arrows.back ?? false, forth: arrows.forth ?? true };
}
