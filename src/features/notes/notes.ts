import type { Feature } from '../../model/feature.ts';
import { hasClass, visitElements } from '../../text/hast.ts';
import { visitNodes } from '../../text/mdast.ts';
import { fold } from '../../text/slug.ts';

/**
 * Speaker notes written inside the slide; the `Note:` line is the scanner's work.
 *
 * `:::notes` … `:::` → `<aside class="notes">…</aside>`
 *
 * `<aside class="notes">` in raw HTML is taken as it is.
 */
export function notes(): Feature {
  return {
    name: 'notes',
    directives: [{ names: ['notes'], kind: 'container' }],
    markdown(tree) {
      visitNodes(tree, (node) => {
        if (node.type !== 'containerDirective' || fold(node.name) !== 'notes') return;
        node.data = { ...node.data, hName: 'aside', hProperties: { className: ['notes'] } };
      });
    },
    html(tree, context) {
      visitElements(tree, (element, parent, index) => {
        if (element.tagName !== 'aside' || !hasClass(element, 'notes')) return undefined;
        context.notes.push(...element.children);
        parent.children.splice(index, 1, { type: 'text', value: '' });
        return false;
      });
    },
  };
}
