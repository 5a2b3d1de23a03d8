import type { Nodes, PhrasingContent, Root } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { Place } from '../model/diagnostic.ts';
import { placeOf, type SlideContext } from '../model/feature.ts';
import { visitNodes } from './mdast.ts';
import { formatMinutes, parseMinutes } from './minutes.ts';
import { placeOfOpening } from './misuse.ts';
import { nearest } from './nearest.ts';
import { placeOfText } from './place.ts';
import { fold } from './slug.ts';

export type Directive = ContainerDirective | LeafDirective;

/** One option of a directive: `{durée="20 min"}`. Its first name is the one that messages propose. */
export interface OptionSpec {
  readonly names: readonly string[];
  /** `minutes`: `20`, `20 min` or `1 h 30`; `number`: a whole number from 1. A `flag` needs no value. */
  readonly type: 'text' | 'minutes' | 'number' | 'flag';
  /** Highest number. */
  readonly most?: number;
}

type OptionValue<Spec extends OptionSpec> = Spec['type'] extends 'minutes' | 'number'
  ? number
  : Spec['type'] extends 'flag'
    ? true
    : string;

export type OptionValues<Specs extends Readonly<Record<string, OptionSpec>>> = {
  readonly [Key in keyof Specs]: OptionValue<Specs[Key]> | undefined;
};

/** Whether a directive goes by one of these names; case and accents do not count. */
export function isNamed(node: Directive, names: readonly string[]): boolean {
  const name = fold(node.name);
  return names.some((one) => fold(one) === name);
}

/** Calls `visitor` for each directive of one name, parents first. */
export function visitDirectives(tree: Root, names: readonly string[], visitor: (node: Directive) => void): void {
  visitNodes(tree, (node: Nodes) => {
    if (node.type !== 'containerDirective' && node.type !== 'leafDirective') return;
    if (isNamed(node, names)) visitor(node);
  });
}

/** Makes a directive an element; what no feature claims is reported as unknown. Keeps its class, id and `data-…`. */
export function claim(node: Directive, tagName: string, properties: Record<string, unknown> = {}): void {
  const { class: classes, id, ...rest } = node.attributes ?? {};
  const data = Object.entries(rest).filter(([name]) => name.startsWith('data-'));
  const own = Array.isArray(properties['className']) ? (properties['className'] as string[]) : [];
  const className = [...own, ...(classes?.split(/\s+/).filter(Boolean) ?? [])];
  node.data = {
    ...node.data,
    hName: tagName,
    hProperties: {
      ...Object.fromEntries(data.map(([name, value]) => [name, value ?? ''])),
      ...(id ? { id } : {}),
      ...properties,
      ...(className.length > 0 ? { className } : {}),
    },
  };
}

/** Takes the label out of a directive: `:::astuce[Un titre]`, `::chiffre[10 %]`; undefined without one. */
export function takeLabel(node: Directive): PhrasingContent[] | undefined {
  if (node.type === 'leafDirective') return node.children.length > 0 ? node.children : undefined;
  const [first] = node.children;
  if (first?.type !== 'paragraph' || !(first.data as { directiveLabel?: boolean } | undefined)?.directiveLabel) {
    return undefined;
  }
  node.children.splice(0, 1);
  return first.children;
}

/**
 * Reads the options of a directive under any of their names. What is unknown, or not of its type, is reported
 * (`directive-option`) and left out. Classes, ids and `data-…` are the author's, on every directive.
 *
 * @param label whether its brackets hold a title, which some write as an option.
 */
