import type { Finding, Place } from '../model/diagnostic.ts';

/** An error of the YAML parser: its code, its words, and the offset of the text where it noticed. */
export interface YamlFault {
  readonly code: string;
  readonly message: string;
  readonly offset: number;
}

type Explanation = Omit<Finding, 'ruleId'>;

/**
 * What people do wrong in YAML, said in their words, with the repaired text where it can be guessed.
 *
 * @param firstLine the line of the file where the text starts.
 */
export function explainYaml({ code, message, offset }: YamlFault, text: string, firstLine: number): Explanation {
  const source: Source = { lines: text.split(/\r?\n/), firstLine };
  const before = text.slice(0, offset).split('\n');
  const line = before.length;
  const place = at(source, line, Math.max(1, (before.at(-1) ?? '').length + 1));
  if (/call stack/.test(message)) return { reason: 'The settings are nested too deeply', place };
  const known =
    unclosed(source, code, message, line) ??
    listOfSettings(source, code) ??
    byCode[code]?.(source, line, place) ??
    needsQuotes(source, code, line);
  return known ?? { reason: `This is not valid YAML: ${lowerFirst(message.replace(/\.$/, ''))}`, place };
}

interface Source {
  readonly lines: readonly string[];
  readonly firstLine: number;
}

function at({ firstLine }: Source, line: number, column: number, length = 0): Place {
  const start = { line: line + firstLine - 1, column };
  return length > 0 ? { ...start, end: { line: start.line, column: column + length } } : start;
}

const byCode: Readonly<Record<string, (source: Source, line: number, place: Place) => Explanation>> = {
  DUPLICATE_KEY(source, line) {
    const written = source.lines[line - 1] ?? '';
    const key = /^\s*([^\s:]+)/.exec(written)?.[1] ?? '';
    const first = source.lines.findIndex((other) => new RegExp(`^${escape(key)}\\s*:`).test(other));
    const where = first >= 0 && first < line - 1 ? `: first on line ${first + source.firstLine}` : '';
    return {
      reason: `The key \`${key}\` stands twice${where}`,
      place: at(source, line, written.indexOf(key) + 1, key.length),
      fix: 'Remove one of the two lines.',
    };
  },
  TAB_AS_INDENT(_, __, place) {
    return { reason: 'A tab indents this line', place, fix: 'Indent with spaces: YAML takes no tabs here.' };
  },
  NOT_A_MAP(_, __, place) {
    return {
      reason: 'Settings are lines of `key: value`; this is something else',
      place,
      fix: 'Write for example `title: Docker`.',
    };
  },
  MULTILINE_IMPLICIT_KEY(source, line) {
    const written = source.lines[line - 1] ?? '';
    return {
      reason: 'This line is not `key: value`',
      place: at(source, line, 1, written.trimEnd().length),
      fix: 'Is there a colon and a space after the key?',
    };
  },
};

/** A quote or a bracket that is missing is noticed late; it is told where it opened. */
function unclosed(source: Source, code: string, message: string, line: number): Explanation | undefined {
  const bracket = /^Flow (sequence|map)/.exec(message)?.[1];
  const quote = code === 'MISSING_CHAR' ? /^Missing closing (["'])/.exec(message)?.[1] : undefined;
  const sign = quote ?? (bracket === 'sequence' ? '[' : bracket === 'map' ? '{' : undefined);
  if (sign === undefined) return undefined;
  const opening = new RegExp(`(?::[ \\t]+|-[ \\t]+|^[ \\t]*)\\${sign}`);
  for (let index = Math.min(line, source.lines.length) - 1; index >= 0; index--) {
    const found = opening.exec(source.lines[index] ?? '');
    if (!found) continue;
    const closing = sign === '[' ? ']' : sign === '{' ? '}' : sign;
    return {
      reason: `The \`${sign}\` that opens here never closes`,
      place: at(source, index + 1, found.index + found[0].length, 1),
      fix: `Add \`${closing}\` where it ends.`,
    };
  }
  return undefined;
}

/** `- title: Docker`: a list where keys are expected. */
function listOfSettings(source: Source, code: string): Explanation | undefined {
  if (code === 'DUPLICATE_KEY') return undefined;
  const first = source.lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  const written = source.lines[first] ?? '';
  if (!/^-\s+\S+\s*:\s/.test(written)) return undefined;
  return {
    reason: 'Settings are lines of `key: value`; this is a list',
    place: at(source, first + 1, 1, 1),
    fix: 'Remove the dash.',
  };
}

/** A value that begins with a sign of YAML's, or holds a colon and a space. */
function needsQuotes(source: Source, code: string, line: number): Explanation | undefined {
  if (!['BLOCK_AS_IMPLICIT_KEY', 'BAD_SCALAR_START', 'UNEXPECTED_TOKEN', 'ALIAS'].includes(code)) return undefined;
  const pair = /^(\s*(?:- )?([\p{L}_][\p{L}\p{N}_-]*)\s*:\s+)(\S.*?)\s*$/u.exec(source.lines[line - 1] ?? '');
  const [, before = '', key = '', value = ''] = pair ?? [];
  const colon = /:(?:\s|$)/.test(value);
  if (!pair || (code === 'BLOCK_AS_IMPLICIT_KEY' && !colon)) return undefined;
  const quoted = JSON.stringify(value.replace(/^'(.*)'$/, '$1'));
  const sign = /^[^\p{L}\p{N}\s]/u.exec(value)?.[0];
  return {
    reason: sign
      ? `The value of \`${key}\` begins with \`${sign}\`, which has a meaning of its own in YAML`
      : colon
        ? `The value of \`${key}\` holds a colon and a space, which have a meaning of their own in YAML`
        : `The value of \`${key}\` holds a sign that has a meaning of its own in YAML`,
    place: at(source, line, before.length + 1, value.length),
    fix: `Put it between quotes: \`${key}: ${quoted}\`.`,
    expected: [quoted],
  };
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
