import type { Element, Nodes, Root } from 'hast';
import type { Feature } from '../../model/feature.ts';
import { hasClass, addClass } from '../../text/hast.ts';

/**
 * Lists that appear item by item, by `incremental: true` or the class `incremental`; the class
 * `nonincremental` spares a list.
 *
 * `- a` + `<!-- .element: class="incremental" -->` after the list → `<li class="fragment">a</li>`
 */
export function lists(): Feature {
  return {
    name: 'lists',
    html(tree, { settings, span }) {
      if (span === 'content') visit(tree, settings.incremental);
    },
  };
}

function visit(node: Root | Element, inherited: boolean): void {
  for (const child of node.children as Nodes[]) {
    if (child.type !== 'element') continue;
    let incremental = inherited;
    if (hasClass(child, 'incremental')) incremental = true;
    if (hasClass(child, 'nonincremental') || hasClass(child, 'footnotes')) incremental = false;
    const isItem = child.tagName === 'li' && (node as Element).tagName !== undefined;
    if (isItem && incremental && !hasClass(child, 'fragment')) addClass(child, 'fragment');
    visit(child, incremental);
  }
}