export function readOptions<Specs extends Readonly<Record<string, OptionSpec>>>(
  node: Directive,
  specs: Specs,
  context: SlideContext,
  label: Label = 'title',
): OptionValues<Specs> {
  const values: Record<string, string | number | true | undefined> = {};
  for (const [name, value] of Object.entries(node.attributes ?? {})) {
    if (name === 'class' || name === 'id' || name.startsWith('data-')) continue;
    const found = Object.entries(specs).find(([, { names }]) => names.some((one) => fold(one) === fold(name)));
    const place = placeOfText(context.source, name, placeOf(node));
    if (!found) {
      const title = label === 'title' && ['title', 'titre'].includes(fold(name)) ? value : undefined;
      report(
        title ? titleInBrackets(node, name, title) : unknownOption(node, name, Object.values(specs)),
        place,
        context,
      );
      continue;
    }
    const [key, spec] = found;
    const read = readValue(value ?? '', spec);
    if (read === undefined) report(wrongValue(node, name, value ?? '', spec), place, context);
    else values[key] = read;
  }
  return values as OptionValues<Specs>;
}

/** What stands in a directive's brackets. */
type Label = 'title' | 'none';

interface Said {
  readonly reason: string;
  readonly fix: string;
  readonly expected?: readonly string[] | undefined;
}

function report(said: Said, place: Place | undefined, context: SlideContext): void {
  context.report({ ruleId: 'directive-option', ...said, place });
}

function readValue(
  value: string,
  { type, most = Number.POSITIVE_INFINITY }: OptionSpec,
): string | number | true | undefined {
  if (type === 'text') return value.trim();
  if (type === 'flag') return value === '' ? true : undefined;
  if (type === 'minutes') return parseMinutes(value);
  const number = /^\s*\d+\s*$/.test(value) ? Number(value) : 0;
  return number >= 1 && number <= most ? number : undefined;
}

function unknownOption({ name: directive }: Directive, name: string, specs: readonly OptionSpec[]): Said {
  const names = specs.flatMap((spec) => spec.names);
  const near = nearest(name, names);
  return {
    reason: `The option \`${name}\` of \`${directive}\` is not known`,
    fix: near
      ? `Did you mean \`${near}\`?`
      : names.length > 0
        ? `It takes ${specs.map(({ names: [first] }) => `\`${first}\``).join(', ')}.`
        : 'It takes no option.',
    expected: near ? [near] : undefined,
  };
}

function titleInBrackets({ type, name }: Directive, option: string, title: string): Said {
  const colons = type === 'leafDirective' ? '::' : ':::';
  return {
    reason: `The option \`${option}\` of \`${name}\` is not known`,
    fix: `Its title goes in brackets: \`${colons}${name}[${title}]\`.`,
  };
}

function wrongValue({ name: directive }: Directive, name: string, value: string, { type, most }: OptionSpec): Said {
  const wanted = {
    text: 'a text',
    flag: 'no value',
    minutes: `minutes, such as \`${name}=20\` or \`${name}="${formatMinutes(90).replaceAll('\u00a0', ' ')}"\``,
    number: most ? `a number from 1 to ${most}` : 'a number from 1',
  }[type];
  return { reason: `\`${name}="${value}"\` of \`${directive}\` is not understood`, fix: `It takes ${wanted}.` };
}

/** Whether a container ends with a line of colons of its own; the parser ends any other with its parent. */
export function isClosed({ position }: ContainerDirective, source: string): boolean {
  if (!position || position.end.line === position.start.line) return false;
  const { line, column } = position.end;
  // One that is ended by its parent's line of colons ends before these.
  return /^[\s>]*:{3,}\s*$/.test((source.split('\n')[line - 1] ?? '').slice(0, column - 1));
}

/** Reports a container that nothing closes. In a reveal-md deck, where `:::` means nothing, that is no error. */
export function reportUnclosed(node: ContainerDirective, context: SlideContext): void {
  if (isClosed(node, context.source)) return;
  context.report({
    ruleId: context.dialect === 'course' ? 'directive-unclosed' : 'directive-unknown',
    reason: `\`:::${node.name}\` is not closed`,
    fix: 'Add a line `:::` where it ends.',
    place: placeOfOpening(node.position?.start, context),
  });
}
