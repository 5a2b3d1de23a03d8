import { type Diagnostic, type Severity, severityOf } from '../model/diagnostic.ts';
import { excerpt, type LineReader, printable } from './excerpt.ts';
import { type Paint, painter } from './paint.ts';

const colours = { error: '1;31', warning: '1;33', hint: '1;36' } as const;

/** Errors come last: they stand next to the prompt. */
const order: readonly Severity[] = ['hint', 'warning', 'error'];

export interface ReportOptions {
  /** Whether the terminal shows colours. */
  readonly colour: boolean;
  /** Whether hints are shown, or only counted. */
  readonly hints: boolean;
  /** Gives the lines that are shown; without it, none is. */
  readonly lines?: LineReader;
}

/**
 * Diagnostics for people: `file:line:column`, what is wrong, the line with marks under the place, the likely fix.
 *
 * @returns '' when there is nothing to show.
 */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], options: ReportOptions): string {
  const paint = painter(options.colour);
  const told = new Set<string>();
  return order
    .filter((severity) => options.hints || severity !== 'hint')
    .flatMap((severity) => diagnostics.filter((message) => severityOf(message) === severity))
    .map((message) => format(message, options, paint, told))
    .join('');
}

/** From so many characters on, a fix is a list of what there is: it is read once. */
const listLength = 150;

function format(message: Diagnostic, { lines }: ReportOptions, paint: Paint, told: Set<string>): string {
  const severity = severityOf(message);
  const { file, line, column } = message;
  const where = [file, line, column].filter((part) => part !== undefined && part !== '').join(':');
  const head = [
    where && paint('1', printable(where)),
    paint(colours[severity], severity),
    shorten(message.reason),
    paint('2', `[${message.ruleId}]`),
  ];
  const text = line === undefined ? undefined : lines?.(file ?? '', line);
  const rows = [head.filter(Boolean).join(' ')];
  let margin = '    ';
  if (line !== undefined && text?.trim()) {
    const { place } = message;
    const end = place && 'end' in place ? place.end : undefined;
    const oneLine = end?.line === line ? end.column : end && Number.POSITIVE_INFINITY;
    const shown = excerpt(text, column ?? 1, oneLine);
    const number = String(line).padStart(4);
    margin = ' '.repeat(number.length + 3);
    rows.push(
      `${paint('2', `${number} │`)} ${shown.text}`,
      `${paint('2', `${' '.repeat(number.length)} │`)} ${paint(colours[severity], shown.marks)}`,
    );
  }
  const { note } = message;
  if (note && !told.has(note)) rows.push(`${margin}${shorten(note)}`);
  if (note && note.length >= listLength) told.add(note);
  return `${rows.join('\n')}\n`;
}

/** One line, with names that fit into it: an author may have written a picture into an address. */
function shorten(text: string): string {
  return printable(text.replace(/\s+/g, ' ')).replace(
    /`([^`]{60})[^`]{30,}([^`]{20})`/g,
    (_, head: string, tail: string) => `\`${head}…${tail}\``,
  );
}

/**
 * How many of each, in words: `2 errors, 1 warning`. Empty when there is nothing to say.
 *
 * @param hints whether the hints were shown: else, how to see them is said.
 */
export function countDiagnostics(diagnostics: readonly Diagnostic[], hints: boolean): string {
  const counts = [...order].reverse().map((severity) => {
    const count = diagnostics.filter((message) => severityOf(message) === severity).length;
    const how = severity === 'hint' && !hints ? ` (--hints shows ${count === 1 ? 'it' : 'them'})` : '';
    return count > 0 ? `${count} ${severity}${count === 1 ? '' : 's'}${how}` : '';
  });
  return counts.filter(Boolean).join(', ');
}

/** A diagnostic as data, for `--json`. */
export function diagnosticJson(message: Diagnostic): Record<string, unknown> {
  const end = message.place && 'end' in message.place ? message.place.end : undefined;
  return {
    severity: severityOf(message),
    rule: message.ruleId,
    file: message.file,
    line: message.line,
    column: message.column,
    endLine: end?.line,
    endColumn: end?.column,
    reason: message.reason,
    fix: message.note,
    expected: message.expected,
  };
}
