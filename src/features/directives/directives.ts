import { closest, distance } from 'fastest-levenshtein';
import type { Paragraph, Parents } from "mdast";
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { type DirectiveName, type Feature, placeOf, type SlideContext } from '../../model/feature.ts';

/**
 * What the other features have not claimed: unknown directives are reported and their content kept,
 * a container that is not closed and a `:::` with nothing to close are errors.
 *
 * `:::exercise` with no closing `:::` → error `directive-unclosed` at its opening line.
 *
 * `::chose` → its text as written, and a warning with the nearest known name.
 */
export function directives(known: readonly DirectiveName[]): Feature {
  const names = known.flatMap(({ names }) => names);
  return {
    name: 'directives',
    markdown(tree, context) {
      if (!context.source.includes('::')) return;
      const lines = context.source.split('\n');
      const visit = (parent: Parents): void => {
        for (const [index, node] of parent.children.entries()) {
          if (node.type === 'containerDirective') settleContainer(node, names, lines, context);
          else if (node.type === 'leafDirective') parent.children[index] = settleLeaf(node, names, context);
          else if (node.type === 'paragraph') reportLeftOver(node, context);
          if ('children' in node) visit(node as Parents);
        }
      };
      visit(tree);
    },
  };
}

/** Directive names as they are compared: accents folded, lower case. */
export function foldName(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function settleContainer(node: ContainerDirective, names: readonly string[], lines: readonly string[], context: SlideContext): void {
  const end = node.position?.end.line ?? 0;
  if (!/^\s*(?:>\s*)*:{3,}\s*$/.test(lines[end - 1] ?? '') || end === node.position?.start.line) {
    context.report({
      ruleId: 'directive-unclosed',
      reason: `\`:::${node.name}\` is not closed`,
      fix: 'Add a line `:::` where it ends.',
      place: placeOf(node),
    });
  }
  if (!node.data?.hName) {
    reportUnknown(node, names, context);
    node.data = { ...node.data, hName: 'div' };
  }
}

function settleLeaf(node: LeafDirective, names: readonly string[], context: SlideContext): LeafDirective | { type: 'paragraph'; children: [{ type: 'text'; value: string }] } {
  if (node.data?.hName) return node;
  reportUnknown(node, names, context);
  const { start, end } = node.position ?? {};
  const value = context.source.slice(start?.offset, end?.offset);
  return { type: 'paragraph', children: [{ type: 'text', value }] };
}

function reportUnknown(node: ContainerDirective | LeafDirective, names: readonly string[], context: SlideContext): void {
  const colons = node.type === 'containerDirective' ? ':::' : '::';
  const folded = foldName(node.name);
  const near = names.length > 0 ? closest(folded, names.map(foldName)) : undefined;
  const proposal = near !== undefined && distance(folded, near) <= Math.max(2, folded.length / 3) ? names[names.map(foldName).indexOf(near)] : undefined;
  context.report({
    ruleId: 'directive-unknown',
    reason: `The directive \`${colons}${node.name}\` is not known`,
    fix: proposal ? `Did you mean \`${colons}${proposal}\`?` : `Known directives: ${names.map((name) => `\`${name}\``).join(', ')}.`,
    expected: proposal ? [`${colons}${proposal}`] : undefined,
    place: placeOf(node),
  });
}

/** A line of colons that closes nothing would otherwise be text on the slide. */
function reportLeftOver(paragraph: Paragraph, context: SlideContext): void {
  for (const child of paragraph.children) {
    if (child.type !== 'text') continue;
    const match = /^[ \t]*:{3,}.*$/m.exec(child.value);
    if (!match || !child.position) continue;
    const before = child.value.slice(0, match.index).split('\n');
    const line = child.position.start.line + before.length - 1;
    context.report({
      ruleId: 'directive-unclosed',
      reason: /^\s*:+\s*$/.test(match[0]) ? 'This `:::` closes nothing' : `\`${match[0].trim()}\` is not read as a directive`,
      fix: /^\s*:+\s*$/.test(match[0]) ? 'Remove it, or open a directive before it (`:::name`).' : 'Write `:::name` alone on its line, options in braces: `:::name{key=value}`.',
      place: { line, column: before.length === 1 ? child.position.start.column : 1 },
    });
  }
}

