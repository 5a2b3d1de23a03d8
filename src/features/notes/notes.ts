import type { Feature } from '../../model/feature.ts';
import { hasClass, visitElements } from '../../text/hast.ts';

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
      for (const node of tree.children) {
        if (node.type !== 'containerDirective' || node.name.toLowerCase() !== 'notes') continue;
        node.data = { ...node.data, hName: 'aside', hProperties: { className: ['notes'] } };
      }
    },
    html(tree, context) {
      if (context.span === 'notes') return;
      visitElements(tree, (element, parent, index) => {
        if (element.tagName !== 'aside' || !hasClass(element, 'notes')) return undefined;
        context.notes.push(...element.children);
        parent.children.splice(index, 1, { type: 'text', value: '' });
        return false;
      });
    },
  };
}
