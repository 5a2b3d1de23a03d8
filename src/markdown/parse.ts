import type { Root } from 'mdast';
import type { Markdown } from './processor.ts';

/**
 * Parses a slide with the definitions that it uses but that stand elsewhere, behind it so that its own
 * places stay. What the slide leaves open is closed first: definitions are no part of its code.
 *
 * @returns the tree, and the text that it is of.
 */
export function parseWithDefinitions(
  markdown: Markdown,
  text: string,
  definitions: string,
  grammar?: { readonly math: boolean },
): { tree: Root; text: string } {
  const alone = { tree: markdown.parse(text, grammar), text };
  if (definitions === '') return alone;
  const whole = `${text}${closing(alone.tree, text)}\n\n${definitions}`;
  const tree = markdown.parse(whole, grammar);
  const last = tree.children.findLast((node) => (node.position?.start.offset ?? 0) < text.length);
  const swallows = (last?.type === 'code' || last?.type === 'html') && last.position?.end.offset === whole.length;
  return swallows ? alone : { tree, text: whole };
}

/** What ends the fence or the comment that a text leaves open, or ''. */
function closing(tree: Root, text: string): string {
  const last = tree.children.at(-1);
  const written = text.slice(last?.position?.start.offset);
  if (last?.type === 'code') {
    const fence = /^(?:`{3,}|~{3,})/.exec(written)?.[0];
    return fence && !new RegExp(`\\n {0,3}${fence}+\\s*$`).test(written) ? `\n${fence}` : '';
  }
  return last?.type === 'html' && written.startsWith('<!--') && !written.includes('-->') ? '\n-->' : '';
}
