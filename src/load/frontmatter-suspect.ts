import type { Finding } from '../model/diagnostic.ts';
import type { SourceSpan } from '../model/source.ts';
import { isKnownKey } from './frontmatter.ts';

/** A heading as Markdown has it: a comment for YAML. */
const heading = /^#{1,6}[ \t]+\S/;
/** What a front matter holds, line by line, below its first key. */
const setting = /^(?:[\p{L}_$][\p{L}\p{N}_.-]*:(?:\s|$)|[ \t]+\S|-[ \t]|#)/u;
const fence = /^---[ \t]*\r?$/;

/**
 * A heading in a front matter, behind a blank line and with no more keys below it: the front matter was not closed,
 * and the first slide is read as its comment.
 */
export function headingInside({ text, start }: SourceSpan): Finding | undefined {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const at = lines.findIndex(
    (line, index) => heading.test(line) && lines[index - 1] === '' && lines.slice(0, index).some(isKnownKey),
  );
  const line = lines[at];
  if (line === undefined || lines.slice(at + 1).some((below) => isKnownKey(below) || /^\s+\S/.test(below)))
    return undefined;
  return {
    ruleId: 'frontmatter-suspect',
    reason: `\`${line.replaceAll('`', '')}\` stands in the front matter, where it is a comment`,
    place: { line: start.line + at, column: 1, end: { line: start.line + at, column: 1 + line.length } },
    fix: 'Add a line `---` before it: it ends the front matter.',
  };
}

/** Keys of a front matter at the beginning of a text that has none, down to a `---` line: they stand on the first slide. */
export function keysOutside(text: string): Finding | undefined {
  const lines = text.split('\n', 40);
  const opening = lines.findIndex((line) => line.trim() !== '');
  const late = opening > 0 && fence.test(lines[opening] ?? '');
  const first = late ? opening + 1 : opening;
  const closing = lines.findIndex((line, index) => index > first && fence.test(line));
  const inside = lines.slice(Math.max(first, 0), Math.max(closing, 0)).map((line) => line.trimEnd());
  const [key = ''] = inside;
  if (!isKnownKey(key) || !inside.every((line) => setting.test(line))) return undefined;
  return {
    ruleId: 'frontmatter-suspect',
    reason: `\`${key.slice(0, key.indexOf(':'))}\` is text of the first slide: a front matter begins with \`---\` on line 1`,
    place: { line: first + 1, column: 1, end: { line: first + 1, column: 1 + key.length } },
    fix: late ? 'Remove the blank lines above its `---`.' : 'Add a line `---` above it.',
  };
}
