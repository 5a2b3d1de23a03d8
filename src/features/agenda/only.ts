import type { Element, Root, RootContent } from 'hast';
import { hasClass } from '../../text/hast.ts';

/** Whether an element of a class is all that a slide shows, but for its title. */
export function isOnly(tree: Root, name: string): boolean {
  const shown = tree.children.filter(isShown).filter(({ tagName }) => !/^h[1-6]$/.test(tagName));
  const [only, ...more] = shown;
  return only !== undefined && more.length === 0 && hasClass(only, name);
}

function isShown(node: RootContent): node is Element {
  return node.type === 'element' && !hasClass(node, 'source');
}
