import type { Place } from '../../model/diagnostic.ts';

/**
 * Where a fault of a formula stands in its source.
 *
 * @param around place of the whole formula, its signs included.
 * @param offset of the fault in the formula; undefined: at its end.
 * @returns `around` when the formula does not stand in the source as it is (in a quotation of several lines).
 */
export function placeInFormula(
  source: string,
  formula: string,
  around: Place | undefined,
  offset = formula.length,
  length = 1,
): Place | undefined {
  const end = around?.end;
  if (!around || !end) return around;
  const lines = source.split('\n').slice(around.line - 1, end.line);
  const from = around.column - 1;
  const text = lines.join('\n');
  const start = text.indexOf(formula, from);
  if (start < 0) return around;
  // What is missing at the end is missed at the last character.
  const at = start + Math.min(offset, Math.max(0, formula.length - 1));
  const before = text.slice(0, at).split('\n');
  const line = around.line + before.length - 1;
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { line, column, end: { line, column: column + Math.max(1, Math.min(length, formula.length - offset)) } };
}
