import type { RevealApi } from 'reveal.js';

/** Between two blocks; lines of code are one block, and need no more than a space. */
const separator = ' · ';

/** The slides themselves in reading order, without the stacks that hold some of them. */
export function slideSections(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('.slides section')].filter(
    (section) => !section.querySelector('section'),
  );
}

/**
 * Whether the deck stands at its very end. Asked of the slides themselves: in scroll view each stands
 * alone on its page, and reveal would call every one the last.
 */
export function isAtEnd(deck: RevealApi): boolean {
  if (deck.getCurrentSlide() !== slideSections(document).at(-1)) return false;
  return isScrolling() || !deck.availableFragments().next;
}

/** Whether reveal shows the slides as one long page (on phones). */
export function isScrolling(): boolean {
  return document.body.classList.contains('reveal-scroll');
}

/** A slide's title: its own menu title, its first heading, or the start of its first block. */
export function slideTitle(section: HTMLElement): string {
  const heading = section.querySelector<HTMLElement>('h1, h2, h3, h4, h5, h6');
  const text =
    section.dataset['menuTitle'] ??
    (heading && readText(heading).text) ??
    readText(section).text.split(separator, 1)[0]?.slice(0, 60) ??
    '';
  return text.replace(/\s+/g, ' ').trim();
}

/** The text that a slide shows, and the text nodes it is made of, each with its place. */
export interface SlideText {
  readonly text: string;
  readonly nodes: readonly { readonly node: Text; readonly start: number }[];
}

const unread =
  'aside.notes, .slide-path, .slide-footer, .quiz-key, .terminal-bar, .terminal-hint, .browser-placeholder, button:not(.term), script, style, template, .screen, svg title, svg desc, annotation, .katex-html, [popover]';
const blocks =
  'p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, pre, figcaption, blockquote, div, summary, .line, .code-title, .code-lines, text';

/** Reads a slide's text: no notes, no running titles; white space made plain, blocks kept apart. */
export function readText(section: HTMLElement): SlideText {
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
  const nodes: { node: Text; start: number }[] = [];
  let text = '';
  let block: Element | null = null;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const parent = node.parentElement;
    if (!parent || parent.closest(unread)) continue;
    const own = parent.closest(blocks);
    // White space between blocks says nothing.
    if (own !== block && node.data.trim() === '') continue;
    if (own !== block && text) text += own?.matches('.line') && block?.matches('.line') ? ' ' : separator;
    block = own;
    nodes.push({ node, start: text.length });
    // Same length as the node's text, so that places in one are places in the other.
    text += node.data.replace(/\s/g, ' ');
  }
  return { text, nodes };
}

/** A range over the slide's text from `start` to `end`. */
export function textRange(slide: SlideText, start: number, end: number): Range {
  const range = document.createRange();
  const [first, from] = placeOf(slide, start);
  const [last, to] = placeOf(slide, end - 1);
  if (first) range.setStart(first, from);
  if (last) range.setEnd(last, to + 1);
  return range;
}

function placeOf(slide: SlideText, place: number): [Text | undefined, number] {
  const entry = slide.nodes.findLast(({ start }) => start <= place);
  return entry ? [entry.node, Math.min(place - entry.start, Math.max(0, entry.node.length - 1))] : [undefined, 0];
}
