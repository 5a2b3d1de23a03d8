import type { Element } from 'hast';
import { classesOf, h, hasClass } from '../../text/hast.ts';
import { walk } from '../../text/svg.ts';

/**
 * Gives lines of the classes `d-arrow` and `d-arrow-both` their tips: a drawing needs to define none itself.
 * Those that are `d-accent` too have tips of that colour.
 */
export function addTips(svg: Element): void {
  const used = new Set<string>();
  walk(svg, (element) => {
    const both = hasClass(element, 'd-arrow-both');
    if (!both && !hasClass(element, 'd-arrow')) return;
    const id = hasClass(element, 'd-accent') ? 'd-tip-accent' : 'd-tip';
    used.add(id);
    element.properties['className'] = [...new Set(['d-arrow', ...classesOf(element)])];
    element.properties['markerEnd'] ??= `url(#${id})`;
    if (both) element.properties['markerStart'] ??= `url(#${id})`;
  });
  if (used.size > 0) svg.children.unshift(h('defs', {}, [...used].map(tip)));
}

function tip(id: string): Element {
  const path = h('path', { className: id === 'd-tip' ? ['d-tip'] : ['d-tip', 'd-accent'], d: 'M0 0 12 6 0 12z' });
  return h(
    'marker',
    {
      id,
      viewBox: '0 0 12 12',
      refX: '10',
      refY: '6',
      markerWidth: '14',
      markerHeight: '14',
      markerUnits: 'userSpaceOnUse',
      orient: 'auto-start-reverse',
    },
    [path],
  );
}
