import type { Element, Root } from 'hast';
import type { SlideContext } from '../model/feature.ts';
import { hasClass } from './hast.ts';

/** Gives the slide that is being compiled its layout: a fact, and a class of its section. */
export function giveLayout(name: string, { facts, attributes }: SlideContext): void {
  facts.layout = name;
  const before = attributes['class'];
  attributes['class'] = `${typeof before === 'string' ? `${before} ` : ''}layout-${name}`;
}

/** Whether an element of a class is all that a slide shows, but for its headings and its sources. */
export function isAlone(tree: Root, className: string): boolean {
  const [only, ...more] = tree.children.filter(
    (node): node is Element =>
      node.type === 'element' &&
      !/^h[1-6]$/.test(node.tagName) &&
      !hasClass(node, 'source') &&
      !hasClass(node, 'sources'),
  );
  return only !== undefined && more.length === 0 && hasClass(only, className);
}
