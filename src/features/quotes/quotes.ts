import type { Element, ElementContent, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Feature } from '../../model/feature.ts';
import { addClass, visitElements } from '../../text/hast.ts';

const dash = /^\s*(?:[—–]|--)[\s\u00a0]/;

/**
 * Who said a quotation: its last paragraph or last line, or the paragraph after it, when that begins
 * with a dash. In course decks only.
 *
 * `> Rien.`, `>`, `> — Ada` → `<blockquote><p>Rien.</p><p class="attribution">— Ada</p></blockquote>`
 *
 * `> Rien.`, `> -- Ada` → the same
 *
 * `> Rien.`, a blank line, `— Ada` → `<blockquote>…</blockquote><p class="attribution">— Ada</p>`
 */
export function quotes(): Feature {
  return {
    name: 'quotes',
    html(tree, { dialect }) {
      if (dialect !== 'course') return;
      visitElements(tree, (element, parent, index) => {
        if (element.tagName !== 'blockquote') return true;
        const said = element.children.filter(isSaid);
        const last = said.at(-1);
        const after = parent.children.slice(index + 1).find(isSaid);
        if (isParagraph(last) && said.length > 1 && isAttribution(last)) mark(last);
        else if (isParagraph(last) && splitLastLine(last, element)) return true;
        else if (isParagraph(after) && isAttribution(after)) mark(after);
        return true;
      });
    },
  };
}

/** What of an element's children is more than the space between others. */
function isSaid(node: RootContent): boolean {
  return node.type === 'element' || (node.type === 'text' && node.value.trim() !== '');
}

function isParagraph(node: RootContent | undefined): node is Element {
  return node?.type === 'element' && node.tagName === 'p';
}

function isAttribution(paragraph: Element): boolean {
  return dash.test(textOf(paragraph)) && !textOf(paragraph).trim().includes('\n');
}

function mark(paragraph: Element): void {
  addClass(paragraph, 'attribution');
  const [first] = paragraph.children;
  if (first?.type === 'text') first.value = first.value.replace(/^\s*--/, '—');
}

/** Gives the last line of a paragraph one of its own when it names who said the rest. */
function splitLastLine(paragraph: Element, parent: Element): boolean {
  const { children } = paragraph;
  const at = children.findLastIndex((child) => child.type === 'text' && child.value.includes('\n'));
  const text = children[at];
  if (text?.type !== 'text') return false;
  const end = text.value.lastIndexOf('\n');
  const line: ElementContent[] = [{ type: 'text', value: text.value.slice(end + 1) }, ...children.slice(at + 1)];
  const attribution: Element = { ...paragraph, properties: { ...paragraph.properties }, children: line };
  if (!isAttribution(attribution)) return false;
  delete attribution.properties['id'];
  mark(attribution);
  text.value = text.value.slice(0, end);
  const before = children.slice(0, text.value === '' ? at : at + 1);
  const last = before.at(-1);
  if (last?.type === 'element' && last.tagName === 'br') before.pop();
  paragraph.children = before;
  parent.children.splice(parent.children.indexOf(paragraph) + 1, 0, { type: 'text', value: '\n' }, attribution);
  return true;
}
