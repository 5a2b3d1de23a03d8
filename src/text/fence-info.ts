import type { Code } from 'mdast';

/** The info string of a fence as it is written, and where it begins. */
export interface WrittenInfo {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Reads the info string of a fence from the source: Markdown's parser splits it, and decodes `\.` in it.
 *
 * @param source lines of what was parsed
 */
export function writtenInfo(node: Code, source: readonly string[]): WrittenInfo {
  const { line, column } = node.position?.start ?? { line: 0, column: 1 };
  const written = source[line - 1] ?? '';
  const fence = /^(?:`{3,}|~{3,})[ \t]*/.exec(written.slice(column - 1));
  const at = column + (fence?.[0].length ?? 0);
  const text = fence ? written.slice(at - 1).trimEnd() : [node.lang, node.meta].filter(Boolean).join(' ');
  return { text, line, column: at };
}
