import type { Comment, Element, Nodes, Parents, Root } from 'hast';
import { type Feature, placeOf, type SlideContext } from '../../model/feature.ts';
import { parsePairs } from './pairs.ts';

/** The reveal plugin's own patterns: the first group holds the pairs, to the end of the line. */
const elementPattern = String.raw`\.element(?:\s*:)?\s*?(.+?)$`;
const slidePattern = String.raw`\.slide:\s*?(\S.+?)$`;

/**
 * Attributes by comment, as the reveal.js Markdown plugin reads them.
 *
 * `## Title <!-- .element: class="fragment" -->` → `<h2 class="fragment">Title</h2>`
 *
 * `<!-- .slide: data-background="#f00" -->` anywhere → `<section data-background="#f00">`
 *
 * An element comment reaches the nearest element before it among its siblings, `<br>` left out, else
 * its parent; right after a list (no blank line) the last item; first on the slide, the slide itself.
 * Unlike the plugin, `class` adds to the classes that are there.
 */
export function attributes(): Feature {
  return {
    name: 'attributes',
    html(tree, context) {
      const { elementAttributes, slideAttributes } = context.settings;
      const element = new RegExp(elementAttributes ?? elementPattern, 'm');
      const slide = new RegExp(slideAttributes ?? slidePattern, 'm');
      const visit = (parent: Parents): void => {
        for (let index = 0; index < parent.children.length; index++) {
          const child = parent.children[index] as Nodes;
          if (child.type === 'element') visit(child);
          if (child.type !== 'comment') continue;
          const onElement = element.exec(child.value)?.[1];
          const onSlide = onElement === undefined ? slide.exec(child.value)?.[1] : undefined;
          if (onElement !== undefined) apply(onElement, targetOf(parent, index, child), child, context);
          else if (onSlide !== undefined) apply(onSlide, 'slide', child, context);
          else continue;
          parent.children.splice(index--, 1);
          trimBefore(parent, index);
        }
      };
      visit(tree);
    },
  };
}

type Target = Element | 'slide';

function targetOf(parent: Parents, index: number, comment: Comment): Target {
  for (let before = index - 1; before >= 0; before--) {
    const node = parent.children[before] as Nodes;
    if (node.type !== 'element' || node.tagName === 'br') continue;
    return lastItemBefore(node, comment) ?? node;
  }
  return parent.type === 'element' ? parent : 'slide';
}

/** A comment on the line right after a list speaks of its last item, not of the whole list. */
function lastItemBefore(list: Element, comment: Comment): Element | undefined {
  if (list.tagName !== 'ul' && list.tagName !== 'ol') return undefined;
  const end = list.position?.end.line;
  const start = comment.position?.start.line;
  if (end === undefined || start === undefined || start > end + 1) return undefined;
  return list.children.findLast((child): child is Element => child.type === 'element' && child.tagName === 'li');
}

function apply(text: string, target: Target, comment: Comment, context: SlideContext): void {
  const place = placeOf(comment);
  const { pairs, leftOver } = parsePairs(text);
  if (pairs.length === 0 || leftOver) {
    context.report({
      ruleId: 'attribute-unreached',
      reason: leftOver ? `\`${leftOver}\` is not read as an attribute` : 'This comment gives no attribute',
      fix: 'Attributes are written `name="value"`, with double quotes and a value; only `data-…` names may stand alone.',
      place,
    });
  }
  for (const { name, value } of pairs) {
    if (/^on/i.test(name)) {
      context.report({
        ruleId: 'attribute-event',
        reason: `\`${name}\` cannot run: the policy of the decks refuses code in attributes`,
        fix: 'Put the code in a `<script>` element or in a file named by `scripts:`.',
        place,
      });
    } else if (target === 'slide') {
      context.attributes[name] = name === 'class' ? joinClasses(context.attributes['class'], value) : value;
      if (name === 'id') context.facts.ids.push({ id: value, place });
    } else {
      setOn(target, name, value);
      if (name === 'id') context.facts.ids.push({ id: value, place });
    }
  }
}

function joinClasses(before: string | true | undefined, value: string): string {
  return typeof before === 'string' ? `${before} ${value}` : value;
}

function setOn(element: Element, name: string, value: string): void {
  if (name !== 'class') {
    element.properties[name] = value;
    return;
  }
  const before = element.properties['className'];
  const classes = Array.isArray(before) ? before : typeof before === 'string' ? [before] : [];
  element.properties['className'] = [...classes, ...value.split(/\s+/).filter(Boolean)];
}

/** Drops the blank that stood between the text and its comment. */
function trimBefore(parent: Parents | Root, index: number): void {
  const before = parent.children[index];
  if (before?.type === 'text' && index === parent.children.length - 1) before.value = before.value.replace(/[ \t]+$/, '');
}
