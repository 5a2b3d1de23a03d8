/**
 * Block quotes and list items, as far as a fence's own indentation depends on them
 * (https://spec.commonmark.org/0.31.2/#container-blocks). A footnote definition counts as a list item
 * of four columns.
 */
export interface Container {
  readonly quote: boolean;
  /** Columns that the following lines of a list item start with. */
  readonly indent: number;
}

/** A place in a line: `base` is the column where the innermost container's content starts. */
export interface Cursor {
  at: number;
  column: number;
  base: number;
}

const QUOTE: Container = { quote: true, indent: 0 };

/** A cursor at the first visible character of a line. */
export function cursorAt(text: string, start: number, end: number): Cursor {
  const cursor = { at: start, column: 0, base: 0 };
  skipSpace(text, cursor, end);
  return cursor;
}

/** Moves the cursor through the containers that a line continues, and says how many these are. */
export function continueContainers(text: string, end: number, cursor: Cursor, stack: readonly Container[]): number {
  for (let depth = 0; depth < stack.length; depth++) {
    const container = stack[depth] as Container;
    if (container.quote) {
      if (cursor.at >= end || text[cursor.at] !== '>' || cursor.column - cursor.base > 3) return depth;
      enterQuote(text, end, cursor);
    } else if (cursor.at < end) {
      if (cursor.column - cursor.base < container.indent) return depth;
      cursor.base += container.indent;
    }
  }
  return stack.length;
}

/** Moves the cursor into the containers that a line opens, and gives these. */
export function openContainers(text: string, end: number, cursor: Cursor, inParagraph: boolean): Container[] {
  const opened: Container[] = [];
  while (cursor.at < end && cursor.column - cursor.base <= 3) {
    if (text[cursor.at] === '>') {
      enterQuote(text, end, cursor);
      opened.push(QUOTE);
      continue;
    }
    const width = markerWidth(text, cursor.at, end, inParagraph && opened.length === 0);
    if (width === 0) break;
    const before = cursor.column - cursor.base;
    cursor.at += width;
    cursor.column += width;
    const afterMarker = cursor.column;
    skipSpace(text, cursor, end);
    const gap = cursor.at >= end || cursor.column - afterMarker > 4 ? 1 : cursor.column - afterMarker;
    cursor.base += before + width + gap;
    opened.push({ quote: false, indent: before + width + gap });
  }
  return opened;
}

function enterQuote(text: string, end: number, cursor: Cursor): void {
  cursor.at++;
  cursor.column++;
  const next = text.charCodeAt(cursor.at);
  cursor.base = cursor.at < end && (next === 32 || next === 9) ? cursor.column + 1 : cursor.column;
  skipSpace(text, cursor, end);
}

function skipSpace(text: string, cursor: Cursor, end: number): void {
  for (; cursor.at < end; cursor.at++) {
    const code = text.charCodeAt(cursor.at);
    if (code === 32) cursor.column++;
    else if (code === 9) cursor.column += 4 - (cursor.column % 4);
    else return;
  }
}

const ORDERED = /^(\d{1,9})[.)](?=[ \t]|$)/;
const BREAK = /^([-*])(?:[ \t]*\1){2,}[ \t]*$/;

/** Width of a list marker, 0 when there is none. An ordered list that interrupts a paragraph starts at 1. */
function markerWidth(text: string, at: number, end: number, interrupts: boolean): number {
  const code = text.charCodeAt(at);
  let width = 0;
  if (code === 45 || code === 43 || code === 42) {
    const next = text.charCodeAt(at + 1);
    if (at + 1 < end && next !== 32 && next !== 9) return 0;
    if (BREAK.test(text.slice(at, end))) return 0;
    width = 1;
  } else if (code >= 48 && code <= 57) {
    const found = ORDERED.exec(text.slice(at, Math.min(end, at + 11)));
    if (!found || (interrupts && Number(found[1]) !== 1)) return 0;
    width = found[0].length;
  }
  if (width > 0 && interrupts && text.slice(at + width, end).trim() === '') return 0;
  return width;
}
