import type { Element, ElementContent } from 'hast';
import { classesOf, h, stringProperty } from '../../text/hast.ts';

const kept = new Set('abbr b br cite code del em i kbd mark q s samp small strong sub sup var'.split(' '));
const dropped = new Set(
  'audio button canvas details figure form iframe img input object pre script style svg table template video'.split(
    ' ',
  ),
);
const blocks = new Set('blockquote dd div dl dt li ol p section ul'.split(' '));

/**
 * What a definition says, for other places than its own: text in lines, without links, ids and pictures. Nothing in
 * it needs a block, so that it can stand within a paragraph.
 *
 * `<p>Un <a href="#/x">modèle</a>.</p>` → `<span class="term-line">Un modèle.</span>`
 */
export function phrasing(content: readonly ElementContent[]): Element[] {
  const lines: ElementContent[][] = [[]];
  const add = (nodes: readonly ElementContent[]): void => {
    for (const node of nodes) {
      if (node.type === 'element' && blocks.has(node.tagName)) {
        lines.push([]);
        add(node.children);
        lines.push([]);
      } else lines.at(-1)?.push(...inline(node));
    }
  };
  add(content);
  return lines
    .filter((line) =>
      line.some((node) => node.type === 'element' || (node.type === 'text' && node.value.trim() !== '')),
    )
    .map((line) => h('span', { className: ['term-line'] }, line));
}

function inline(node: ElementContent): ElementContent[] {
  if (node.type === 'text') return [{ type: 'text', value: node.value }];
  if (node.type !== 'element' || dropped.has(node.tagName)) return [];
  if (node.tagName === 'math') return [plain(node)];
  // Formulas come twice: drawn, and as a tree that browsers can draw too.
  if (classesOf(node).some((name) => name === 'katex-html' || name === 'missing')) return [];
  const children = node.children.flatMap(inline);
  const lang = stringProperty(node, 'lang');
  if (kept.has(node.tagName) || lang !== undefined) {
    return [h(node.tagName === 'a' ? 'span' : node.tagName, lang === undefined ? {} : { lang }, children)];
  }
  return children;
}

/** A copy without places. */
function plain(element: Element): Element {
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child.type === 'text') return [{ type: 'text', value: child.value }];
    return child.type === 'element' ? [plain(child)] : [];
  });
  return { type: 'element', tagName: element.tagName, properties: { ...element.properties }, children };
}
