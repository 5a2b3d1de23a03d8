import { isBlank, type Lines, lineEnd } from './lines.ts';

/** Finds the next place of something; asking with growing offsets costs one pass over the text in all. */
type Finder = (from: number) => number;

function finder(search: (from: number) => number): Finder {
  let asked = -1;
  let answer = -1;
  return (from) => {
    const known = asked >= 0 && from >= asked && (answer === -1 || from <= answer);
    if (!known) {
      answer = search(from);
      asked = from;
    }
    return answer;
  };
}

function matcher(text: string, pattern: RegExp): Finder {
  return finder((from) => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.index ?? -1;
  });
}

/** HTML that hides Markdown from the scanner: comments, and elements of raw text such as `<pre>`. */
export interface Markup {
  readonly commentOpen: Finder;
  readonly commentClose: Finder;
  readonly rawOpen: Finder;
  readonly rawClose: Finder;
  /** First `<!--` between two places of one line that is not in a code span; -1 when there is none. */
  inlineComment(from: number, end: number): number;
  /** Whether an inline comment that opens in `line` and closes at `close` stays in its paragraph. */
  withinParagraph(line: number, close: number): boolean;
}

/** Prepares the search for comments and raw elements in a text. */
export function findMarkup(lines: Lines): Markup {
  const { text, starts } = lines;
  const commentOpen = finder((from) => text.indexOf('<!--', from));
  let blank = -1;
  let blankFrom = -1;
  return {
    commentOpen,
    commentClose: finder((from) => text.indexOf('-->', from)),
    rawOpen: matcher(text, /<(?:pre|script|style|textarea)(?=[\s>])/gi),
    rawClose: matcher(text, /<\/(?:pre|script|style|textarea)>/gi),
    inlineComment(from, end) {
      for (let at = from; at < end; ) {
        const open = commentOpen(at);
        if (open < 0 || open >= end) return -1;
        const code = codeSpanAround(text, at, open, end);
        if (code < 0) return open;
        at = code;
      }
      return -1;
    },
    withinParagraph(line, close) {
      if (blankFrom < 0 || line < blankFrom || line >= blank) {
        blankFrom = line;
        blank = line + 1;
        while (blank < starts.length && !interrupts(lines, blank)) blank++;
      }
      return close < (starts[blank] ?? text.length);
    },
  };
}

/** Whether a line cannot go on a paragraph. */
function interrupts(lines: Lines, line: number): boolean {
  const start = lines.starts[line] as number;
  const end = lineEnd(lines, line);
  const head = lines.text.slice(start, Math.min(end, start + 12));
  return (
    isBlank(lines, start, end) ||
    /^ {0,3}(?:`{3}|~{3}|#{1,6}(?:\s|$)|>|<!--|<(?:pre|script|style|textarea)|[-+*] )/i.test(head)
  );
}

/** The end of the code span that a place of a line is in, the scan beginning at `from`; -1 for none. */
function codeSpanAround(text: string, from: number, place: number, end: number): number {
  const line = text.slice(from, end);
  const inside = place - from;
  for (let at = 0; at < inside; ) {
    const tick = line.indexOf('`', at);
    if (tick < 0 || tick >= inside) return -1;
    at = tick;
    while (line[at] === '`') at++;
    const run = line.slice(tick, at);
    let close = line.indexOf(run, at);
    while (close >= 0 && (line[close - 1] === '`' || line[close + run.length] === '`')) {
      close = line.indexOf(run, close + 1);
    }
    if (close < 0) continue;
    at = close + run.length;
    if (close > inside) return from + at;
  }
  return -1;
}

const RAW = /^(?:<[^<>]*>[ \t]*)*?<(?:pre|script|style|textarea)(?=[\s>]|$)/i;
const TAG_ALONE = /^<(?:\/[a-z][\w-]*\s*|[a-z][\w-]*(?:\s[^<>]*)?\/?)>[ \t]*$/i;
const BLOCK_TAG = new RegExp(
  `^</?(?:${[
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt',
    'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link',
    'main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead',
    'title tr track ul',
  ]
    .join(' ')
    .replaceAll(' ', '|')})(?=[\\s/>]|$)`,
  'i',
);

/** Offset of a raw element's tag in a line that begins with tags; -1 for none. */
export function rawTag(text: string, at: number, end: number): number {
  const line = text.slice(at, end);
  const found = RAW.exec(line);
  return found ? at + found[0].lastIndexOf('<') : -1;
}

/**
 * Whether a line begins HTML that lasts until a blank line (https://spec.commonmark.org/0.31.2/#html-blocks).
 * Only the tags of blocks do so within a paragraph.
 */
export function opensHtml(text: string, at: number, end: number, inParagraph: boolean): boolean {
  const line = text.slice(at, end);
  return BLOCK_TAG.test(line) || (!inParagraph && TAG_ALONE.test(line));
}
