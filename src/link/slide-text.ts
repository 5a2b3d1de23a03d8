import type { Element, Nodes, Root } from 'hast';
import { classesOf } from '../text/hast.ts';

/** Between two blocks; lines of code are one block, and need no more than a space. */
const separator = ' · ';
const unreadTags = new Set(['button', 'script', 'style', 'template', 'title', 'desc', 'annotation', 'datalist']);
const unreadClasses = new Set([
  'notes',
  'slide-path',
  'slide-footer',
  'quiz-key',
  'terminal-bar',
  'terminal-hint',
  'browser-placeholder',
]);
const blockTags = new Set('p li h1 h2 h3 h4 h5 h6 td th dt dd pre figcaption blockquote div summary text'.split(' '));
const blockClasses = new Set(['line', 'code-title', 'code-lines']);

/**
 * The text that a slide shows, as `readText` of the browser reads it (`runtime/slides.ts`): no notes, no
 * explanations that pop up, no drawing's description; white space made plain, blocks kept apart.
 */
export function slideText(tree: Root): string {
  let text = '';
  let last: Element | undefined;
  const add = (value: string, block: Element | undefined): void => {
    // White space between blocks says nothing.
    if ((block !== last || text === '') && value.trim() === '') return;
    if (block !== last && text) text += isLine(block) && isLine(last) ? ' ' : separator;
    last = block;
    text += value;
  };
  const walk = (node: Nodes, block: Element | undefined): void => {
    if (node.type === 'text') add(node.value, block);
    else if (node.type === 'raw') add(rawText(node.value), block);
    else if (node.type === 'root') for (const child of node.children) walk(child, block);
    else if (node.type === 'element' && !isUnread(node)) {
      const own = isBlock(node) ? node : block;
      for (const child of node.children) walk(child, own);
    }
  };
  walk(tree, undefined);
  return text.replace(/\s+/g, ' ').trim();
}

/** Text of the HTML that features write themselves: lines of code, formulas (without their second, painted form). */
function rawText(html: string): string {
  return html
    .replace(/<annotation[\s>].*?<\/annotation>|<span class="katex-html".*/gs, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(lt|gt|amp|quot|nbsp|apos));/gi, (found, decimal, hex, name: string) => {
      if (decimal || hex) return String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal ? 10 : 16));
      return { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ', apos: "'" }[name.toLowerCase()] ?? found;
    });
}

function isUnread(element: Element): boolean {
  const classes = classesOf(element);
  return (
    // A term that explains itself is a word of its text.
    (unreadTags.has(element.tagName) && !classes.includes('term')) ||
    element.properties['popover'] !== undefined ||
    classes.some((name) => unreadClasses.has(name))
  );
}

function isBlock(element: Element): boolean {
  return blockTags.has(element.tagName) || classesOf(element).some((name) => blockClasses.has(name));
}

function isLine(element: Element | undefined): boolean {
  return element !== undefined && classesOf(element).includes('line');
}
