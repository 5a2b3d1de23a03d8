import type { Deck } from '../model/deck.ts';
import { UsageError } from '../model/errors.ts';
import type { Act } from '../model/snippet.ts';
import { nearest } from '../text/nearest.ts';
import type { Flag } from './command.ts';

/** Which snippets are meant, for the commands that run them. */
export const onlyFlag: Readonly<Record<'only', Flag>> = {
  only: {
    type: 'string',
    value: 'chapter|id|chapter/id',
    multiple: true,
    about: 'only these (comma-separated, or again); the snippets before them run as preparation',
  },
};

type Named = Pick<Act, 'id'>;

/**
 * Reads `--only`: chapters by their names or paths, acts by their ids (`id` or `chapter/id`).
 *
 * @param acts what can be asked for, with its deck
 * @returns tells whether an act is asked for; undefined where nothing is, which means all.
 * @throws UsageError for a word that names neither.
 */
export function readOnly(
  only: string | undefined,
  acts: readonly (readonly [Deck, Named])[],
): ((deck: Deck, act: Named) => boolean) | undefined {
  const words = (only ?? '').split(',').flatMap((word) => word.trim() || []);
  if (words.length === 0) return undefined;
  const names = acts.flatMap(([deck, act]) => namesOf(deck, act));
  for (const word of words.filter((one) => !names.includes(one))) {
    const near = nearest(word, names);
    throw new UsageError(
      `No chapter and no snippet is called \`${word}\`.${near ? ` Did you mean \`${near}\`?` : ''}`,
      'Names of chapters, ids and `chapter/id` can be given; snippets run in chapters without errors.',
    );
  }
  return (deck, act) => namesOf(deck, act).some((name) => words.includes(name));
}

function namesOf({ chapter: { name, path } }: Deck, { id }: Named): string[] {
  return [name, path, id, `${name}/${id}`, `${path}/${id}`];
}
