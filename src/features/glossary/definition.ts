import type { Element, Root as HastRoot } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Root as MdastRoot, Paragraph, PhrasingContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { placeOf, type SlideContext } from '../../model/feature.ts';
import { claim, readOptions, takeLabel, visitDirectives } from '../../text/directive.ts';
import { hasClass, stringProperty, visitElements } from '../../text/hast.ts';
import { giveLayout, isAlone } from '../../text/layout.ts';
import { reportMisuse } from '../../text/misuse.ts';
import { slug } from '../../text/slug.ts';
import { phrasing } from './phrasing.ts';

export const definitionNames = ['définition', 'definition'];

const options = {
  also: { names: ['aussi', 'also'], type: 'text' },
  english: { names: ['en', 'anglais', 'english'], type: 'text' },
} as const;

/**
 * Makes each definition an element. On a slide without a heading the first term is its title.
 *
 * @param titled whether the slide has a heading.
 */
export function claimDefinitions(tree: MdastRoot, titled: boolean, context: SlideContext): void {
  let hasTitle = titled || context.span === 'notes';
  visitDirectives(tree, definitionNames, (node) => {
    if (node.type !== 'containerDirective') return;
    const { also, english } = readOptions(node, options, context);
    const label = takeLabel(node);
    if (!label) {
      reportMisuse(node, 'This definition has no term', 'Write it in brackets: `:::définition[Image]`.', context);
    } else if (node.children.length === 0) {
      reportMisuse(node, 'This definition is empty', 'Write what the term means, up to the closing `:::`.', context);
    }
    claim(node, 'div', {
      className: ['definition'],
      ...(also && { dataAlso: also }),
      ...(english && { dataEnglish: english }),
    });
    if (label) node.children.unshift(...heading(label, english, hasTitle ? 'p' : 'h2', node));
    hasTitle ||= label !== undefined;
  });
}

function heading(
  label: PhrasingContent[],
  english: string | undefined,
  tagName: 'p' | 'h2',
  { position }: ContainerDirective,
): ContainerDirective['children'] {
  const dfn: PhrasingContent = { type: 'emphasis', data: { hName: 'dfn' }, children: label };
  const element = (name: string, className: string, children: PhrasingContent[], more = {}): Paragraph => ({
    type: 'paragraph',
    data: { hName: name, hProperties: { className: [className], ...more } },
    children,
    ...(position && { position }),
  });
  const foreign = english
    ? [element('p', 'definition-english', [{ type: 'text', value: english }], { lang: 'en' })]
    : [];
  return [element(tagName, 'definition-term', [dfn]), ...foreign];
}

/** Makes facts of the definitions, once everything on the slide is as it will be shown. */
export function noteDefinitions(tree: HastRoot, context: SlideContext): void {
  visitElements(tree, (element) => {
    if (!hasClass(element, 'definition')) return undefined;
    note(element, context);
    return undefined;
  });
  if (context.facts.definitions.length === 1 && !context.facts.layout && isAlone(tree, 'definition')) {
    giveLayout('definition', context);
  }
}

function note(element: Element, { facts, source }: SlideContext): void {
  const isHead = (name: string) => (child: Element['children'][number]) =>
    child.type === 'element' && hasClass(child, name);
  const english = stringProperty(element, 'dataEnglish');
  const also = stringProperty(element, 'dataAlso') ?? '';
  delete element.properties['dataEnglish'];
  delete element.properties['dataAlso'];
  const head = element.children.find(isHead('definition-term'));
  const term = head ? textOf(head).trim() : '';
  const body = element.children.filter(
    (child) => !isHead('definition-term')(child) && !isHead('definition-english')(child),
  );
  const text = body.map(textOf).join(' ').replace(/\s+/g, ' ').trim();
  if (!term || !text) return;
  const place = placeOf(element);
  const line = source.split('\n')[(place?.line ?? 0) - 1] ?? '';
  facts.definitions.push({
    term,
    also: [...also.split(','), english ?? ''].map((form) => form.trim()).filter(Boolean),
    english,
    id: slug(term),
    text,
    content: phrasing(body),
    place: place && {
      line: place.line,
      column: place.column,
      end: { line: place.line, column: Math.max(line.trimEnd().length + 1, place.column) },
    },
  });
}
