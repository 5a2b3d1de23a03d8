import type { Element } from 'hast';
import { visit } from 'unist-util-visit';
import type { Finding } from '../../model/diagnostic.ts';
import { type Feature, placeOf } from '../../model/feature.ts';
import { visitElements } from '../../text/hast.ts';
import { labelsFor } from '../../text/labels.ts';
import { nearest } from '../../text/nearest.ts';
import { placeOfText } from '../../text/place.ts';

/** A reference in a text, which Markdown has left there; `[^a-z]` and `[^"]+` are patterns. */
const reference = /\[\^(?![^\W_]-[^\W_]\])([\p{L}\p{N}][\p{L}\p{N}_-]*)\](?![+*?{(:])/gu;

function undefinedNote(label: string, labels: readonly string[]): Finding {
  // Any two numbers are near each other.
  const near = label.length > 2 ? nearest(label, labels) : undefined;
  return {
    ruleId: 'footnote-undefined',
    reason: `The footnote \`[^${label}]\` is not written anywhere`,
    fix: near ? `Did you mean \`[^${near}]\`?` : `Write \`[^${label}]: …\` on a line of its own.`,
    expected: near ? [`[^${near}]`] : undefined,
  };
}

/**
 * Footnotes at the foot of their slide. A `<section>` would be a vertical slide for reveal, and a
 * second heading would enter the contents: the notes are a plain block. Their ids count from 1 on each
 * slide; linking puts the slide's own before them. A reference without its note is told.
 *
 * `Texte[^1]` + `[^1]: Source.` → `<div class="footnotes"><ol>…</ol></div>`
 */
export function footnotes(): Feature {
  return {
    name: 'footnotes',
    markdown(tree, context) {
      // reveal-md knows no footnotes: there the text is what was meant.
      if (context.dialect !== 'course' || !context.source.includes('[^')) return;
      const labels: string[] = [];
      visit(tree, 'footnoteDefinition', ({ label, identifier }) => void labels.push(label ?? identifier));
      visit(tree, 'text', (node) => {
        for (const [written, label = ''] of node.value.matchAll(reference)) {
          const place = placeOfText(context.source, written, placeOf(node));
          const before = context.source.split('\n')[(place?.line ?? 0) - 1]?.[(place?.column ?? 0) - 2];
          if (before !== '\\') context.report({ ...undefinedNote(label, labels), place });
        }
      });
    },
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
    link({ slide }) {
      if (!slide.facts.uses.includes('footnotes')) return undefined;
      // Notes count their footnotes from 1 again.
      return (element, span) => prefixFootnote(element, span === 'notes' ? `${slide.id}-notes` : slide.id);
    },
  };
}

/** Footnotes count from 1 on each slide, so their ids take the slide's before them. */
function prefixFootnote(element: Element, prefix: string): Element {
  const { id, href } = element.properties;
  const isNote = (value: unknown): value is string => typeof value === 'string' && /^#?fn(?:ref)?-/.test(value);
  if (!(isNote(id) || isNote(href))) return element;
  const properties = { ...element.properties };
  if (isNote(id)) properties['id'] = `${prefix}-${id}`;
  if (isNote(href)) properties['href'] = `#${prefix}-${href.slice(1)}`;
  return { ...element, properties };
}
