import { distance } from 'fastest-levenshtein';
import { fold } from './slug.ts';

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
    const cost = distance(wanted, fold(candidate));
    if (cost < least) [best, least] = [candidate, cost];
  }
  return best;
}
