import type { Element, Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import type { SlideContext } from '../model/feature.ts';
import type { Act, ActFact } from '../model/snippet.ts';
import { idFault } from './act-options.ts';
import { addAct, spokenIn } from './acts.ts';
import { claim, type Directive, takeLabel, visitDirectives } from './directive.ts';
import { stringProperty, visitElements } from './hast.ts';
import { reportMisuse } from './misuse.ts';

/**
 * Makes figures of the leaf directives with these names; each shows an act of the slide.
 *
 * @param read the act of one; undefined where it is none, which is reported there: it becomes a paragraph.
 */
export function claimActs(
  tree: Root,
  { names, className }: { readonly names: readonly string[]; readonly className: readonly string[] },
  context: SlideContext,
  read: (node: Directive, isSpoken: boolean) => ActFact | undefined,
): void {
  const spoken = spokenIn(tree, context);
  visitDirectives(tree, names, (node) => {
    if (node.type !== 'leafDirective') return;
    const act = read(node, spoken.has(node));
    takeLabel(node);
    if (!act) claim(node, 'p');
    else claim(node, 'figure', { className: [...className], dataAct: addAct(context.facts, act) });
  });
}

/** Puts what `fill` makes of them in the place of the figures that show acts of a kind. */
export function fillActs<Kind extends Act['kind']>(
  tree: HtmlRoot,
  kind: Kind,
  { facts }: SlideContext,
  fill: (figure: Element, act: Extract<ActFact, { kind: Kind }>) => Element,
): void {
  visitElements(tree, (element, parent, index) => {
    const key = element.tagName === 'figure' ? stringProperty(element, 'dataAct') : undefined;
    const act = key === undefined ? undefined : facts.acts[Number(key)];
    if (act?.kind !== kind) return undefined;
    parent.children[index] = fill(element, act as Extract<ActFact, { kind: Kind }>);
    return false;
  });
}

/** Takes the id of a directive that becomes an act: it is the act's, and not its element's. */
export function readActId(node: Directive, context: SlideContext): string | undefined {
  const { id, ...attributes } = node.attributes ?? {};
  node.attributes = attributes;
  const fault = id ? idFault(id) : undefined;
  if (fault) reportMisuse(node, fault.reason, fault.fix, context, id ?? '');
  return fault ? undefined : (id ?? undefined);
}

/** Where a directive begins, for its act. */
export function placeOfAct({ position }: Directive): NonNullable<ActFact['place']> {
  const { line, column } = position?.start ?? { line: 1, column: 1 };
  return { line, column };
}
