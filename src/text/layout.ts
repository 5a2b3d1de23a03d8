import type { SlideContext } from '../model/feature.ts';

/** Gives the slide that is being compiled its layout: a fact, and a class of its section. */
export function giveLayout(name: string, { facts, attributes }: SlideContext): void {
  facts.layout = name;
  const before = attributes['class'];
  attributes['class'] = `${typeof before === 'string' ? `${before} ` : ''}layout-${name}`;
}
