import { distance } from 'fastest-levenshtein';
import { fold } from './slug.ts';

/** How many slips lie between two names; two letters in the wrong order are one. */
export function slips(one: string, other: string): number {
  if (one.length === other.length) {
    const at = [...one].findIndex((_, index) => one[index] !== other[index]);
    const swapped = `${one.slice(0, at)}${one[at + 1] ?? ''}${one[at] ?? ''}${one.slice(at + 2)}`;
    if (at >= 0 && swapped === other) return 1;
  }
  return distance(one, other);
}

/**
 * The known name that an author most probably meant.
 *
 * @returns undefined when no name is near enough to be worth proposing.
 */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const wanted = fold(name);
  let best: string | undefined;
  let least = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of known) {
    const cost = slips(wanted, fold(candidate));
    if (cost < least) [best, least] = [candidate, cost];
  }
  return best;
}
