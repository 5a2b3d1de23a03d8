/** Reads the lines of a text one after the other, and knows which of them are code. */
export interface FenceReader {
  /** Whether the next line of the text belongs to a fence: opens it, closes it or is its code. */
  holds(line: string): boolean;
  /** Whether a fence is still open behind the last line. */
  isOpen(): boolean;
}

/**
 * Reads fenced code (https://spec.commonmark.org/0.31.2/#fenced-code-blocks) line by line. A line may still have
 * its CR.
 *
 * @param before what may stand before the marks, as a pattern: an indentation, the marks of quotes and lists.
 */
export function fenceReader(before = ' {0,3}'): FenceReader {
  const marks = new RegExp(`^${before}(\`{3,}|~{3,})(.*)`);
  let fence = '';
  return {
    holds(line) {
      const [, mark = '', info = ''] = (/```|~~~/.test(line) && marks.exec(line)) || [];
      if (fence !== '') {
        if (mark.startsWith(fence) && info.trim() === '') fence = '';
        return true;
      }
      // Backticks after backticks are code in a text.
      if (!mark.startsWith('`') || !info.includes('`')) fence = mark;
      return fence !== '';
    },
    isOpen: () => fence !== '',
  };
}
