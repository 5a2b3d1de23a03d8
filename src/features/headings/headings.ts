import type { Element, Nodes, Root } from 'hast';
import { type Feature, placeOf } from '../../model/feature.ts';
import { stringProperty } from '../../text/hast.ts';
import { slug } from '../../text/slug.ts';

/**
 * Headings get ids, and tell the deck what the slide is called. The first one of a slide gives its
 * id to the `<section>`, whose address it is; linking numbers the ids that are repeated in the deck.
 *
 * `## L'intérêt des conteneurs` → `<section id="l-interet-des-conteneurs"><h2>L'intérêt des conteneurs</h2>`
 *
 * `### Pourquoi` under it → `<h3 id="pourquoi">Pourquoi</h3>`
 */
export function headings(): Feature {
  return {
    name: 'headings',
    html(tree, context) {
      if (context.span === 'notes') return;
      const visit = (node: Root | Element): void => {
        for (const child of node.children) {
          if (child.type !== 'element') continue;
          const depth = /^h([1-6])$/.exec(child.tagName)?.[1];
          if (depth === undefined) {
            visit(child);
            continue;
          }
          const text = textOf(child).replace(/\s+/g, ' ').trim();
          const written = stringProperty(child, 'id');
          const id = written || slug(text);
          if (written) context.facts.ids.push({ id, place: placeOf(child) });
          else if (context.facts.headings.length > 0 || context.attributes['id'] !== undefined) {
            child.properties['id'] = id;
          }
          const own = written ? { own: true } : {};
          context.facts.headings.push({ depth: Number(depth), text, id, ...own, place: placeOf(child) });
        }
      };
      visit(tree);
    },
  };
}

/** What a reader would call the heading: its text, and what its images show. */
function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && node.tagName === 'img') return stringProperty(node, 'alt') ?? '';
  if (node.type === 'element' && node.properties['dataFootnoteRef'] !== undefined) return '';
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
