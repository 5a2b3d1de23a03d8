import { type Diagnostic, severityOf } from '../model/diagnostic.ts';

const colours = { error: '31', warning: '33', hint: '36' } as const;

/**
 * Diagnostics for people: one line each with `file:line:column`, the likely fix below it.
 *
 * @param colour whether the terminal shows colours.
 */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], colour: boolean): string {
  const paint = (code: string, text: string): string => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  return diagnostics
    .map((message) => {
      const severity = severityOf(message);
      const where = [message.file, message.line, message.column]
        .filter((part) => part !== undefined && part !== '')
        .join(':');
      const fix = message.note ? `\n    ${message.note}` : '';
      return `${where ? `${paint('1', where)} ` : ''}${paint(colours[severity], severity)} ${message.reason} ${paint('2', `[${message.ruleId}]`)}${fix}\n`;
    })
    .join('');
}

/** How many of each, in words: `2 errors, 1 warning`. Empty when there is nothing to say. */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): string {
  return (['error', 'warning', 'hint'] as const)
    .map((severity) => ({ severity, count: diagnostics.filter((message) => severityOf(message) === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}${count === 1 ? '' : 's'}`)
    .join(', ');
}

/** A diagnostic as data, for `--json`. */
export function diagnosticJson(message: Diagnostic): Record<string, unknown> {
  return {
    severity: severityOf(message),
    rule: message.ruleId,
    file: message.file,
    line: message.line,
    column: message.column,
    reason: message.reason,
    fix: message.note,
    expected: message.expected,
  };
}
