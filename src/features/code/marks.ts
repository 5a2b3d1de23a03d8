/** A mark of an annotation, `# <1>`, where it was written. */
export interface Mark {
  readonly number: number;
  /** Line of the block that it stands on once the marks are gone, from 1. */
  readonly line: number;
  /** Line of the text that held it, from 0, and its column there, from 1. */
  readonly index: number;
  readonly column: number;
}

export interface MarkedText {
  readonly lines: readonly string[];
  /** For each line that is left, which one of the given lines it was, from 0. */
  readonly kept: readonly number[];
  readonly marks: readonly Mark[];
}

/** Room that the first badge of a line takes, and each one after it, in characters of code (annotations.css). */
const badge = { first: 3.2, next: 2.6 };

/** Longest line of a block with its badges, in characters. */
export function widthOf({ lines, marks }: Pick<MarkedText, 'lines' | 'marks'>): number {
  const widths = lines.map((line, index) => {
    const badges = marks.filter((mark) => mark.line === index + 1).length;
    return line.length + (badges === 0 ? 0 : badge.first + (badges - 1) * badge.next);
  });
  return Math.max(0, ...widths);
}

/** The end of a line that is a comment in some language, and says nothing but `<1>` or `<1> <2>`. */
const marked =
  /(?<=^|[ \t])(?:#|\/\/|--|;|%|<!--|\/\*)[ \t]*(<\d{1,2}>(?:[ \t]*<\d{1,2}>)*)[ \t]*(?:(?:-->|\*\/)[ \t]*)?$/;

/**
 * Takes the marks out of code. One alone on its line marks the line after it, for files whose language has no
 * comments at a line's end (`COPY` in a Dockerfile), and its line goes.
 *
 * `RUN npm ci # <1>` → `RUN npm ci`, marked 1
 */
export function takeMarks(lines: readonly string[]): MarkedText {
  const left: string[] = [];
  const kept: number[] = [];
  const marks: Mark[] = [];
  for (const [index, text] of lines.entries()) {
    const match = marked.exec(text);
    const code = match ? text.slice(0, match.index).trimEnd() : text;
    const alone = match !== null && code === '' && lines.length > 1;
    if (!alone) {
      left.push(code);
      kept.push(index);
    }
    // Nothing follows the last line: a mark there is of the one before.
    const line = alone && index < lines.length - 1 ? left.length + 1 : left.length;
    for (const number of (match?.[1] ?? '').matchAll(/<(\d+)>/g)) {
      const column = text.indexOf(number[0], match?.index) + 1;
      marks.push({ number: Number(number[1]), line, index, column });
    }
  }
  return { lines: left, kept, marks };
}
