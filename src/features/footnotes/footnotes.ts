import type { Feature } from '../../model/feature.ts';
import { visitElements } from '../../text/hast.ts';
import { labelsFor } from '../../text/labels.ts';

/**
 * Footnotes at the foot of their slide. A `<section>` would be a vertical slide for reveal, and a
 * second heading would enter the contents: the notes are a plain block. Their ids count from 1 on each
 * slide; linking puts the slide's own before them.
 *
 * `Texte[^1]` + `[^1]: Source.` → `<div class="footnotes"><ol>…</ol></div>`
 */
export function footnotes(): Feature {
  return {
    name: 'footnotes',
    html(tree, context) {
      if (!context.source.includes('[^')) return;
      const label = labelsFor(context.settings.lang).backToText;
      visitElements(tree, (element) => {
        if (element.properties['dataFootnoteRef'] !== undefined) delete element.properties['ariaDescribedBy'];
        if (element.properties['dataFootnoteBackref'] !== undefined) element.properties['ariaLabel'] = label;
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
