import type { Nodes, Root } from 'mdast';

/** Calls `visitor` for each node below `node`, parents first, in the order of the text. */
export function visitNodes(node: Nodes, visitor: (node: Nodes) => void): void {
  if (!('children' in node)) return;
  for (const child of node.children) {
    visitor(child);
    visitNodes(child, visitor);
  }
}

/** The text of a node, without its marks. */
export function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** Whether a slide has a heading, perhaps in raw HTML. */
export function hasHeading(tree: Root): boolean {
  let titled = false;
  visitNodes(tree, (node) => {
    if (node.type === 'heading' || (node.type === 'html' && /<h[1-6][\s>]/i.test(node.value))) titled = true;
  });
  return titled;
}
