import type { Feature } from '../../model/feature.ts';
import { visitElements } from '../../text/hast.ts';

const names = { fr: ['à faire', 'fait'], en: ['to do', 'done'] } as const;

/**
 * Task lists: the boxes that Markdown makes can be ticked by nobody, and say what they mean.
 *
 * `- [x] one` → `<li><input type="checkbox" checked disabled aria-label="done"> one</li>`
 */
export function tasks(): Feature {
  return {
    name: 'tasks',
    html(tree, { settings }) {
      const [open, done] = names[/^en\b/i.test(settings.lang) ? 'en' : 'fr'];
      visitElements(tree, ({ tagName, properties }) => {
        if (tagName !== 'input' || properties['type'] !== 'checkbox' || !properties['disabled']) return true;
        properties['ariaLabel'] ??= properties['checked'] ? done : open;
        return true;
      });
    },
  };
}
