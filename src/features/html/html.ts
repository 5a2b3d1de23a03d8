import type { Element, Nodes, Parents, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { type Feature, placeOf, type SlideContext } from '../../model/feature.ts';
import { stringProperty, visitElements } from '../../text/hast.ts';

/** Elements of a document's head that mean nothing on a slide. */
const headOnly = new Set(['title', 'base', 'meta']);

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
      visitElements(tree, (element, parent, index) => {
        dropEventAttributes(element, context);
        const hoisted = hoist(element, context);
        if (hoisted) parent.children.splice(index, 1, { type: 'text', value: '' });
        noteId(element, context);
        return !hoisted;
      });
      dropComments(tree);
    },
  };
}

/** @returns whether the element leaves the slide. */
function hoist(element: Element, context: SlideContext): boolean {
  switch (element.tagName) {
    case 'style':
      context.facts.styles.push(textOf(element));
      return true;
    case 'link':
      return hoistLink(element, context);
    case 'script':
      return settleScript(element, context);
    default:
      return headOnly.has(element.tagName);
  }
}

function hoistLink(element: Element, context: SlideContext): boolean {
  const href = stringProperty(element, 'href');
  const rel = element.properties['rel'];
  if (href === undefined || ![rel].flat().includes('stylesheet')) return true;
  const path = localFile(href, element, 'stylesheet', context);
  if (path) context.facts.stylesheets.push(path);
  return true;
}

function settleScript(element: Element, context: SlideContext): boolean {
  const src = stringProperty(element, 'src');
  if (src === undefined) {
    const type = stringProperty(element, 'type');
    if (!type || /javascript|^module$/i.test(type)) context.facts.scripts.push(textOf(element));
    return false;
  }
  const path = localFile(src, element, 'script', context);
  if (path) element.properties['src'] = context.asset(path);
  return path === undefined;
}

/** @returns the absolute path, or undefined once the author was told why there is none. */
function localFile(reference: string, element: Element, kind: string, context: SlideContext): string | undefined {
  const place = placeOf(element);
  if (/^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(reference)) {
    context.report({
      ruleId: 'resource-remote',
      reason: `The ${kind} \`${reference}\` is on another host: it is left out`,
      fix: 'Copy it into the course and link to the copy: decks make no network request.',
      place,
    });
    return undefined;
  }
  const input = context.input(reference);
  if (input.kind === 'file') return input.path;
  if (input.kind === 'outside') {
    context.report({ ruleId: 'path-outside', reason: `\`${reference}\` leads out of the course`, fix: 'Copy the file into the course.', place });
  } else {
    context.report({
      ruleId: 'media-missing',
      reason: `The ${kind} \`${reference}\` does not exist`,
      fix: input.near ? `Did you mean \`${input.near}\`?` : undefined,
      expected: input.near ? [input.near] : undefined,
      place,
    });
  }
  return undefined;
}

function dropEventAttributes(element: Element, context: SlideContext): void {
  for (const name of Object.keys(element.properties)) {
    if (!/^on[a-z]/i.test(name)) continue;
    delete element.properties[name];
    context.report({
      ruleId: 'attribute-event',
      reason: `\`${name.toLowerCase()}\` on \`<${element.tagName}>\` cannot run: the policy of the decks refuses code in attributes`,
      fix: 'Put the code in a `<script>` element or in a file named by `scripts:`.',
      place: placeOf(element),
    });
  }
}

/** Ids of raw HTML are the author's; headings and attribute comments tell theirs themselves. */
function noteId(element: Element, context: SlideContext): void {
  const id = stringProperty(element, 'id');
  if (!id || /^h[1-6]$/.test(element.tagName) || id.startsWith('fn-') || id.startsWith('fnref-')) return;
  if (!context.facts.ids.some((known) => known.id === id)) context.facts.ids.push({ id, place: placeOf(element) });
}

function dropComments(parent: Parents | Root): void {
  parent.children = (parent.children as Nodes[]).filter((child) => child.type !== 'comment' && child.type !== 'doctype') as typeof parent.children;
  for (const child of parent.children) if (child.type === 'element') dropComments(child);
}
