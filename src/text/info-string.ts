/** A word of an info string: `run`, or `file=Dockerfile`. Columns count from 1 in the info string. */
export interface InfoWord {
  readonly name: string;
  readonly value: string | true;
  readonly column: number;
  /** Column after the word's last character. */
  readonly end: number;
}

/** Lines of a block, from 1, both ends included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** What stands in `[…]` or `{…}`. */
export interface InfoSteps {
  /** As written, without the numbering: what reveal keeps in `data-line-numbers`. */
  readonly text: string;
  /** One list of ranges per step; an empty list is the whole block. `[]` alone is one such step. */
  readonly ranges: readonly (readonly LineRange[])[];
  /** Items that are no line or range, such as `1-2-3` or `5-3`. */
  readonly wrong: readonly string[];
  /** Every item as written, and its columns in the info string. */
  readonly items: readonly { readonly text: string; readonly column: number; readonly end: number }[];
  readonly column: number;
  readonly end: number;
}

/** An info string, read: ` ```yaml [10: 1,3-4|6] file=compose.yaml `. */
export interface FenceInfo {
  readonly language: string;
  readonly steps: InfoSteps | undefined;
  /** Number of the block's first line, where `[10: …]` gives it. */
  readonly start: number | undefined;
  readonly words: readonly InfoWord[];
}

/** What brackets of either kind may hold, as in reveal's own pattern (plugin/markdown). */
const bracket = /^(?:\[([\s\d,|:-]*)\]|\{([\s\d,|:-]*)\})/;
const word = /^([^\s=[\]{}"']+)=(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S*))/;

/**
 * Reads an info string: the language first, then in any order line steps, words and `key=value` pairs.
 * Steps may be glued to the language (`js[2]`) or stand without one (`[1]`). Every string can be read.
 * What reveal takes for steps is steps, but inside quotes; `{1-3}` is too, which reveal does not know.
 */
export function parseInfo(info: string): FenceInfo {
  let language = '';
  let steps: InfoSteps | undefined;
  let start: number | undefined;
  const words: InfoWord[] = [];
  let at = 0;
  let first = true;
  while (at < info.length) {
    const rest = info.slice(at);
    const space = /^\s+/.exec(rest);
    if (space) {
      at += space[0].length;
      continue;
    }
    const lines = steps ? undefined : readBracket(rest);
    if (lines) {
      start = lines.start;
      steps = parseSteps(
        lines.text,
        at + 1,
        at + 1 + lines.length,
        at + 1 + rest.lastIndexOf(lines.text, lines.length - 1),
      );
      at += lines.length;
      first = false;
      continue;
    }
    const pair = word.exec(rest);
    const text = pair ? pair[0] : bare(rest, steps !== undefined);
    if (pair) {
      const value = pair[2]?.replace(/\\(["\\])/g, '$1') ?? pair[3] ?? pair[4] ?? '';
      words.push({ name: pair[1] as string, value, column: at + 1, end: at + 1 + text.length });
    } else if (first) language = text;
    else words.push({ name: text, value: true, column: at + 1, end: at + 1 + text.length });
    at += text.length;
    first = false;
  }
  return { language, steps, start, words };
}

/** Steps at the beginning of a text, with the number before a colon: `[10: 1,3]`. */
function readBracket(rest: string): { text: string; start: number | undefined; length: number } | undefined {
  const match = bracket.exec(rest);
  if (!match) return undefined;
  const [number, text, ...more] = `${match[1] ?? match[2]}`.split(':').map((part) => part.trim());
  if (text === undefined) return { text: number ?? '', start: undefined, length: match[0].length };
  if (more.length > 0 || !/^\d*$/.test(number ?? '')) return undefined;
  return { text, start: number ? Number(number) : undefined, length: match[0].length };
}

/** A bare word ends at a space, or at steps that are glued to it. */
function bare(rest: string, stepsSeen: boolean): string {
  // `[1 | a]` is one word, however wrong.
  const text = (/^\[(?=[^\]]*\d)[\w\s,|:-]*\]/.exec(rest) ?? /^\S+/.exec(rest))?.[0] ?? rest;
  if (stepsSeen) return text;
  for (let at = 1; at < text.length; at++) {
    if ((text[at] === '[' || text[at] === '{') && readBracket(rest.slice(at))) return text.slice(0, at);
  }
  return text;
}

/**
 * Reads line steps as reveal's highlight plugin does: steps part at `|`, items at `,`, ranges at `-`.
 *
 * @param text what stands between the brackets, without the numbering
 * @param from its own column in the info string
 */
export function parseSteps(text: string, column = 1, end = column, from = column): InfoSteps {
  const wrong: string[] = [];
  const ranges = text.split('|').map((step) => {
    const items = step.replaceAll(/\s/g, '').split(',').filter(Boolean);
    return items.flatMap((item): LineRange[] => {
      const range = /^(\d+)(?:-(\d+))?$/.exec(item);
      const from = Number(range?.[1]);
      const to = Number(range?.[2] ?? from);
      if (range && from > 0 && from <= to) return [{ first: from, last: to }];
      wrong.push(item);
      return [];
    });
  });
  const items = [...text.matchAll(/[^\s|,](?:[^|,]*[^\s|,])?/g)].map(({ 0: item, index }) => ({
    text: item.replaceAll(/\s/g, ''),
    column: from + index,
    end: from + index + item.length,
  }));
  return { text: text.trim(), ranges, wrong, items, column, end };
}
