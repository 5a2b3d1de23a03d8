import type { DeckSettings } from '../model/settings.ts';

/** No-break space: before a colon, before units. */
const NBSP = '\u00a0';
/** Narrow no-break space: before `; ! ?`, inside « », between thousands. */
const NNBSP = '\u202f';

const blank = '[ \\u00a0\\u202f]';
const units = '%|‰|€|Kio|Mio|Gio|Tio|Ko|ko|Mo|Go|To|kB|KB|MB|GB|TB|µs|ms|s|min|h|px|°C|Hz|kHz|MHz|GHz';

type Rule = readonly [pattern: RegExp, replacement: string];

/** `...` alone, not the `...` of a path such as `./...`. */
const ellipsis: Rule = [/(?<![./])\.{3}(?![./])/g, '…'];

const french: readonly Rule[] = [
  ellipsis,
  // An apostrophe stands in a word or between two; the quotation marks of 'code' do not.
  [/(?<=[\p{L}\p{N}])'(?=[\p{L}\p{N}«“])/gu, '’'],
  [new RegExp(`«${blank}*`, 'g'), `«${NNBSP}`],
  // From the first blank of a run only: a thousand blanks before another sign are looked at once.
  [new RegExp(`(?<!${blank})${blank}*»`, 'g'), `${NNBSP}»`],
  // After a word or a sign of its own, with a blank or none; `?x=1`, `!important` and `(?)` are no punctuation.
  [new RegExp(`(?<=[\\p{L}\\p{N})\\]»’"”%…])${blank}*([;!?]+)(?=[\\s»)\\]"”’.,…]|$)`, 'gu'), `${NNBSP}$1`],
  [new RegExp(`(?<=\\S)${blank}+([;!?]+)(?=[\\s»)\\]"”’.,…]|$)`, 'gu'), `${NNBSP}$1`],
  // `16:45`, `nginx:latest` and `http://` have no blank after their colon.
  [new RegExp(`(?<=[\\p{L}\\p{N})\\]»’"”%…])${blank}*:(?=\\s|$)`, 'gu'), `${NBSP}:`],
  [new RegExp(`(?<=\\S)${blank}+:(?=\\s|$)`, 'gu'), `${NBSP}:`],
  // `1 000 000`, but not `port 8080 300 fois`.
  [new RegExp(`(?<=(?<![\\d.,])\\d{1,3}(?:${blank}\\d{3})*)${blank}(?=\\d{3}(?!\\d))`, 'g'), NNBSP],
  [new RegExp(`(?<=\\d)${blank}(?=(?:${units})(?![\\p{L}\\p{N}]))`, 'gu'), NBSP],
];

const english: readonly Rule[] = [
  ellipsis,
  [/(?<=[\p{L}\p{N}])'/gu, '’'],
  [/(?<=^|[\s([{«—–-])"/g, '“'],
  [/"/g, '”'],
  [/(?<=^|[\s([{“—–-])'/g, '‘'],
  [/'/g, '’'],
];

/** What stands right before and after a run of text in its paragraph; '' at the ends. */
export interface Neighbours {
  readonly before: string;
  readonly after: string;
}

/**
 * Sets a run of prose as a careful publisher would. Only blanks, apostrophes, ellipses (and in
 * English quotation marks) change: no word, no order. Setting it again changes nothing.
 *
 * `Qu'est-ce qu'un conteneur ?` → `Qu’est-ce qu’un conteneur ?` with a narrow no-break space
 *
 * @param lang a BCP 47 tag; languages other than French and English are left alone.
 * @param around one character each, when the run is a part of its paragraph: ` !` after a word in bold.
 */
export function typeset(text: string, lang: string, around: Neighbours = { before: '', after: '' }): string {
  const rules = /^fr\b/i.test(lang) ? french : /^en\b/i.test(lang) ? english : [];
  // The neighbours take part as what the rules look at, and no rule may join them with the text: of what
  // follows it only counts whether it is a word, and what is before it stands in for its like.
  const before = around.before.replace('.', ',').replace('»', ')');
  const after = /[\p{L}\p{N}«“]/u.test(around.after) ? 'x' : '';
  const whole = rules.reduce(
    (result, [pattern, replacement]) => result.replace(pattern, replacement),
    before + text + after,
  );
  return whole.slice(before.length, whole.length - after.length);
}

/** Sets a text that stands outside of the slides (a title, a footer) as its chapter's settings want its prose. */
export function typesetFor({ typography, lang }: Pick<DeckSettings, 'typography' | 'lang'>, text: string): string {
  return typography ? typeset(text, lang) : text;
}
