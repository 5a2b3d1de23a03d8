/** No-break space: before a colon, before units. */
const NBSP = '\u00a0';
/** Narrow no-break space: before `; ! ?`, inside « », between thousands. */
const NNBSP = '\u202f';

const units = '%|‰|€|Kio|Mio|Gio|Tio|Ko|ko|Mo|Go|To|kB|KB|MB|GB|TB|µs|ms|s|min|h|px|°C|Hz|kHz|MHz|GHz';

const french: readonly (readonly [RegExp, string])[] = [
  [/\.{3}(?!\.)/g, '…'],
  // An apostrophe follows a letter or digit; a quotation mark of 'code' follows a blank.
  [/(?<=[\p{L}\p{N}])'/gu, '’'],
  [/[ \u00a0\u202f]*([;!?]+)(?=[\s»)\]]|$)(?<=[\p{L}\p{N})»’"”%…][ \u00a0\u202f]*[;!?]+)/gu, `${NNBSP}$1`],
  [/[ \u00a0\u202f]+([;!?])/g, `${NNBSP}$1`],
  [/(?<=[\p{L}\p{N})»’"”])[ \u00a0\u202f]*:(?=\s|$)/gu, `${NBSP}:`],
  [/[ \u00a0\u202f]+:(?=\s|$)/g, `${NBSP}:`],
  [/«[ \u00a0\u202f]*/g, `«${NNBSP}`],
  [/[ \u00a0\u202f]*»/g, `${NNBSP}»`],
  [/(?<=\d) (?=\d{3}(?!\d))/g, NNBSP],
  [new RegExp(`(?<=\\d) (?=(?:${units})(?![\\p{L}\\p{N}]))`, 'gu'), NBSP],
];

const english: readonly (readonly [RegExp, string])[] = [
  [/\.{3}(?!\.)/g, '…'],
  [/(?<=[\p{L}\p{N}])'/gu, '’'],
  [/(^|[\s([{«—–-])"/g, '$1“'],
  [/"/g, '”'],
  [/(^|[\s([{“—–-])'/g, '$1‘'],
  [/'/g, '’'],
];

/**
 * Sets a run of prose as a careful publisher would. Only blanks, apostrophes, ellipses (and in
 * English quotation marks) change: no word, no order.
 *
 * `Qu'est-ce qu'un conteneur ?` → `Qu’est-ce qu’un conteneur ?` with a narrow no-break space.
 *
 * @param lang a BCP 47 tag; languages other than French and English are left alone.
 */
export function typeset(text: string, lang: string): string {
  const rules = /^fr\b/i.test(lang) ? french : /^en\b/i.test(lang) ? english : [];
  return rules.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
}
