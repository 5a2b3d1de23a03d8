import type { Root as HastRoot } from 'hast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Feature, SlideContext } from '../../model/feature.ts';
import { box } from '../../text/box.ts';
import { claim, type Directive, readOptions, visitDirectives } from '../../text/directive.ts';
import { divisionsOf } from '../../text/dividers.ts';
import { hasClass, visitElements } from '../../text/hast.ts';
import { reportMisuse } from '../../text/misuse.ts';
import { parseWidths } from '../../text/widths.ts';
import { layoutColumns } from './layouts.ts';

const names = ['colonnes', 'columns'];
const dividers = ['colonne', 'column'];
const options = { widths: { names: ['largeurs', 'widths'], type: 'text' } } as const;

/**
 * What stands beside each other.
 *
 * `:::colonnes{largeurs="2 1"}`, `À gauche`, `::colonne`, `À droite`, `:::` →
 * `<div class="columns" style="--columns: 2fr 1fr"><div class="column"><p>À gauche</p></div><div class="column">…`
 *
 * On a slide of the layout `deux-colonnes`, `::colonne` alone divides what stands under the title; on one of the
 * layout `comparaison` each `###` heading begins a column.
 */
export function columns(): Feature {
  return {
    name: 'columns',
    directives: [
      { names, kind: 'container' },
      { names: dividers, kind: 'leaf' },
    ],
    markdown(tree, context) {
      visitDirectives(tree, names, (node) => {
        if (node.type === 'containerDirective') divide(node, context);
      });
      // What is left stands in no columns: the layout may have a use for it.
      visitDirectives(tree, dividers, (node) => {
        if (node.type === 'leafDirective' && !node.data?.hName) claimDivider(node, context);
      });
    },
    html(tree, context) {
      layoutColumns(tree, context);
      reportStray(tree, context);
    },
  };
}

function divide(node: ContainerDirective, context: SlideContext): void {
  const { widths } = readOptions(node, options, context, 'none');
  const [before, ...others] = divisionsOf(node, dividers);
  for (const { divider } of others) if (divider) claimDivider(divider, context);
  // The divider may stand before the first column as well.
  const groups = before.children.length === 0 && others.length > 0 ? others : [before, ...others];
  if (groups.length === 1) {
    reportMisuse(
      node,
      `\`:::${node.name}\` has one column only`,
      'Divide it by a line `::colonne`, with two colons.',
      context,
    );
  }
  const shares = sharesOf(widths, groups.length, node, context);
  claim(node, 'div', {
    className: ['columns', ...(groups.length > 2 ? ['many'] : [])],
    ...(shares && { style: `--columns: ${shares.join(' ')}` }),
  });
  node.children = groups.map(({ children }) => box('div', { className: ['column'] }, children));
}

function sharesOf(
  widths: string | undefined,
  count: number,
  node: ContainerDirective,
  context: SlideContext,
): string[] | undefined {
  if (widths === undefined) return undefined;
  const shares = parseWidths(widths);
  if (shares?.length === count) return shares;
  reportMisuse(
    node,
    shares
      ? `\`:::${node.name}\` has ${count} columns, but ${shares.length} width${shares.length === 1 ? '' : 's'}`
      : `\`${widths}\` does not share the width of \`:::${node.name}\``,
    'Write a number for each column: `largeurs="2 1"`.',
    context,
    widths,
  );
  return undefined;
}

function claimDivider(node: Directive, context: SlideContext): void {
  readOptions(node, {}, context, 'none');
  if (node.children.length > 0) {
    reportMisuse(node, `\`::${node.name}\` takes no title`, 'Write it as a heading `###` on the next line.', context);
    node.children = [];
  }
  claim(node, 'div', { className: ['column-break'], dataName: node.name });
}

/** Dividers that divide nothing are taken away. */
function reportStray(tree: HastRoot, context: SlideContext): void {
  visitElements(tree, (element, parent, index) => {
    if (!hasClass(element, 'column-break')) return true;
    reportMisuse(
      element,
      `\`::${element.properties['dataName']}\` stands in no columns`,
      context.facts.layout === 'deux-colonnes'
        ? 'Write it at the beginning of a line, in no list, quotation or other directive.'
        : 'Open `:::colonnes` before it, or give the slide the layout: `<!-- layout: deux-colonnes -->`.',
      context,
    );
    parent.children[index] = { type: 'text', value: '' };
    return false;
  });
}
