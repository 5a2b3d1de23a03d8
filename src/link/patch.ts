import type { Element, ElementContent, Root } from 'hast';

/**
 * Maps the elements of a tree without touching it: what does not change is shared, so that a cached
 * slide stays as it was compiled. `change` gets each element and returns it, or a copy; `around` are the
 * elements that it stands in, outermost first.
 */
export function mapElements<Tree extends Root | Element>(
  tree: Tree,
  change: (element: Element, around: readonly Element[]) => Element,
  around: readonly Element[] = [],
): Tree {
  let children: ElementContent[] | undefined;
  for (const [index, child] of tree.children.entries()) {
    if (child.type !== 'element') continue;
    const changed = change(child, around);
    const mapped = mapElements(changed, change, [...around, changed]);
    if (mapped === child) continue;
    children ??= [...tree.children] as ElementContent[];
    children[index] = mapped;
  }
  return children ? { ...tree, children } : tree;
}
