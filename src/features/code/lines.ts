import type { InfoSteps, LineRange } from '../../text/info-string.ts';
import { looksLikeSession, readSession } from '../../text/shell-session.ts';
import { escapeHtml, type Highlighter } from './highlighter.ts';
import type { Language } from './languages.ts';

/** A line of a block as HTML, and what it is beside code. */
export interface CodeLine {
  readonly html: string;
  readonly kind?: 'output' | 'diff-add' | 'diff-remove' | undefined;
}

/** Colours a block in the way that its language asks for. */
export function colour(code: string, language: Language, diff: boolean, highlighter: Highlighter): CodeLine[] {
  const { grammar } = language;
  if (language.session || (grammar === 'shellscript' && looksLikeSession(code))) return session(code, highlighter);
  if (diff && grammar !== 'diff') return changes(code, grammar, highlighter);
  const kindOf = grammar === 'diff' ? patchKind : () => undefined;
  const texts = code.split('\n');
  return highlighter.lines(code, grammar).map((html, index) => ({ html, kind: kindOf(texts[index] ?? '') }));
}

/** Commands are coloured one by one, so that an open quote in one does not reach the next. */
function session(code: string, highlighter: Highlighter): CodeLine[] {
  const lines = readSession(code.split('\n'));
  const result: CodeLine[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (!line) break;
    if (line.output) {
      result.push({ html: escapeHtml(line.text), kind: 'output' });
      at++;
      continue;
    }
    let end = at + 1;
    while (lines[end]?.continues) end++;
    const command = lines.slice(at, end);
    const coloured = highlighter.lines(command.map(({ text }) => text).join('\n'), 'shellscript');
    for (const [index, { prompt }] of command.entries()) {
      const before = prompt === '' ? '' : `<span class="prompt">${escapeHtml(prompt)}</span>`;
      result.push({ html: before + (coloured[index] ?? '') });
    }
    at = end;
  }
  return result;
}

/** The first column of each line says whether it came or went; the rest is code. */
function changes(code: string, grammar: string | undefined, highlighter: Highlighter): CodeLine[] {
  const texts = code.split('\n');
  const rest = texts.map((text) => (/^[+\- ]/.test(text) ? text.slice(1) : text)).join('\n');
  return highlighter.lines(rest, grammar).map((html, index) => ({ html, kind: changeKind(texts[index] ?? '') }));
}

function changeKind(text: string): CodeLine['kind'] {
  return text.startsWith('+') ? 'diff-add' : text.startsWith('-') ? 'diff-remove' : undefined;
}

/** In a patch, `+++` and `---` name its files. */
function patchKind(text: string): CodeLine['kind'] {
  return /^(?:\+\+\+|---)(?: |$)/.test(text) ? undefined : changeKind(text);
}

/** Makes the HTML of a block's lines. */
export function joinLines(
  lines: readonly CodeLine[],
  numbers: readonly number[] | undefined,
  current: readonly LineRange[],
  badges: readonly { readonly line: number; readonly number: number }[] = [],
): string {
  return lines
    .map(({ html, kind }, index) => {
      const marks = [
        kind,
        current.some(({ first, last }) => index + 1 >= first && index + 1 <= last) ? 'current' : undefined,
      ];
      const classes = ['line', ...marks.filter((mark) => mark !== undefined)].join(' ');
      const number = numbers ? ` data-n="${numbers[index] ?? ''}"` : '';
      const marked = badges.filter(({ line }) => line === index + 1).map(badge);
      return `<span class="${classes}"${number}>${html}${marked.join('')}</span>`;
    })
    .join('\n');
}

/** The stylesheet shows the number: nobody copies it with the code, and it is not read as code. */
function badge({ number }: { readonly number: number }): string {
  return `<span class="code-mark" data-mark="${number}" aria-hidden="true"></span>`;
}

/** A step's lines as `data-lines` holds them: `3-4,7`, or '' for the whole block. */
export function linesText(ranges: readonly LineRange[]): string {
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(',');
}

/** Whether steps single out lines at all: `[]` only asks for numbers. */
export function marksLines(steps: InfoSteps | undefined): boolean {
  return steps !== undefined && (steps.ranges.length > 1 || (steps.ranges[0]?.length ?? 0) > 0);
}

/** The items of the steps that name lines which a block does not have. */
export function beyond(steps: InfoSteps, count: number): string[] {
  return steps.ranges
    .flat()
    .filter(({ last }) => last > count)
    .map((range) => linesText([range]));
}
