import type { Point } from '../model/source.ts';

/** A text and where its lines start. LF, CRLF and CR end a line, as in CommonMark. */
export interface Lines {
  readonly text: string;
  /** Offset of each line's first character; there is always a first line, even in an empty text. */
  readonly starts: readonly number[];
}

const LF = 10;
const CR = 13;

/** Finds the lines of a text, in one pass. */
export function readLines(text: string): Lines {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) starts.push(at + 1);
  }
  return { text, starts };
}

/** The end of a line's text, its line ending not included. */
export function lineEnd({ text, starts }: Lines, line: number): number {
  const next = starts[line + 1];
  if (next === undefined) return text.length;
  return text.charCodeAt(next - 1) === LF && text.charCodeAt(next - 2) === CR ? next - 2 : next - 1;
}

/** The index of the last item that is at most `value` in ascending numbers; -1 when there is none. */
export function lastAtMost(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Whether a line holds nothing but spaces and tabs. */
export function isBlank({ text }: Lines, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9) return false;
  }
  return true;
}

/** Gives the point of an offset. */
export type PointAt = (offset: number) => Point;

/** Makes offsets of the text into points of the file that the text starts at `start` in. */
export function pointMaker(lines: Lines, start: Point): PointAt {
  return (offset) => {
    const line = lastAtMost(lines.starts, offset);
    const column = offset - (lines.starts[line] as number);
    return {
      line: start.line + line,
      column: line === 0 ? start.column + column : column + 1,
      offset: start.offset + offset,
    };
  };
}
