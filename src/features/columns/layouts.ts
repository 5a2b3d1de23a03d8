import type { Element, ElementContent, Root, RootContent } from 'hast';
import type { SlideContext } from '../../model/feature.ts';
import { h, hasClass, visitElements } from '../../text/hast.ts';
import { reportMisuse } from '../../text/misuse.ts';

type Layout = 'deux-colonnes' | 'comparaison';

const beginnings: Readonly<Record<Layout, (node: RootContent) => boolean>> = {
  'deux-colonnes': (node) => isElement(node) && hasClass(node, 'column-break'),
  comparaison: (node) => isElement(node) && node.tagName === 'h3',
};

const lacks: Readonly<Record<Layout, { reason: string; fix: string }>> = {
  'deux-colonnes': {
    reason: 'The layout `deux-colonnes` finds nothing that divides its columns',
    fix: 'Write a line `::colonne` between them.',
  },
  comparaison: {
    reason: 'The layout `comparaison` finds less than two headings `###`',
    fix: 'Begin each of its columns by one: `### Avant`, `### Après`.',
  },
};

/** Sets what stands under a slide's title in columns, where its layout says so. */
export function layoutColumns(tree: Root, context: SlideContext): void {
  const layout = context.facts.layout as Layout | undefined;
  const begins = layout && context.span === 'content' ? beginnings[layout] : undefined;
  if (!layout || !begins) return;
  const count = tree.children.filter(begins).length;
  if (count < (layout === 'comparaison' ? 2 : 1)) {
    // A layout has no place of its own in the text.
    const start = tree.children.find(isElement) ?? {};
    if (!hasColumns(tree)) reportMisuse(start, lacks[layout].reason, lacks[layout].fix, context);
    return;
  }
  const title = tree.children.findIndex((node) => isElement(node) && /^h[12]$/.test(node.tagName));
  const first = tree.children.findIndex(begins);
  // What comes before the first heading of a comparison introduces it.
  const start = layout === 'comparaison' ? first : title < first ? title + 1 : 0;
  const end = tree.children.findIndex((node, index) => index > first && isFoot(node));
  const content = tree.children.slice(start, end < 0 ? undefined : end);
  tree.children.splice(start, content.length, arrange(content, begins));
}

function arrange(content: readonly RootContent[], begins: (node: RootContent) => boolean): Element {
  const groups: ElementContent[][] = [[]];
  for (const node of content) {
    if (begins(node)) groups.push([]);
    if (node.type === 'doctype' || (isElement(node) && hasClass(node, 'column-break'))) continue;
    groups.at(-1)?.push(node);
  }
  const filled = groups.filter((group, index) => index > 0 || group.some(isSaid));
  return h(
    'div',
    { className: ['columns', ...(filled.length > 2 ? ['many'] : [])] },
    filled.map((group) => h('div', { className: ['column'] }, group)),
  );
}

/** What stands at the foot of the slide, whatever stands above. */
function isFoot(node: RootContent): boolean {
  return isElement(node) && (hasClass(node, 'footnotes') || hasClass(node, 'source'));
}

function isSaid(node: ElementContent): boolean {
  return node.type === 'element' || (node.type === 'text' && node.value.trim() !== '');
}

function isElement(node: RootContent): node is Element {
  return node.type === 'element';
}

function hasColumns(tree: Root): boolean {
  let found = false;
  visitElements(tree, (element) => {
    found ||= hasClass(element, 'columns');
    return !found;
  });
  return found;
}
