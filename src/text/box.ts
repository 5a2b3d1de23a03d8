import type { Properties } from 'hast';
import type { BlockContent, Blockquote, DefinitionContent, Paragraph, PhrasingContent } from 'mdast';

/**
 * An element of a feature's own in a Markdown tree, around blocks. It is of a type that every transform
 * knows; its `hName` tells it from a quotation.
 */
export function box(
  tagName: string,
  properties: Properties,
  children: readonly (BlockContent | DefinitionContent)[],
): Blockquote {
  return { type: 'blockquote', data: { hName: tagName, hProperties: properties }, children: [...children] };
}

/** A paragraph of a feature's own: a title, a summary. */
export function line(tagName: string, className: string, children: readonly PhrasingContent[]): Paragraph {
  const hProperties = className ? { className: [className] } : {};
  return { type: 'paragraph', data: { hName: tagName, hProperties }, children: [...children] };
}
