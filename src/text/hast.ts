import type { Element, Nodes, Parents } from 'hast';

/** The classes of an element, however its properties hold them. */
export function classesOf(element: Element): string[] {
  const value = element.properties['className'] ?? element.properties['class'];
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : [];
}

export function hasClass(element: Element, name: string): boolean {
  return classesOf(element).includes(name);
}

export function addClass(element: Element, ...names: readonly string[]): void {
  element.properties['className'] = [...new Set([...classesOf(element), ...names])];
}

/** Calls `visitor` for each element, parents first; a `false` leaves out its children. */
export function visitElements(
  parent: Parents,
  visitor: (element: Element, parent: Parents, index: number) => boolean | undefined,
): void {
  for (let index = 0; index < parent.children.length; index++) {
    const child = parent.children[index] as Nodes;
    if (child.type !== 'element') continue;
    const goOn = visitor(child, parent, index);
    if (goOn !== false && parent.children[index] === child) visitElements(child, visitor);
  }
}

/** A string property by its HTML attribute's hast name, or undefined. */
export function stringProperty(element: Element, name: string): string | undefined {
  const value = element.properties[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}

/** Makes an element, for readability. */
export function h(
  tagName: string,
  properties: Element['properties'],
  children: readonly (Element['children'][number] | string)[] = [],
): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.map((child) => (typeof child === 'string' ? { type: 'text' as const, value: child } : child)),
  };
}
