import { htmlTagNames } from 'html-tag-names';
import type { Html, Paragraph, Parents, Text } from 'mdast';
import { svgTagNames } from 'svg-tag-names';
import { type Feature, placeOf, type SlideContext } from '../../model/feature.ts';

/** Real elements that make no sense alone and without attributes, but read well as placeholders. */
const likelyPlaceholders = 'data dir image map menu object output param source time title track var'.split(' ');

const openTag = /^<([a-z][a-z0-9_.:-]*)(\s[^>]*)?\/?>/i;

/**
 * Placeholders in prose stay visible text.
 *
 * `docker run <image>` → `<p>docker run &lt;image&gt;</p>`, with a hint
 *
 * `<details>`, `<svg>` and any element with its closing tag pass as HTML.
 */
export function placeholders(): Feature {
  const elements = new Set([...htmlTagNames, ...svgTagNames].map((name) => name.toLowerCase()));
  for (const name of likelyPlaceholders) elements.delete(name);
  return {
    name: 'placeholders',
    markdown(tree, context) {
      const source = context.source.toLowerCase();
      if (!source.includes('<')) return;
      const isPlaceholder = ({ value }: Html): boolean => {
        const [, written = '', attributes = ''] = openTag.exec(value) ?? [];
        const name = written.toLowerCase();
        if (!name || elements.has(name)) return false;
        if (likelyPlaceholders.includes(name) && attributes.trim()) return false;
        return !source.includes(`</${name}`);
      };
      const visit = (parent: Parents): void => {
        for (const [index, node] of parent.children.entries()) {
          if (node.type === 'html' && isPlaceholder(node)) {
            parent.children[index] = shown(node, parent);
            hint(node, context);
          } else if ('children' in node) visit(node as Parents);
        }
      };
      visit(tree);
    },
  };
}

const flowParents = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition', 'containerDirective']);

/** The tag as text; between blocks, as a paragraph. */
function shown({ value, position }: Html, parent: Parents): Text | Paragraph {
  const text: Text = { type: 'text', value, ...(position && { position }) };
  return flowParents.has(parent.type) ? { type: 'paragraph', children: [text], ...(position && { position }) } : text;
}

function hint(node: Html, context: SlideContext): void {
  const tag = openTag.exec(node.value)?.[0] ?? node.value;
  context.report({
    ruleId: 'html-placeholder',
    reason: `\`${tag}\` is no HTML element: it is shown as text`,
    fix: `Write it as code, between backquotes, to say so.`,
    expected: node.value === tag ? [`\`${tag}\``] : undefined,
    place: placeOf(node),
  });
}
