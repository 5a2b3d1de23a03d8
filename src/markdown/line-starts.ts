import { isBlank, type Lines, lineEnd } from './lines.ts';

/** Level of the ATX heading that a line is, 0 when it is none (https://spec.commonmark.org/0.31.2/#atx-headings). */
export function headingLevel(text: string, at: number, end: number): number {
  let after = at;
  while (after < end && text.charCodeAt(after) === 35) after++;
  const level = after - at;
  if (level === 0 || level > 6) return 0;
  const next = text.charCodeAt(after);
  return after === end || next === 32 || next === 9 ? level : 0;
}

/**
 * Whether a line is a heading that ends even a fence which was forgotten open: of level 2 or more (a single
 * `#` is a comment in many languages), up to the level that cuts, behind a blank line.
 */
export function isBoundaryHeading(lines: Lines, line: number, level: number): boolean {
  const start = lines.starts[line] as number;
  if (lines.text.charCodeAt(start) !== 35) return false;
  const of = headingLevel(lines.text, start, lineEnd(lines, line));
  if (of < 2 || of > level) return false;
  return isBlank(lines, lines.starts[line - 1] as number, lineEnd(lines, line - 1));
}

const DEFINITION = /^\[(\^)?((?:[^[\]\\]|\\.){1,999})\]:/;

/** Reads `[label]:` or `[^label]:` at a place of a line. */
export function definitionMark(
  text: string,
  at: number,
  end: number,
): { label: string; footnote: boolean } | undefined {
  const found = DEFINITION.exec(text.slice(at, end));
  if (!found?.[2] || found[2].trim() === '') return undefined;
  return { label: found[2], footnote: found[1] !== undefined };
}
