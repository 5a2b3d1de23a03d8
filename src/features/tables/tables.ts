import type { Feature } from '../../model/feature.ts';
import { visitElements } from '../../text/hast.ts';

/**
 * Tables. The empty corner of a table with row titles heads nothing: it becomes an ordinary cell, so that no
 * screen reader announces a header without a name.
 *
 * `| | A |` → `<td></td><th>A</th>`
 */
export function tables(): Feature {
  return {
    name: 'tables',
    html(tree) {
      visitElements(tree, (element) => {
        if (element.tagName === 'th' && isEmpty(element.children)) element.tagName = 'td';
        return true;
      });
    },
  };
}

function isEmpty(children: readonly { type: string; value?: string }[]): boolean {
  return children.every(({ type, value }) => type === 'comment' || (type === 'text' && !value?.trim()));
}
