import type { Finding } from '../model/diagnostic.ts';
import type { SourceSpan } from '../model/source.ts';
import { frontMatterSchema } from './settings-schema.ts';

/** A chapter's text, cut after its front matter. */
export interface CutText {
  readonly yaml: SourceSpan | undefined;
  readonly body: SourceSpan;
  readonly finding?: Finding;
}

const fence = /^---[ \t]*\r?$/;
/** A line that begins as YAML or JSON does; a space before the colon is rather French prose. */
const dataLine = /^(?:\{|(?:(["']).+\1|[\p{L}_$][\p{L}\p{N}_.-]*):(?=\s|$))/u;

/**
 * Cuts the front matter off. It opens at the very first character (after a byte order mark), as in
 * reveal-md, and ends at the next `---` line. A `---` that opens a deck as its first separator is no
 * front matter: what follows must begin with a key (a known one after a blank line), or be lines
 * without a gap, one of them with a known key. An empty block stays content, as in reveal-md.
 */
export function cutFrontMatter(text: string): CutText {
  const whole: CutText = { yaml: undefined, body: { text, start: { line: 1, column: 1, offset: 0 } } };
  const opening = /^---[ \t]*\r?\n/.exec(text);
  if (!opening) return whole;

  const start = opening[0].length;
  const lines = text.slice(start).split('\n');
  const first = lines.find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
  const closing = lines.findIndex((line) => fence.test(line));
  const inside = closing === -1 ? lines : lines.slice(0, closing);
  const dense = inside.every((line) => line.trim() !== '');
  const begins = isKnownKey(first) || (lines[0]?.trim() !== '' && dataLine.test(first));
  if (!begins && !(dense && inside.some(isKnownKey))) return whole;

  if (closing === -1) {
    if (!isKnownKey(first)) return whole;
    return {
      ...whole,
      finding: {
        ruleId: 'frontmatter-invalid',
        reason: 'The front matter that opens on line 1 is never closed',
        place: { line: 1, column: 1, end: { line: 1, column: 4 } },
        fix: 'Add a line `---` after its last key.',
      },
    };
  }
  const yaml = inside.join('\n');
  if (yaml.trim() === '') return whole;
  const offset = Math.min(text.length, start + yaml.length + 1 + (lines[closing]?.length ?? 0) + 1);
  return {
    yaml: { text: yaml, start: { line: 2, column: 1, offset: start } },
    body: { text: text.slice(offset), start: { line: closing + 3, column: 1, offset } },
  };
}

/** Whether a line begins with a key of a front matter. */
export function isKnownKey(line: string): boolean {
  const key = /^([A-Za-z]+)[ \t]*:(?:\s|$)/.exec(line)?.[1];
  return key !== undefined && Object.hasOwn(frontMatterSchema.shape, key);
}
