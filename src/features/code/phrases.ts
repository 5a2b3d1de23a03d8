import type { Finding, Place } from '../../model/diagnostic.ts';
import type { FenceWord } from '../../model/feature.ts';
import type { FenceInfo, InfoWord } from '../../text/info-string.ts';

/** Words that were meant as one value, by their indices: `title=Mon titre`. */
export interface Phrase {
  readonly first: number;
  readonly last: number;
  readonly text: string;
  readonly column: number;
  readonly end: number;
}

/** Values without quotes that go on: unknown words alone follow them. */
export function unquoted({ words: written }: FenceInfo, known: readonly FenceWord[]): Phrase[] {
  const isValue = ({ name, value, column, end }: InfoWord): boolean =>
    known.some((one) => one.name === name && one.kind === 'value') &&
    value !== true &&
    value !== '' &&
    end - column === name.length + 1 + value.length;
  const goesOn = (before: InfoWord | undefined, word: InfoWord | undefined): boolean =>
    word?.value === true &&
    word.column === (before?.end ?? 0) + 1 &&
    !/^[[{]/.test(word.name) &&
    !known.some(({ name }) => name === word.name);
  return written.flatMap((word, first): Phrase[] => {
    let last = first;
    while (isValue(word) && goesOn(written[last], written[last + 1])) last++;
    const more = written.slice(first + 1, last + 1).map(({ name }) => name);
    if (more.length === 0) return [];
    const text = `${word.name}="${[word.value, ...more].join(' ')}"`;
    return [{ first, last, text, column: word.column, end: written[last]?.end ?? word.end }];
  });
}

/** Says how the value is written. */
export function withoutQuotes(
  { text, column, end }: Phrase,
  placed: (column: number, end: number) => Place | undefined,
): Finding {
  return {
    ruleId: 'fence-word-unknown',
    reason: 'A value of several words needs quotes',
    place: placed(column, end),
    fix: `Did you mean \`${text}\`?`,
    expected: [text],
  };
}
