import type { Element } from 'hast';
import type { Data } from 'mdast';
import { h } from './hast.ts';

/**
 * What makes a Markdown node a formula's place in HTML, until it is set: `<code class="math math-display">`, alone
 * or in a `<div class="math-block">`.
 */
export function formulaData(value: string, display: boolean, block: boolean): Data {
  const className = ['math', ...(display ? ['math-display'] : [])];
  if (!block) return { hName: 'code', hProperties: { className }, hChildren: [{ type: 'text', value }] };
  const code: Element = h('code', { className }, [value]);
  return { hName: 'div', hProperties: { className: ['math-block'] }, hChildren: [code] };
}
