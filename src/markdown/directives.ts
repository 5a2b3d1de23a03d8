import { directiveFromMarkdown } from 'mdast-util-directive';
import { directive } from 'micromark-extension-directive';
import { fenceReader } from '../text/fences.ts';
import type { Shift } from './nested-colons.ts';

/**
 * Directives as blocks only (`:::name`, `::name`): the text form `:name` is left out of the grammar,
 * so that `nginx:latest`, `localhost:8080` and `16:45` are ordinary text and never need to be restored.
 */
export function blockDirectives(): {
  micromark: ReturnType<typeof directive>;
  mdast: ReturnType<typeof directiveFromMarkdown>;
} {
  const { flow = {} } = directive();
  return { micromark: { flow }, mdast: directiveFromMarkdown() };
}

/**
 * Allows what the grammar does not, and hands of many people write: spaces around a directive's name, and a
 * title without brackets. `::: exercice Un réseau {durée=20}` is read as `:::exercice[Un réseau]{durée=20}`,
 * `::chiffre 10 %` as `::chiffre[10 %]`. The spaces move to the end of its line, and `[` stands where one was, so
 * that every other place up to the title's end stays where the author sees it. Lines inside fences are left alone.
 */
export function closeUpColons(text: string): string {
  if (!/^ {0,3}:{2,}(?:[ \t]+\p{L}|\p{L}[\p{L}\p{N}_-]*[ \t]+\S)/mu.test(text)) return text;
  const fences = fenceReader();
  return text.replace(/^[^\n]*/gmu, (written) => {
    if (fences.holds(written)) return written;
    // The one name of two words.
    const line = written.replace(/^( {0,3}:{3,}[ \t]*à)[ \t](?=retenir(?![\p{L}\p{N}]))/iu, '$1-');
    const open = /^( {0,3}:{2,})([ \t]*)(\p{L}[\p{L}\p{N}_-]*)([ \t]*(?=[[{]))?(.*?)(\r?)$/u.exec(line);
    if (!open) return line;
    const [, colons = '', before = '', name, after = '', rest = '', end] = open;
    const closed = inBrackets(rest);
    // No directive: it is shown as it was written.
    if (/^[^[{]/.test(closed)) return written;
    return `${colons}${name}${closed}${before}${after}${end}`;
  });
}

/** The lines that grew at their ends when a text was closed up. */
export function grownLines(text: string, closed: string): Shift[] {
  if (closed.length === text.length) return [];
  const before = text.split('\n');
  return closed.split('\n').flatMap((line, index): Shift[] => {
    const length = before[index]?.length ?? 0;
    return line.length > length ? [{ line: index + 1, after: length + 1, by: line.length - length }] : [];
  });
}

/** ` Un réseau {durée=20}` → `[Un réseau]{durée=20}`; anything that is no bare title stays. */
function inBrackets(rest: string): string {
  if (!/^[ \t]/.test(rest)) return rest;
  // By hand: a pattern for blanks around blanks goes back over each of them.
  const written = rest.trimEnd();
  const start = written.endsWith('}') ? written.lastIndexOf('{') : -1;
  const options = start > 0 ? written.slice(start) : '';
  const title = written.slice(0, written.length - options.length).trim();
  if (title === '' || /[[\]{}]/.test(title)) return rest;
  const blanks = Math.max(0, rest.length - 1 - title.length - options.length);
  return `[${title}]${options}${' '.repeat(blanks)}`;
}
