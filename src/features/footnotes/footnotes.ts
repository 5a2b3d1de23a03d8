import type { Feature } from '../../model/feature.ts';
import { visitElements } from '../../text/hast.ts';

/**
 * Footnotes at the foot of their slide. A `<section>` would be a vertical slide for reveal, and a
 * second heading would enter the contents: the notes are a plain block.
 *
 * `Texte[^1]` + `[^1]: Source.` → `<div class="footnotes"><ol>…</ol></div>`
 */
export function footnotes(): Feature {
  return {
    name: 'footnotes',
    html(tree, context) {
      if (!context.source.includes('[^')) return;
      visitElements(tree, (element) => {
        if (element.properties['dataFootnoteRef'] !== undefined) {
          delete element.properties['ariaDescribedBy'];
          return false;
        }
        if (element.properties['dataFootnotes'] === undefined) return undefined;
        element.tagName = 'div';
        element.properties = { className: ['footnotes'] };
        element.children = element.children.filter((child) => child.type === 'element' && child.tagName === 'ol');
        if (!context.facts.uses.includes('footnotes')) context.facts.uses.push('footnotes');
        return undefined;
      });
    },
  };
}
