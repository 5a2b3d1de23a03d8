import type { Feature } from '../../model/feature.ts';
import { placeOf } from '../../model/feature.ts';
import { nearest } from '../../text/nearest.ts';
import { fold } from '../../text/slug.ts';

/** Canonical names and their aliases; each is a class of the theme, `layout-<name>`. */
const layouts: Readonly<Record<string, readonly string[]>> = {
  titre: ['title', 'couverture', 'cover'],
  section: ['partie', 'part'],
  citation: ['quote'],
  image: ['picture'],
};

const pattern = /^\s*layout\s*:\s*(.*?)\s*$/;

/**
 * The layout of a slide, by a comment anywhere on it.
 *
 * `<!-- layout: section -->` → `<section class="layout-section">`
 */
export function layout(): Feature {
  return {
    name: 'layout',
    html(tree, context) {
      for (const node of tree.children) {
        const wanted = node.type === 'comment' ? pattern.exec(node.value)?.[1] : undefined;
        if (node.type !== 'comment' || wanted === undefined) continue;
        const name = canonical(wanted);
        if (name) {
          context.facts.layout = name;
          const before = context.attributes['class'];
          context.attributes['class'] = `${typeof before === 'string' ? `${before} ` : ''}layout-${name}`;
          continue;
        }
        const names = Object.entries(layouts).flat(2);
        const near = nearest(wanted, names);
        context.report({
          ruleId: 'layout-unknown',
          reason: `The layout \`${wanted}\` is not known`,
          fix: near ? `Did you mean \`${near}\`?` : `Known layouts: ${Object.keys(layouts).map((known) => `\`${known}\``).join(', ')}.`,
          place: placeOf(node),
        });
      }
    },
  };
}

function canonical(wanted: string): string | undefined {
  const folded = fold(wanted);
  return Object.keys(layouts).find((name) => name === folded || layouts[name]?.includes(folded));
}
