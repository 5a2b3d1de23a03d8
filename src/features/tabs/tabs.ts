import type { PhrasingContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Feature, SlideContext } from '../../model/feature.ts';
import { box, line } from '../../text/box.ts';
import { claim, readOptions, takeLabel, visitDirectives } from '../../text/directive.ts';
import { type Division, divisionsOf } from '../../text/dividers.ts';
import { labelsFor } from '../../text/labels.ts';
import { textOf } from '../../text/mdast.ts';
import { reportMisuse } from '../../text/misuse.ts';

const names = ['onglets', 'tabs'];
const dividers = ['onglet', 'tab'];

/**
 * Variants of which one is seen at a time, such as the systems of a class. The page makes them tabs
 * (src/runtime/tabs.ts); on paper and without scripts each stands under its title.
 *
 * `:::onglets`, `::onglet[Linux]`, `apt`, `::onglet[macOS]`, `brew`, `:::` →
 * `<div class="tabs"><div class="tab"><p class="tab-title">Linux</p><p>apt</p></div><div class="tab">…</div></div>`
 *
 * Groups with the same titles follow each other.
 */
export function tabs(): Feature {
  return {
    name: 'tabs',
    directives: [
      { names, kind: 'container' },
      { names: dividers, kind: 'leaf' },
    ],
    markdown(tree, context) {
      visitDirectives(tree, names, (node) => {
        if (node.type === 'containerDirective') divide(node, context);
      });
      visitDirectives(tree, dividers, (node) => {
        if (node.type !== 'leafDirective') return;
        reportMisuse(node, `\`::${node.name}\` stands in no tabs`, 'Open `:::onglets` before it.', context);
        claim(node, 'p', { className: ['tab-title'] });
      });
    },
  };
}

function divide(node: ContainerDirective, context: SlideContext): void {
  readOptions(node, {}, context, 'none');
  const [before, ...rest] = divisionsOf(node, dividers);
  const kept = before.children.length > 0 ? [before, ...rest] : rest;
  const opening = `\`:::${node.name}\``;
  if (kept.length < 2) {
    const reason = kept.length === 0 ? `${opening} holds nothing` : `${opening} has one tab only`;
    reportMisuse(node, reason, 'Begin each tab by a line `::onglet[Titre]`, with two colons.', context);
  }
  const titles = new Set<string>();
  claim(node, 'div', { className: ['tabs'] });
  node.children = kept.map((tab, index) => {
    const title = titleOf(tab, index, node, context);
    const text = title.map(textOf).join('');
    if (titles.has(text)) {
      const reason = `Two tabs of ${opening} have the title \`${text}\``;
      reportMisuse(tab.divider ?? node, reason, 'Give each its own: tabs of one title are shown together.', context);
    }
    titles.add(text);
    return box('div', { className: ['tab'] }, [line('p', 'tab-title', title), ...tab.children]);
  });
}

function titleOf(
  { divider, children }: Division,
  index: number,
  node: ContainerDirective,
  context: SlideContext,
): PhrasingContent[] {
  const title = divider && takeLabel(divider);
  if (divider) readOptions(divider, {}, context);
  if (title) {
    if (children.length === 0) {
      reportMisuse(
        divider,
        `The tab \`${title.map(textOf).join('')}\` holds nothing`,
        'Write under its line what it shows.',
        context,
      );
    }
    return title;
  }
  const fix = 'Give it one: `::onglet[Linux]`.';
  if (divider) reportMisuse(divider, `\`::${divider.name}\` has no title`, fix, context);
  else reportMisuse(node, `What stands first in \`:::${node.name}\` belongs to no tab`, fix, context);
  return [{ type: 'text', value: labelsFor(context.settings.lang).tab(index + 1) }];
}
