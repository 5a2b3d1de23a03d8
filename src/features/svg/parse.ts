import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { stringProperty } from '../../text/hast.ts';
import { walk } from '../../text/svg.ts';

/** Deeper drawings than this were not drawn by anybody. */
const deepest = 100;

export interface ParsedDrawing {
  readonly svg: Element;
  readonly width: number;
  readonly height: number;
  /** Its `<title>`, taken out: browsers would show it over the whole slide. */
  readonly title: string | undefined;
  /** Its `<desc>`, which stays under the id `desc`. */
  readonly description: string | undefined;
}

/**
 * Reads an SVG file; undefined when it cannot stand in a page: it is no SVG, holds a photograph, or entities of
 * its own, which pages do not know. What drawing programs note for themselves is left out.
 */
export function parseDrawing(text: string): ParsedDrawing | undefined {
  if (/<!ENTITY\b|["'(]\s*data:image\/(?!svg)/i.test(text)) return undefined;
  const svg = read(plain(text));
  if (!svg || isDeeper(svg, deepest)) return undefined;
  walk(svg, (element) => {
    element.children = element.children.filter((child) => !isNote(child) && !isBlank(child, element));
    for (const name of Object.keys(element.properties)) {
      if (/^xmlns|:/.test(name)) delete element.properties[name];
    }
    delete element.position;
  });
  const size = sizeOf(svg);
  if (!size) return undefined;
  const title = takeFirst(svg, 'title');
  const desc = svg.children.find((child): child is Element => child.type === 'element' && child.tagName === 'desc');
  if (desc) desc.properties['id'] = 'desc';
  for (const name of ['role', 'ariaLabel', 'ariaLabelledBy', 'ariaDescribedBy', 'version', 'id', 'xmlns', 'xmlSpace']) {
    delete svg.properties[name];
  }
  return { svg, ...size, title: title && textOf(title).trim(), description: desc && textOf(desc).trim() };
}

/** The drawing in a text; the parser itself gives up where elements nest without end. */
function read(text: string): Element | undefined {
  try {
    const { children } = fromHtml(text, { fragment: true });
    return children.find((child): child is Element => child.type === 'element' && child.tagName === 'svg');
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Whether elements nest in more levels than these; found without recursion. */
function isDeeper(element: Element, levels: number): boolean {
  let level: Element[] = [element];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > levels) return true;
    level = level.flatMap(({ children }) => children.filter((child) => child.type === 'element'));
  }
  return false;
}

/** What XML allows around and in an SVG, and HTML does not. */
function plain(text: string): string {
  let rest = text.replace(/^\uFEFF/, '').trim();
  // At the beginning only, one after the other: patterns over the whole text would go back and forth in it.
  for (;;) {
    const end = /^<(?:\?xml|!--)/i.test(rest)
      ? endOf(rest, rest.startsWith('<?') ? '?>' : '-->')
      : /^<!DOCTYPE/i.test(rest)
        ? endOfDoctype(rest)
        : 0;
    if (end === 0) return rest;
    rest = rest.slice(end).trimStart();
  }
}

function endOfDoctype(text: string): number {
  const [bracket, end] = [text.indexOf('['), text.indexOf('>')];
  // A document type may hold declarations: `<!DOCTYPE svg [ <!ELEMENT …> ]>`.
  return bracket >= 0 && bracket < end ? endOf(text, '>', text.indexOf(']', bracket)) : endOf(text, '>');
}

/** Behind what ends something; 0 when nothing does. */
function endOf(text: string, sign: string, from = 0): number {
  const at = from < 0 ? -1 : text.indexOf(sign, from);
  return at < 0 ? 0 : at + sign.length;
}

function isNote(child: ElementContent): boolean {
  return (
    child.type === 'comment' || (child.type === 'element' && (/:/.test(child.tagName) || child.tagName === 'metadata'))
  );
}

/** White space counts in texts only. */
function isBlank(child: ElementContent, { tagName }: Element): boolean {
  return child.type === 'text' && child.value.trim() === '' && !/^(?:text|tspan|textPath|a)$/.test(tagName);
}

function takeFirst(svg: Element, tagName: string): Element | undefined {
  const index = svg.children.findIndex((child) => child.type === 'element' && child.tagName === tagName);
  return index < 0 ? undefined : (svg.children.splice(index, 1)[0] as Element);
}

/** The size in CSS pixels; the drawing gets a `viewBox`, and loses its own width and height. */
function sizeOf(svg: Element): { width: number; height: number } | undefined {
  const box = (stringProperty(svg, 'viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const pixels = (name: string): number => {
    const value = stringProperty(svg, name) ?? '';
    return /^\s*[\d.]+(?:px)?\s*$/.test(value) ? Number.parseFloat(value) : Number.NaN;
  };
  const [width, height] = [pixels('width'), pixels('height')];
  const [, , boxWidth = Number.NaN, boxHeight = Number.NaN] = box;
  delete svg.properties['width'];
  delete svg.properties['height'];
  if (!(boxWidth > 0 && boxHeight > 0)) {
    if (!(width > 0 && height > 0)) return undefined;
    svg.properties['viewBox'] = `0 0 ${width} ${height}`;
    return { width, height };
  }
  return width > 0 && height > 0 ? { width, height } : { width: boxWidth, height: boxHeight };
}
