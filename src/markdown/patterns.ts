import { createContext, Script } from 'node:vm';

/** Where a pattern fits a text, as offsets; `first`: the pattern's first alternative fits the matched text. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly first: boolean;
}

export type Matches = { readonly matches: readonly (readonly Match[])[] } | { readonly fault: string };

/** Far more than any honest pattern needs on a long chapter, even on a busy machine. */
export const PATTERN_BUDGET = 3000;

const PROGRAM = `(() => {
  const pattern = new RegExp(alternatives.join('|'), flags);
  const first = new RegExp(alternatives[0]);
  const found = texts.map((text) => {
    const spans = [];
    let empty = 0;
    pattern.lastIndex = 0;
    for (let match; (match = pattern.exec(text)); ) {
      if (match[0] === '') { pattern.lastIndex++; empty++; }
      else spans.push([match.index, pattern.lastIndex, first.test(match[0])]);
    }
    return { spans, empty };
  });
  return JSON.stringify(found);
})()`;

interface Found {
  readonly spans: readonly (readonly [number, number, boolean])[];
  readonly empty: number;
}

/**
 * Finds all matches of a person's regular expressions, joined with `|` as reveal.js does, in each text.
 *
 * Patterns are written for `\n`: they are tried with CRLF read as LF, and on the text as it is when that
 * finds nothing. Empty matches are skipped. The fault, a sentence, is given for a pattern that does not
 * compile, that only ever matches the empty text, or that is not done after `budget` milliseconds (V8
 * interrupts a running expression when it runs in a context of its own).
 */
export function findMatches(
  alternatives: readonly string[],
  flags: string,
  texts: readonly string[],
  budget: number = PATTERN_BUDGET,
): Matches {
  try {
    new RegExp(alternatives.join('|'), flags);
  } catch (error) {
    return { fault: (error as Error).message.replace(/^Invalid regular expression: .*: /s, '').toLowerCase() };
  }
  const plain = texts.map(withoutReturns);
  let found = run(
    alternatives,
    flags,
    plain.map((item) => item.text),
    budget,
  );
  if (!found) return { fault: 'it backtracks without end' };
  if (found.every((item) => item.spans.length === 0) && plain.some((item) => item.removed.length > 0)) {
    const raw = run(alternatives, flags, texts, budget);
    if (!raw) return { fault: 'it backtracks without end' };
    if (raw.some((item) => item.spans.length > 0)) return { matches: raw.map((item) => item.spans.map(toMatch)) };
    found = raw;
  }
  if (found.some((item) => item.empty > 0) && found.every((item) => item.spans.length === 0)) {
    return { fault: 'it matches the empty text only' };
  }
  return { matches: found.map((item, index) => restore(item.spans, (plain[index] as Plain).removed)) };
}

/** Undefined when the time is over. */
function run(
  alternatives: readonly string[],
  flags: string,
  texts: readonly string[],
  budget: number,
): readonly Found[] | undefined {
  const context = createContext({ alternatives, flags, texts });
  try {
    return JSON.parse(new Script(PROGRAM).runInContext(context, { timeout: budget }) as string) as Found[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  }
}

interface Plain {
  readonly text: string;
  /** Ascending offsets, in the plain text, of the LFs that a CR stood before. */
  readonly removed: readonly number[];
}

function withoutReturns(text: string): Plain {
  const removed: number[] = [];
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) removed.push(at - removed.length);
  return { text: removed.length > 0 ? text.replaceAll('\r\n', '\n') : text, removed };
}

/** Gives ascending matches of the plain text their places in the real one. */
function restore(spans: Found['spans'], removed: readonly number[]): Match[] {
  let before = 0;
  const real = (offset: number): number => {
    while (before < removed.length && (removed[before] as number) < offset) before++;
    return offset + before;
  };
  return spans.map(([start, end, first]) => ({ start: real(start), end: real(end), first }));
}

function toMatch([start, end, first]: readonly [number, number, boolean]): Match {
  return { start, end, first };
}
