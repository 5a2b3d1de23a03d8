import type { Place } from '../model/diagnostic.ts';

/**
 * Where a text stands in a source, so that a message points at the very word and not at its paragraph.
 *
 * @param around only the lines of this place are searched.
 * @returns `around` when the text is not there as it is (Markdown may have decoded it).
 */
export function placeOfText(source: string, text: string, around?: Place): Place | undefined {
  const lines = source.split('\n');
  const first = around?.line ?? 1;
  const last = Math.min(around?.end?.line ?? around?.line ?? lines.length, lines.length);
  for (let line = first; text !== '' && line <= last; line++) {
    const from = line === first ? (around?.column ?? 1) - 1 : 0;
    const at = lines[line - 1]?.indexOf(text, from) ?? -1;
    if (at >= 0) return { line, column: at + 1, end: { line, column: at + 1 + text.length } };
  }
  return around;
}
