import type { Feature } from '../../model/feature.ts';
import { visitElements } from '../../text/hast.ts';
import { labelsFor } from '../../text/labels.ts';

/**
 * Task lists: the boxes that Markdown makes can be ticked by nobody, and say what they mean.
 *
 * `- [x] one` → `<li><input type="checkbox" checked disabled aria-label="done"> one</li>`
 */
export function tasks(): Feature {
  return {
    name: 'tasks',
    html(tree, { settings }) {
      const { taskOpen, taskDone } = labelsFor(settings.lang);
      visitElements(tree, ({ tagName, properties }) => {
        if (tagName !== 'input' || properties['type'] !== 'checkbox' || !properties['disabled']) return true;
        properties['ariaLabel'] ??= properties['checked'] ? taskDone : taskOpen;
        return true;
      });
    },
  };
}
