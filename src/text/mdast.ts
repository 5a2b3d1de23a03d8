import type { Nodes } from 'mdast';

/** Calls `visitor` for each node below `node`, parents first, in the order of the text. */
export function visitNodes(node: Nodes, visitor: (node: Nodes) => void): void {
  if (!('children' in node)) return;
  for (const child of node.children) {
    visitor(child);
    visitNodes(child, visitor);
  }
}
