import type { Element, Nodes, Parents, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { toString as textOf } from 'hast-util-to-string';
import { type Feature, placeOf, type SlideContext } from '../../model/feature.ts';
import { absentFile, remoteFile } from '../../text/absent.ts';
import { stringProperty, visitElements } from '../../text/hast.ts';
import { placeOfText } from '../../text/place.ts';
import { isRemote } from '../../text/reference.ts';

/** Elements of a document's head that mean nothing on a slide, and act wherever they stand: `<meta>` may lead away. */
const headOnly = new Set(['base', 'meta']);

/**
 * Raw HTML: what belongs to the deck's head is hoisted, what cannot work is reported.
 *
 * `<style>…</style>` → the head of this deck only
 *
 * `<link rel="stylesheet" href="x.css">` → a stylesheet of the deck; of another host → reported, left out
 *
 * `<script>…</script>` → stays, its hash enters the deck's policy
 *
 * `<b onclick="…">` → the attribute is reported and left out
 */
export function html(): Feature {
  return {
    name: 'html',
    html(tree, context) {
      settle(tree, false, context);
      dropComments(tree);
    },
  };
}

function settle(tree: Parents, inSvg: boolean, context: SlideContext): void {
  visitElements(tree, (element, parent, index) => {
    dropEventAttributes(element, context);
    settleInner(element);
    if (hoist(element, inSvg, context)) {
      parent.children.splice(index, 1, { type: 'text', value: '' });
      return false;
    }
    noteId(element, context);
    if (inSvg || element.tagName !== 'svg') return undefined;
    settle(element, true, context);
    return false;
  });
}

/** @returns whether the element leaves the slide. */
function hoist(element: Element, inSvg: boolean, context: SlideContext): boolean {
  switch (element.tagName) {
    case 'style':
      context.facts.styles.push(textOf(element));
      return true;
    case 'link':
      hoistLink(element, context);
      return true;
    case 'script':
      return settleScript(element, context);
    default:
      // In an SVG, `<title>` is its name.
      return headOnly.has(element.tagName) || (!inSvg && element.tagName === 'title');
  }
}

function hoistLink(element: Element, context: SlideContext): void {
  const href = stringProperty(element, 'href');
  if (href === undefined || ![element.properties['rel']].flat().includes('stylesheet')) return;
  const path = localFile(href, element, context);
  if (path) context.facts.stylesheets.push(path);
}

function settleScript(element: Element, context: SlideContext): boolean {
  const src = stringProperty(element, 'src');
  if (src === undefined) {
    const type = stringProperty(element, 'type');
    if (!type || /javascript|^module$/i.test(type)) context.facts.scripts.push(textOf(element));
    return false;
  }
  const path = localFile(src, element, context);
  if (path) element.properties['src'] = context.asset(path);
  return path === undefined;
}

/** @returns the absolute path, or undefined once the author was told why there is none. */
function localFile(reference: string, element: Element, context: SlideContext): string | undefined {
  const place = placeOf(element);
  if (isRemote(reference)) {
    context.report(remoteFile(reference, context, place));
    return undefined;
  }
  const input = context.input(reference);
  if (input.kind === 'file') return input.path;
  context.report(absentFile(reference, input, 'media-missing', context, place));
  return undefined;
}

/**
 * What a template shows by itself is left alone by all features, and a page in a page could lead away too: a
 * browser asks the other host before the policy is asked.
 */
function settleInner(element: Element): void {
  delete element.properties['shadowRootMode'];
  const inner = stringProperty(element, 'srcDoc');
  if (inner !== undefined) element.properties['srcDoc'] = withoutConnections(inner);
}

/** A page without what acts in its head, or opens connections ahead: `<meta>`, `<base>`, `<link>` but stylesheets. */
function withoutConnections(page: string): string {
  if (!/<|&/.test(page)) return page;
  const tree = fromHtml(page);
  const leave = (parent: Parents): void => {
    visitElements(parent, (element, around, index) => {
      settleInner(element);
      if (element.content) leave(element.content);
      const sheet = [element.properties['rel']].flat().includes('stylesheet');
      if (!headOnly.has(element.tagName) && (element.tagName !== 'link' || sheet)) return undefined;
      around.children.splice(index, 1, { type: 'text', value: '' });
      return false;
    });
  };
  leave(tree);
  return toHtml(tree);
}

function dropEventAttributes(element: Element, context: SlideContext): void {
  for (const name of Object.keys(element.properties)) {
    if (!/^on[a-z]/i.test(name)) continue;
    delete element.properties[name];
    context.report({
      ruleId: 'attribute-event',
      reason: `\`${name.toLowerCase()}\` on \`<${element.tagName}>\` cannot run: the policy of the decks refuses code in attributes`,
      fix: 'Put the code in a `<script>` element or in a file named by `scripts:`.',
      place: placeOfText(context.source, name.toLowerCase(), placeOf(element)),
    });
  }
}

/** Ids are the author's, but those of footnotes; headings tell theirs themselves. */
function noteId(element: Element, context: SlideContext): void {
  const id = stringProperty(element, 'id');
  if (!id || /^fn(?:ref)?-/.test(id)) return;
  if (/^h[1-6]$/.test(element.tagName) && context.span === 'content') return;
  context.facts.ids.push({ id, place: placeOf(element) });
}

function dropComments(parent: Parents | Root): void {
  parent.children = (parent.children as Nodes[]).filter(
    (child) => child.type !== 'comment' && child.type !== 'doctype',
  ) as typeof parent.children;
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    dropComments(child);
    if (child.content) dropComments(child.content);
  }
}
