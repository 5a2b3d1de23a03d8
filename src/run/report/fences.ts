/** An `output` fence in the text of a chapter. */
export interface Fence {
  /** Of its opening line, from 1. */
  readonly line: number;
  /** Its closing line, from 1. */
  readonly end: number;
  /** What stands before the marks of its opening line, as the lines within have it. */
  readonly lead: string;
  readonly mark: string;
  readonly text: string;
}

const opening = /^([\s>]*(?:(?:[-+*]|\d{1,9}[.)])\s+)*[\s>]*)(`{3,}|~{3,})\s*(\S*)/;

/**
 * Finds the `output` fence of a snippet: right after it, or after a comment.
 *
 * @param source lines of the chapter, as `\n` parts them
 * @param line the snippet's first line, from 1
 */
export function outputFence(source: readonly string[], line: number): Fence | undefined {
  const snippet = fenceAt(source, line - 1);
  if (!snippet) return undefined;
  let at = snippet.end;
  let isComment = false;
  for (; at < source.length; at++) {
    const text = source[at] ?? '';
    if (!isComment && /^[\s>]*$/.test(text)) continue;
    if (!isComment && !/^[\s>]*<!--/.test(text)) break;
    isComment = !text.includes('-->');
  }
  const fence = fenceAt(source, at);
  return fence?.language === 'output' ? fence : undefined;
}

/** The fence that a line opens (from 0), up to its end. */
function fenceAt(source: readonly string[], at: number): (Fence & { readonly language: string }) | undefined {
  const [, before = '', mark = '', language = ''] = opening.exec(source[at] ?? '') ?? [];
  if (mark === '') return undefined;
  const lead = before.replace(/[^\s>]/g, ' ');
  const closing = new RegExp(`^[\\s>]*${mark[0]}{${mark.length},}\\s*$`);
  const end = source.findIndex((line, index) => index > at && closing.test(line));
  if (end < 0) return undefined;
  const lines = source.slice(at + 1, end).map((line) => withoutLead(line.replace(/\r$/, ''), lead));
  return { line: at + 1, end: end + 1, lead, mark, language, text: lines.join('\n') };
}

/** A line of a block without what its containers and its indentation put before it. */
function withoutLead(line: string, lead: string): string {
  let at = 0;
  while (at < lead.length && (line[at] === lead[at] || (/[ \t]/.test(lead[at] ?? '') && line[at] === ' '))) at += 1;
  return line.slice(at);
}

/** The chapter with another text in a fence; its marks grow where the text would close them. */
export function withFence(source: readonly string[], fence: Fence, text: string): string[] {
  const { line, end, lead, mark } = fence;
  const runs = [...text.matchAll(mark.startsWith('~') ? /^\s*(~{3,})/gm : /^\s*(`{3,})/gm)];
  const longest = Math.max(0, ...runs.map(([, run = '']) => run.length));
  const grown = longest >= mark.length ? (mark[0] ?? '').repeat(longest + 1) : mark;
  const lineEnd = (source[line - 1] ?? '').endsWith('\r') ? '\r' : '';
  const lines = text === '' ? [] : text.split('\n').map((one) => (one === '' ? lead.trimEnd() : lead + one) + lineEnd);
  const marked = (number: number) => (source[number - 1] ?? '').replace(mark, grown);
  const close = (source[end - 1] ?? '').replace(/(?:`{3,}|~{3,})/, (old) => (grown === mark ? old : grown));
  return [...source.slice(0, line - 1), marked(line), ...lines, close, ...source.slice(end)];
}
