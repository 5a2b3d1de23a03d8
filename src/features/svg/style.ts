import type { Element } from 'hast';
import { styleBody } from '../../text/escape.ts';
import { walk } from '../../text/svg.ts';

/** Keeps the `<style>`s of a drawing to it: in a page, they would reach everything. */
export function scopeStyles(svg: Element, rootId: string): void {
  const animations = new Set<string>();
  walk(svg, (element) => {
    if (element.tagName !== 'style') return;
    const css = element.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
    for (const [, name] of css.matchAll(/@(?:-webkit-)?keyframes\s+([\w-]+)/g)) animations.add(name ?? '');
    element.children = [
      { type: 'text', value: styleBody(scopeCss(css.replace(/<!\[CDATA\[|\]\]>/g, ''), `#${rootId}`)) },
    ];
  });
  if (animations.size === 0) return;
  const own = new RegExp(String.raw`(?<![\w-])(${[...animations].join('|')})(?![\w-])`, 'g');
  const rename = (css: string): string =>
    css.replace(/(@(?:-webkit-)?keyframes\s+|animation(?:-name)?\s*:)([^;{}]*)/g, (_, head: string, rest: string) => {
      return head + rest.replace(own, `${rootId}-$1`);
    });
  walk(svg, (element) => {
    if (typeof element.properties['style'] === 'string')
      element.properties['style'] = rename(element.properties['style']);
    if (element.tagName !== 'style') return;
    for (const child of element.children) if (child.type === 'text') child.value = rename(child.value);
  });
}

/** At-rules whose rules are for elements. */
const nested = /^@(?:media|supports|container|layer)\b/i;

/** Puts a selector before every rule: `text` → `#root text`, `svg` → `#root`. */
export function scopeCss(css: string, root: string, depth = 0): string {
  // Nobody asks so many questions within each other.
  if (depth > 20) return '';
  const text = css.replace(/\/\*[\s\S]*?\*\//g, '');
  let out = '';
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('{', at);
    const end = text.indexOf(';', at);
    // `@import …;`, `@charset …;`: no block.
    if (end >= 0 && (open < 0 || end < open)) {
      at = end + 1;
      continue;
    }
    if (open < 0) break;
    const close = closing(text, open);
    const head = text.slice(at, open).trim();
    const body = text.slice(open + 1, close);
    if (nested.test(head)) out += `${head}{${scopeCss(body, root, depth + 1)}}`;
    else if (head.startsWith('@')) out += `${head}{${body.trim()}}`;
    else
      out += `${selectors(head)
        .map((one) => scopeSelector(one, root))
        .join(',')}{${body.trim()}}`;
    at = close + 1;
  }
  return out;
}

function scopeSelector(selector: string, root: string): string {
  const own = /^(?:svg|:root)(?![\w-])/.exec(selector);
  return own ? root + selector.slice(own[0].length) : `${root} ${selector}`;
}

/** The selectors of a list; commas inside brackets are no separators. */
function selectors(list: string): string[] {
  let depth = 0;
  let start = 0;
  const found: string[] = [];
  for (let index = 0; index <= list.length; index++) {
    const sign = list[index];
    if (sign === '(' || sign === '[') depth++;
    if (sign === ')' || sign === ']') depth--;
    if (index < list.length && !(sign === ',' && depth === 0)) continue;
    found.push(list.slice(start, index).trim());
    start = index + 1;
  }
  return found.filter(Boolean);
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length; index++) {
    if (text[index] === '{') depth++;
    if (text[index] === '}' && --depth === 0) return index;
  }
  return text.length;
}
