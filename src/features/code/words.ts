import type { Finding, Place } from '../../model/diagnostic.ts';
import type { FenceWord } from '../../model/feature.ts';
import { type FenceInfo, type InfoWord, parseSteps } from '../../text/info-string.ts';
import { nearest } from '../../text/nearest.ts';
import { unquoted, withoutQuotes } from './phrases.ts';
import { notLines } from './steps.ts';

/** Names of the word that brings the explanations one by one. */
export const stepWords: readonly string[] = ['étapes', 'etapes', 'steps'];

/** The words of info strings that this feature owns. */
export const ownWords: readonly FenceWord[] = [
  { name: 'file', kind: 'value' },
  { name: 'region', kind: 'value' },
  { name: 'lines', kind: 'value' },
  { name: 'title', kind: 'value' },
  { name: 'start', kind: 'value' },
  { name: 'numbers', kind: 'flag' },
  { name: 'wrap', kind: 'flag' },
  { name: 'diff', kind: 'flag' },
  ...stepWords.map((name) => ({ name, kind: 'flag' as const })),
];

/** The value of a word, `true` for a bare one; the last of several counts. */
export function valueOf(info: FenceInfo, name: string): InfoWord | undefined {
  return info.words.findLast((word) => word.name === name);
}

/** What is wrong with the words of an info string. `placed` makes columns of the info string into places. */
export function checkWords(
  info: FenceInfo,
  words: readonly FenceWord[],
  placed: (column: number, end: number) => Place | undefined,
): Finding[] {
  const phrases = unquoted(info, words);
  return info.words.flatMap((word, index): Finding[] => {
    const phrase = phrases.find(({ first, last }) => index > first && index <= last);
    if (phrase) return index === phrase.first + 1 ? [withoutQuotes(phrase, placed)] : [];
    const place = placed(word.column, word.end);
    const known = words.filter(({ name }) => name === word.name);
    if (known.length === 0) return [wrongSteps(word, placed) ?? unknown(word, words, place)];
    const value = word.value !== true;
    if (known.some(({ kind }) => (kind === 'value') === value)) return [];
    const reason = value
      ? `The fence word \`${word.name}\` takes no value`
      : `The fence word \`${word.name}\` needs a value`;
    return [
      {
        ruleId: 'fence-word-unknown',
        reason,
        place,
        fix: value ? `Write \`${word.name}\` alone.` : `Write \`${word.name}=…\`.`,
      },
    ];
  });
}

/** `region` and `lines` say nothing without a file; `start` wants a number. */
export function checkUse(info: FenceInfo, placed: (column: number, end: number) => Place | undefined): Finding[] {
  const file = valueOf(info, 'file');
  return info.words.flatMap(({ name, value, column, end }): Finding[] => {
    const place = placed(column, end);
    if ((name === 'region' || name === 'lines') && !file) {
      return [
        {
          ruleId: 'fence-word-unknown',
          reason: `The fence word \`${name}\` needs a file`,
          place,
          fix: 'Add `file=…`.',
        },
      ];
    }
    if (name === 'start' && value !== true && !/^\d+$/.test(value)) {
      return [
        {
          ruleId: 'fence-word-unknown',
          reason: `\`start=${value}\` is no line number`,
          place,
          fix: 'Write `start=10`.',
        },
      ];
    }
    return [];
  });
}

/** `[1|a]` was meant as steps; what is no line in it is named. */
function wrongSteps(
  { name, column }: InfoWord,
  placed: (column: number, end: number) => Place | undefined,
): Finding | undefined {
  const text = /^\[(.*\d.*)\]$/.exec(name)?.[1];
  if (text === undefined) return undefined;
  const { wrong, items } = parseSteps(text, column, column + name.length, column + 1);
  const at = items.find((item) => item.text === wrong[0]);
  return {
    ruleId: 'lines-invalid',
    reason: notLines(wrong.length > 0 ? wrong : [text]),
    place: placed(at?.column ?? column, at?.end ?? column + name.length),
    fix: 'Write steps as `1-3|5,7`, counting lines from 1.',
  };
}

function unknown(word: InfoWord, words: readonly FenceWord[], place: Place | undefined): Finding {
  const near = nearest(
    word.name,
    words.map(({ name }) => name),
  );
  return {
    ruleId: 'fence-word-unknown',
    reason: `The fence word \`${word.name}\` is not known`,
    place,
    fix: near ? `Did you mean \`${near}\`?` : `Known words are ${words.map(({ name }) => `\`${name}\``).join(', ')}.`,
    expected: near
      ? [word.value === true ? near : `${near}=${/\s/.test(word.value) ? `"${word.value}"` : word.value}`]
      : undefined,
  };
}
