import { htmlTagNames } from 'html-tag-names';
import type { Html, Parents } from 'mdast';
import { svgTagNames } from 'svg-tag-names';
import { type Feature, placeOf } from '../../model/feature.ts';

/** Real elements that make no sense alone and without attributes, but read well as placeholders. */
const likelyPlaceholders = ['data', 'dir', 'image', 'map', 'menu', 'object', 'output', 'param', 'source', 'time', 'title', 'track', 'var'];

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
      const isPlaceholder = (node: Html): boolean => {
        const [, name = '', attributes = ''] = openTag.exec(node.value) ?? [];
        if (!name) return false;
        const folded = name.toLowerCase();
        if (elements.has(folded)) return false;
        if (likelyPlaceholders.includes(folded) && attributes.trim()) return false;
        return !context.source.toLowerCase().includes(`</${folded}`);
      };
      const visit = (parent: Parents): void => {
        for (const [index, node] of parent.children.entries()) {
          if (node.type === 'html' && isPlaceholder(node)) {
            const text = { type: 'text' as const, value: node.value, ...(node.position && { position: node.position }) };
            const inline = parent.type === 'paragraph' || !isFlow(parent);
            parent.children[index] = inline ? text : { type: 'paragraph', children: [text], ...(node.position && { position: node.position }) };
            const tag = openTag.exec(node.value)?.[0] ?? node.value;
            context.report({
              ruleId: 'html-placeholder',
              reason: `\`${tag}\` is no HTML element: it is shown as text`,
              fix: `Write it as code (\`\` \`${tag}\` \`\`) to say so.`,
              place: placeOf(node),
            });
          } else if ('children' in node) visit(node as Parents);
        }
      };
      if (context.source.includes('<')) visit(tree);
    },
  };
}

const flowParents = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition', 'containerDirective']);

function isFlow(parent: Parents): boolean {
  return flowParents.has(parent.type);
}
