import type { Paragraph, Parents, Text } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { Place } from '../../model/diagnostic.ts';
import { type DirectiveName, type Feature, placeOf, type SlideContext } from '../../model/feature.ts';
import type { RuleId } from '../../model/rules.ts';
import { reportUnclosed } from '../../text/directive.ts';
import { placeOfOpening } from '../../text/misuse.ts';
import { nearest } from '../../text/nearest.ts';
import { placeOfText } from '../../text/place.ts';
import { fold } from '../../text/slug.ts';

/**
 * What the other features have not claimed: unknown directives are reported and their content kept,
 * a container that is not closed and a `:::` with nothing to close are errors.
 *
 * `:::exercise` with no closing `:::` → error `directive-unclosed` at its opening line
 *
 * `::chose` → its text as written, and a warning with the nearest known name
 *
 * In a reveal-md deck, where `:::` means nothing, all of it is a warning.
 */
export function directives(known: readonly DirectiveName[]): Feature {
  return {
    name: 'directives',
    markdown(tree, context) {
      if (!context.source.includes('::')) return;
      const unread = { openings: 0 };
      const visit = (parent: Parents): void => {
        for (const [index, node] of parent.children.entries()) {
          if (node.type === 'containerDirective') settleContainer(node, known, context);
          else if (node.type === 'leafDirective') parent.children[index] = settleLeaf(node, known, context);
          else if (node.type === 'paragraph') reportLeftOver(node, known, unread, context);
          if ('children' in node) visit(node as Parents);
        }
      };
      visit(tree);
    },
  };
}

const unclosed = ({ dialect }: SlideContext): RuleId =>
  dialect === 'course' ? 'directive-unclosed' : 'directive-unknown';

function settleContainer(node: ContainerDirective, known: readonly DirectiveName[], context: SlideContext): void {
  // Of a name that means nothing it matters little where it ends.
  if (!node.data?.hName) {
    reportUnknown(`:::${node.name}`, placeOfOpening(node.position?.start, context), known, context);
    node.data = { ...node.data, hName: 'div' };
    return;
  }
  reportUnclosed(node, context);
}

function settleLeaf(
  node: LeafDirective,
  known: readonly DirectiveName[],
  context: SlideContext,
): LeafDirective | Paragraph {
  if (node.data?.hName) return node;
  reportUnknown(`::${node.name}`, placeOfOpening(node.position?.start, context), known, context);
  const { position } = node;
  // It is alone on its line, which may have been closed up to be read.
  const line = /^.*/.exec(context.source.slice(position?.start.offset))?.[0] ?? '';
  const text: Text = { type: 'text', value: line.trimEnd() };
  return { type: 'paragraph', children: [text], ...(position && { position }) };
}

const colonsOf = { container: ':::', leaf: '::' };

