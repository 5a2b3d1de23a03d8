import type { Nodes, Root } from 'mdast';

/** Lines of a source, both included. */
interface Lines {
  readonly first: number;
  readonly last: number;
}

/** What an edition leaves out, noted on the tree for who shows its source. */
interface Noted {
  leftOut?: Lines[];
}

/** Notes that a node is left out, up to the end of another where one is given. */
export function noteLeftOut(tree: Root, node: Nodes, until: Nodes = node): void {
  if (!node.position || !until.position) return;
  const data = { ...tree.data } as Noted;
  data.leftOut = [...(data.leftOut ?? []), { first: node.position.start.line, last: until.position.end.line }];
  tree.data = data as NonNullable<Root['data']>;
}

/** Whether a line of the source is left out, or belongs to something that is. */
export function isLeftOut(tree: Root, line: number): boolean {
  const { leftOut = [] } = { ...tree.data } as Noted;
  return leftOut.some(({ first, last }) => line >= first && line <= last);
}
