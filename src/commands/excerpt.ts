import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Gives a line of a file of the course (from 1), as diagnostics count them; undefined where there is none. */
export type LineReader = (file: string, line: number) => string | undefined;

/** Reads the lines that diagnostics show from the course's files, each file once. */
export function courseLines(root: string): LineReader {
  const files = new Map<string, readonly string[]>();
  return (file, line) => {
    if (!files.has(file)) files.set(file, readLines(join(root, file)));
    return files.get(file)?.[line - 1];
  };
}

function readLines(path: string): string[] {
  try {
    // Not fatal: what is no UTF-8 has a diagnostic of its own, and is shown as far as it goes.
    return new TextDecoder('utf-8').decode(readFileSync(path)).split(/\r\n|\r|\n/);
  } catch {
    return [];
  }
}

/** How much of a line is shown, and how much of it before the place. */
const shown = 100;
const before = 60;

/**
 * A line and the marks below its place. A long line is cut around the place.
 *
 * @param column from 1. @param end behind the last column, or undefined where only a point is known.
 */
export function excerpt(line: string, column: number, end: number | undefined): { text: string; marks: string } {
  const at = Math.min(column - 1, line.length);
  const to = Math.min(Math.max(end === undefined ? at + 1 : end - 1, at + 1), Math.max(line.trimEnd().length, at + 1));
  const from = line.length <= shown || at <= before ? 0 : at - before;
  const until = Math.min(line.length, from + shown);
  const [head, tail] = [from > 0 ? '…' : '', until < line.length ? '…' : ''];
  const lead = printable(line.slice(from, at));
  const marked = printable(line.slice(at, Math.min(to, until)));
  return {
    text: `${head}${printable(line.slice(from, until))}${tail}`,
    marks: ' '.repeat(width(head + lead)) + '~'.repeat(Math.max(1, width(marked))),
  };
}

/** A text that a terminal shows as it is: no control sequences, no change of direction; a tab is one space. */
export function printable(text: string): string {
  return text
    .replace(/\t/g, ' ')
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    );
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const narrow = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** Columns of a terminal that a text takes. */
function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += wide.test(character) ? 2 : narrow.test(character) ? 0 : 1;
  return columns;
}
