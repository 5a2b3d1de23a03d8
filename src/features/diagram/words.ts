import type { Finding } from '../../model/diagnostic.ts';
import type { FenceWord } from '../../model/feature.ts';
import type { FenceInfo } from '../../text/info-string.ts';
import { nearest } from '../../text/nearest.ts';
import { placeOfText } from '../../text/place.ts';

/** The words of a mermaid fence; `title` is known of every fence. */
export const fenceWords: readonly FenceWord[] = [{ name: 'alt', kind: 'value' }];
const known = ['title', 'alt'];

/** What is wrong with the words of a mermaid fence that stands on a line of a slide. */
export function checkWords({ words }: FenceInfo, line: number, source: string): Finding[] {
  return words
    .filter(({ name, value }) => !known.includes(name) || value === true)
    .map(({ name }) => {
      const near = nearest(name, known);
      const bare = known.includes(name);
      return {
        ruleId: 'fence-word-unknown' as const,
        reason: bare
          ? `The fence word \`${name}\` needs a value`
          : `The fence word \`${name}\` is not known of diagrams`,
        fix: bare
          ? `Write \`${name}="…"\`.`
          : near
            ? `Did you mean \`${near}\`?`
            : 'Known words are `alt` and `title`.',
        place: placeOfText(source, name, { line, column: 1 }),
      };
    });
}