/** @param written the colons and the name. */
function reportUnknown(
  written: string,
  place: Place | undefined,
  known: readonly DirectiveName[],
  context: SlideContext,
): void {
  const spelt = (name: string): string => {
    const kind = known.find(({ names }) => names.includes(name))?.kind ?? 'container';
    return `${colonsOf[kind]}${name}`;
  };
  const names = known.flatMap((directive) => directive.names);
  const near = nearest(written.replace(/^:+/, ''), names);
  context.report({
    ruleId: 'directive-unknown',
    reason: `The directive \`${written}\` is not known`,
    fix: near
      ? `Did you mean \`${spelt(near)}\`?`
      : `Known directives: ${known.map(({ names: [first = ''] }) => `\`${spelt(first)}\``).join(', ')}.`,
    expected: near ? [spelt(near)] : undefined,
    place,
  });
}

/** A line of colons that closes nothing would otherwise be text on the slide. */
function reportLeftOver(
  paragraph: Paragraph,
  known: readonly DirectiveName[],
  unread: { openings: number },
  context: SlideContext,
): void {
  for (const child of paragraph.children) {
    if (child.type !== 'text') continue;
    for (const match of child.value.matchAll(/^[ \t]*:{2,}.*$/gm)) {
      // In the middle of a line it is text: `**a**:::`.
      if (match.index === 0 && child !== paragraph.children[0]) continue;
      const written = match[0].trim();
      if (!written.startsWith(':::')) {
        reportLeftLeaf(lineOf(child, match.index), known, context);
        continue;
      }
      const closes = /^:+$/.test(written);
      // The end of one that was not read as an opening goes without saying.
      if (closes && unread.openings > 0) {
        unread.openings--;
        continue;
      }
      if (!closes) unread.openings++;
      const around = lineOf(child, match.index);
      const shown = closes ? written : (lineFrom(context, around, written) ?? written);
      const opening = /^:{3,}[ \t]*([\p{L}][\p{L}\p{N}_-]*)/u.exec(written);
      if (opening && !known.some(({ names }) => names.some((name) => fold(name) === fold(opening[1] ?? '')))) {
        reportUnknown(`:::${opening[1]}`, placeOfText(context.source, opening[0], around), known, context);
        continue;
      }
      context.report({
        ruleId: unclosed(context),
        reason: closes ? `This \`${written}\` closes nothing` : `\`${shown}\` is not read as a directive`,
        fix: closes
          ? 'Remove it, or open a directive before it (`:::name`).'
          : (quotesFix(shown) ??
            'Write `:::name` alone on its line, with a blank line before it in a list; options go in braces: `:::name{key=value}`.'),
        place: placeOfText(context.source, closes ? written : written.replace(/^(:+).*/s, '$1'), around),
      });
    }
  }
}

/** A line that begins as a leaf directive does, and is not read as one: `::source[x]{url=https://a?b=c}`. */
function reportLeftLeaf(around: Place | undefined, known: readonly DirectiveName[], context: SlideContext): void {
  // The source tells what stands there: an address in it is a link by now.
  const line = context.source.split('\n')[(around?.line ?? 0) - 1] ?? '';
  const [written = '', opening = '', name = '', rest = ''] =
    /(?<!:)(::[ \t]*(\p{L}[\p{L}\p{N}_-]*))((?:[ \t]*[[{]|[ \t]+\S|[ \t]*$).*)/u.exec(line) ?? [];
  if (written === '') return;
  const place = placeOfText(context.source, opening, around);
  if (!known.some(({ names }) => names.some((one) => fold(one) === fold(name)))) {
    // Two colons and a word may be text.
    if (/^\s*[[{]/.test(rest)) reportUnknown(`::${name}`, place, known, context);
    return;
  }
  const title = /^[ \t]+([^[\]{}]*[^[\]{}\s])\s*$/.exec(rest)?.[1];
  context.report({
    ruleId: 'directive-misused',
    reason: `\`${written.trim()}\` is not read as a directive`,
    fix:
      quotesFix(rest) ??
      (title
        ? `Its title goes in brackets: \`::${name}[${title}]\`.`
        : `Write it alone on its line: \`::${name}[title]{key=value}\`.`),
    place,
  });
}

/** What its author wrote on the line of an opening, which may have been closed up to be read. */
function lineFrom({ source }: SlideContext, around: Place | undefined, written: string): string | undefined {
  const colons = /^:+/.exec(written)?.[0] ?? '';
  const line = around && source.split('\n')[around.line - 1];
  const at = line?.indexOf(colons) ?? -1;
  return at < 0 ? undefined : line?.slice(at).trim();
}

/** What is wrong with options that cannot be read: a value that holds signs and has no quotes. */
function quotesFix(written: string): string | undefined {
  const [, name, value] = /[{\s]([\p{L}\p{N}_-]+)=([^\s"'{}][^\s{}]*[="'<>`][^\s{}]*)/u.exec(written) ?? [];
  return name && value && `Write the value in quotes: \`${name}="${value}"\`.`;
}

/** The line of a paragraph's text: its column is the source's to tell, indented as it may be. */
function lineOf(text: Text, index: number): Place | undefined {
  const start = placeOf(text);
  if (!start) return undefined;
  const before = text.value.slice(0, index).split('\n').length - 1;
  return before === 0 ? { line: start.line, column: start.column } : { line: start.line + before, column: 1 };
}
