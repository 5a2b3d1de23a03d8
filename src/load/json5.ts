import type { Place } from '../model/diagnostic.ts';
import { type ReadResult, withoutNulls } from './located.ts';

/** Stands for what JSON5 calls white space, and comments. */
const blank = /(?:[\s\uFEFF]|\/\/[^\n\r]*|\/\*[\s\S]*?\*\/)*/y;
const word = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const number = /[+-]?(?:0[xX][\dA-Fa-f]+|Infinity|NaN|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/y;
const string = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/y;
const words: Record<string, unknown> = { true: true, false: false, null: null };
const escapes: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
  '\n': '',
  '\r\n': '',
};

class Fault extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/**
 * Reads JSON5 (https://spec.json5.org): JSON with comments, trailing commas, single quotes and bare
 * keys, as reveal-md takes its settings files. What is read is always an object.
 */
export function readJson5(text: string): ReadResult {
  const keys = new Map<string, Span>();
  const values = new Map<string, Span>();
  const scanner = new Scanner(text, { keys, values });
  const at = (offset: number): Place => {
    const before = text.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  };
  try {
    const value = scanner.document();
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Fault('an object `{ … }` is expected', 0);
    const place = (spans: ReadonlyMap<string, Span>, key: string): Place | undefined => {
      const span = spans.get(key);
      return span && { ...at(span.start), end: at(span.end) };
    };
    return {
      data: {
        values: withoutNulls(value as Record<string, unknown>),
        keyPlace: (key, within = []) => (within.length > 0 ? undefined : place(keys, key)),
        valuePlace: (path) => place(values, String(path[0])),
      },
    };
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    return {
      finding: {
        ruleId: 'settings-invalid',
        reason: `This is not valid JSON: ${cause.message}`,
        place: at(cause.offset),
      },
    };
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the keys and values of the outermost object stand. */
interface Spans {
  readonly keys: Map<string, Span>;
  readonly values: Map<string, Span>;
}

class Scanner {
  private at = 0;
  private depth = 0;
  private readonly text: string;
  private readonly spans: Spans;

  constructor(text: string, spans: Spans) {
    this.text = text;
    this.spans = spans;
  }

  document(): unknown {
    const value = this.value();
    this.take(blank);
    if (this.at < this.text.length) throw new Fault('something stands after its end', this.at);
    return value;
  }

  private value(): unknown {
    this.take(blank);
    if (this.depth > 200) throw new Fault('it is nested too deeply', this.at);
    if (this.skip('{')) return this.members();
    if (this.skip('[')) return this.items();
    const start = this.at;
    const quoted = this.take(string);
    if (quoted !== undefined) return unquote(quoted);
    const digits = this.take(number);
    if (digits !== undefined)
      return /^[+-]/.test(digits) ? (digits[0] === '-' ? -1 : 1) * Number(digits.slice(1)) : Number(digits);
    const name = this.take(word);
    if (name !== undefined && Object.hasOwn(words, name)) return words[name];
    throw new Fault(name ? `text such as \`${name}\` stands between quotes` : 'a value is missing', start);
  }

  private members(): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    this.depth++;
    for (;;) {
      this.take(blank);
      if (this.skip('}')) break;
      const start = this.at;
      const quoted = this.take(string);
      const key = quoted === undefined ? this.take(word) : unquote(quoted);
      if (key === undefined) throw new Fault('a key or `}` is expected', start);
      if (this.depth === 1) this.spans.keys.set(key, { start, end: this.at });
      this.take(blank);
      if (!this.skip(':')) throw new Fault(`a colon is missing after \`${key}\``, this.at);
      this.take(blank);
      const from = this.at;
      entries.push([key, this.value()]);
      if (this.depth === 1) this.spans.values.set(key, { start: from, end: this.at });
      this.take(blank);
      if (!this.skip(',') && this.text[this.at] !== '}') throw new Fault('a comma or `}` is missing', this.at);
    }
    this.depth--;
    return Object.fromEntries(entries);
  }

  private items(): unknown[] {
    const items: unknown[] = [];
    this.depth++;
    for (;;) {
      this.take(blank);
      if (this.skip(']')) break;
      items.push(this.value());
      this.take(blank);
      if (!this.skip(',') && this.text[this.at] !== ']') throw new Fault('a comma or `]` is missing', this.at);
    }
    this.depth--;
    return items;
  }

  private skip(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }
}

function unquote(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(
      /\\(?:u([\dA-Fa-f]{4})|x([\dA-Fa-f]{2})|(\r\n|[\s\S]))/g,
      (_, unicode?: string, hex?: string, other = '') =>
        unicode || hex ? String.fromCharCode(Number.parseInt(unicode ?? hex ?? '', 16)) : (escapes[other] ?? other),
    );
}
