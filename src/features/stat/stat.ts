import type { Element, Parents, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Feature } from '../../model/feature.ts';
import { claim, readOptions, takeLabel, visitDirectives } from '../../text/directive.ts';
import { classesOf, h, hasClass } from '../../text/hast.ts';
import { giveLayout, isAlone } from '../../text/layout.ts';
import { reportMisuse } from '../../text/misuse.ts';

const names = ['chiffre', 'stat'];

/**
 * A figure, large, with the sentence that says what it is.
 *
 * `::chiffre[10 %]`, `des ressources utilisées` → `<div class="stat-block" style="--stat-chars: 4"><p
 * class="stat">10 %</p><div class="stat-text"><p>des ressources utilisées</p></div></div>`
 *
 * A slide of one figure, perhaps with a title and a source, has the layout `chiffre`.
 */
export function stat(): Feature {
  return {
    name: 'stat',
    directives: [{ names, kind: 'leaf' }],
    markdown(tree, context) {
      if (!context.source.includes('::')) return;
      visitDirectives(tree, names, (node) => {
        if (node.type !== 'leafDirective') return;
        readOptions(node, {}, context);
        const label = takeLabel(node);
        if (!label) reportMisuse(node, 'This figure is empty', 'Write it in brackets: `::chiffre[10 %]`.', context);
        claim(node, 'p', { className: ['stat'] });
      });
    },
    html(tree, context) {
      if (!context.source.includes('::')) return;
      const isWhole = context.facts.layout === 'chiffre';
      joinSentences(tree, isWhole);
      if (context.span === 'content' && !context.facts.layout && isAlone(tree, 'stat-block'))
        giveLayout('chiffre', context);
    },
  };
}

/**
 * Puts each figure into a block with its sentence: the paragraph after it.
 *
 * @param all takes every paragraph that follows, in a layout made for one figure.
 */
function joinSentences(parent: Parents, all: boolean): void {
  for (let index = 0; index < parent.children.length; index++) {
    const child = parent.children[index] as RootContent;
    if (child.type !== 'element') continue;
    if (!hasClass(child, 'stat')) {
      joinSentences(child, false);
      continue;
    }
    const rest = parent.children.slice(index + 1) as RootContent[];
    let taken = 0;
    for (const [at, next] of rest.entries()) {
      if (next.type === 'text' && next.value.trim() === '') continue;
      if (!isSentence(next) || (taken > 0 && !all)) break;
      taken = at + 1;
    }
    const inside = rest.slice(0, taken).filter((node): node is Element => node.type === 'element');
    const said = inside.length > 0 ? [h('div', { className: ['stat-text'] }, inside)] : [];
    const style = `--stat-chars: ${Math.max(1, [...textOf(child).trim()].length)}`;
    parent.children.splice(index, taken + 1, h('div', { className: ['stat-block'], style }, [child, ...said]));
  }
}

/** A paragraph of text: no picture, and nothing that another feature has marked. */
function isSentence(node: RootContent): node is Element {
  if (node.type !== 'element' || node.tagName !== 'p') return false;
  return (
    !classesOf(node).some((name) => ['stat', 'source', 'attribution'].includes(name)) &&
    !node.children.some((child) => child.type === 'element' && child.tagName === 'img')
  );
}
