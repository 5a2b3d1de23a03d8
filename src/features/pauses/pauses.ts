import type { Element, ElementContent, Parents, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { type Feature, placeOf, type SlideContext } from '../../model/feature.ts';
import { addClass, h, hasClass } from '../../text/hast.ts';

const dots = /^\s*\.[ \t\u00a0]\.[ \t\u00a0]\.\s*$/;
/** Blocks that may be a step themselves; what others become later is not known here. */
const plain = ['p', 'ul', 'ol', 'table', 'blockquote', 'div', 'h3', 'h4', 'h5', 'h6', 'details'];

/**
 * A pause, as Pandoc writes it: what follows comes with the next step. In course decks only.
 *
 * `Avant`, `. . .`, `Après` → `<p>Avant</p><p class="fragment">Après</p>`
 *
 * Several blocks after it are one step: `<div class="fragment">…</div>`. In a column, a tab, a list item or a box
 * a pause holds back what follows there; as the last of a column, the columns after it, one by one.
 */
export function pauses(): Feature {
  return {
    name: 'pauses',
    html(tree, context) {
      if (context.dialect === 'course' && context.source.includes('. .')) pauseIn(tree, context);
    },
  };
}

function pauseIn(parent: Parents, context: SlideContext): void {
  for (let index = 0; index < parent.children.length; index++) {
    const child = parent.children[index];
    if (child?.type !== 'element') continue;
    if (!isPause(child)) {
      pauseIn(child, context);
      if (endsWithPause(child)) holdColumns(parent, index, context);
      continue;
    }
    const last = lastOfStep(parent.children, index);
    const held = parent.children.slice(index + 1, last) as ElementContent[];
    if (held.some(isElement)) {
      parent.children.splice(index, held.length + 1, stepOf(held));
      index--;
      continue;
    }
    // The pause stays until its column has told the columns after it.
    if (parent.type === 'element' && hasClass(parent, 'column')) continue;
    takeAway(parent, index, child, context);
  }
}

function isPause(node: RootContent): node is Element {
  return isElement(node) && node.tagName === 'p' && dots.test(textOf(node));
}

/** A step ends at the next pause, and before what stands at the foot of the slide. */
function lastOfStep(children: readonly RootContent[], pause: number): number {
  const end = children.findIndex(
    (node, index) =>
      index > pause &&
      (isPause(node) || (isElement(node) && (hasClass(node, 'footnotes') || hasClass(node, 'source')))),
  );
  return end < 0 ? children.length : end;
}

function stepOf(held: ElementContent[]): ElementContent {
  const elements = held.filter(isElement);
  const [only] = elements;
  if (only && elements.length === 1 && plain.includes(only.tagName) && !hasClass(only, 'fragment')) {
    addClass(only, 'fragment');
    return only;
  }
  return h('div', { className: ['fragment'] }, held);
}

function endsWithPause(column: Element): boolean {
  return hasClass(column, 'column') && isPause(column.children.findLast(isElement) as RootContent);
}

/** Takes a pause out of the end of its column, and makes each of the next columns a step. */
function holdColumns(parent: Parents, index: number, context: SlideContext): void {
  const column = parent.children[index] as Element;
  const last = column.children.findLastIndex(isElement);
  const next = parent.children.slice(index + 1).filter(isElement);
  if (next.length === 0) takeAway(column, last, column.children[last] as Element, context);
  else column.children.splice(last, 1);
  for (const held of next) addClass(held, 'fragment');
}

function takeAway(parent: Parents, index: number, pause: Element, context: SlideContext): void {
  context.report({
    ruleId: 'pause-idle',
    reason: 'This pause has nothing after it',
    fix: 'Remove it, or write under it what comes with the next step.',
    place: placeOf(pause),
  });
  parent.children[index] = { type: 'text', value: '' };
}

function isElement(node: RootContent | undefined): node is Element {
  return node?.type === 'element';
}
