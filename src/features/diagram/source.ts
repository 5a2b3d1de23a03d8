/** A diagram's text without what is no part of the picture. */
export interface DiagramSource {
  /** First word of the first line that counts: `flowchart`, `gantt`; '' when there is none. */
  readonly kind: string;
  /** The lines that count, trimmed, with their numbers in the text from 1. */
  readonly lines: readonly SourceLine[];
  /** `accTitle`, else the title of mermaid's front matter. */
  readonly title: string | undefined;
  /** `accDescr`. */
  readonly description: string | undefined;
}

export interface SourceLine {
  readonly text: string;
  /** With its indentation, which some kinds of diagrams read. */
  readonly raw: string;
  readonly number: number;
}

/**
 * Reads a diagram's text (https://mermaid.js.org/intro/syntax-reference.html): leaves out its front matter, its
 * comments and its directives, and takes out its accessible names. Never fails.
 */
export function readSource(text: string): DiagramSource {
  const all = text.split(/\r\n|\r|\n/).map((line, index) => ({ text: line.trim(), raw: line, number: index + 1 }));
  const { head, rest } = splitHead(all);
  const body = withoutDirectives(rest);
  const lines: SourceLine[] = [];
  let title = head.map((line) => /^title:\s*(.+)$/.exec(line.text)?.[1]).find(Boolean);
  let description: string | undefined;
  for (let index = 0; index < body.length; index++) {
    const line = body[index] as SourceLine;
    const named = /^acc(Title|Descr)\s*:\s*(.*)$/.exec(line.text);
    if (named?.[1] === 'Title') title = named[2];
    else if (named) description = named[2];
    else if (/^accDescr\s*\{/.test(line.text)) {
      const end = body.findIndex(({ text }, at) => at >= index && text.includes('}'));
      const block = body.slice(index, end < 0 ? undefined : end + 1).map((one) => one.text);
      description = block
        .join(' ')
        .replace(/^accDescr\s*\{|\}.*$/g, '')
        .trim();
      index += block.length - 1;
    } else if (line.text !== '' && !line.text.startsWith('%%')) lines.push(line);
  }
  const kind = /^[\w-]*/.exec(lines[0]?.text ?? '')?.[0] ?? '';
  return {
    kind,
    lines,
    title: title?.replace(/^(["'])(.*)\1$/, '$2') || undefined,
    description: description || undefined,
  };
}

function splitHead(lines: readonly SourceLine[]): { head: readonly SourceLine[]; rest: readonly SourceLine[] } {
  const start = lines.findIndex(({ text }) => text !== '');
  const end = lines.findIndex(({ text }, index) => index > start && text === '---');
  if (lines[start]?.text !== '---' || end < 0) return { head: [], rest: lines };
  return { head: lines.slice(start + 1, end), rest: lines.slice(end + 1) };
}

/** `%%{init: …}%%` sets colours and fonts, which are the theme's here; it may run over several lines. */
function withoutDirectives(lines: readonly SourceLine[]): readonly SourceLine[] {
  let inside = false;
  return lines.filter(({ text }) => {
    const opens = text.startsWith('%%{');
    const dropped = inside || opens;
    if (dropped) inside = !text.endsWith('}%%');
    return !dropped;
  });
}
