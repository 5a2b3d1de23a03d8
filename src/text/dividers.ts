import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { isNamed } from './directive.ts';

/** What a container holds from one of its dividers to the next. */
export interface Division {
  /** Undefined for what stands before the first one. */
  readonly divider: LeafDirective | undefined;
  readonly children: ContainerDirective['children'];
}

/**
 * Divides what stands in a container at its leaf directives of some names: `::onglet[Linux]`, `::colonne`. What
 * comes first stands before them all, and may be nothing.
 */
export function divisionsOf({ children }: ContainerDirective, names: readonly string[]): [Division, ...Division[]] {
  const before: Division = { divider: undefined, children: [] };
  const others: Division[] = [];
  for (const child of children) {
    if (child.type === 'leafDirective' && isNamed(child, names)) others.push({ divider: child, children: [] });
    else (others.at(-1) ?? before).children.push(child);
  }
  return [before, ...others];
}
