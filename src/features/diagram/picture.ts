import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { addClass, hasClass, stringProperty } from '../../text/hast.ts';
import { prefixIds } from '../../text/svg.ts';
import { boundsOf } from './bounds.ts';
import { unveil } from './labels.ts';

/** A drawn diagram, before its size on the slide is settled. */
export interface Picture {
  readonly svg: Element;
  readonly width: number;
  readonly height: number;
}

/**
 * Makes what the renderer gave an inline drawing: without its own colours, fonts, margins and data; the classes
 * stay, and the stylesheet does the rest. Ids begin with `prefix`.
 */
export function pictureOf(drawn: string, kind: string, prefix: string): Picture {
  const rounded = drawn.replace(/-?\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10));
  const { children } = fromHtml(rounded, { fragment: true });
  const svg = children.find((child): child is Element => child.type === 'element' && child.tagName === 'svg');
  if (!svg) throw new Error('the renderer gave no picture');
  clean(svg);
  prefixIds(svg, prefix);
  if (kind === 'sequenceDiagram') raise(svg);
  const { x, y, width, height } = boundsOf(svg);
  svg.properties = { className: ['drawing', 'mermaid', `mermaid-${kind}`], viewBox: `${x} ${y} ${width} ${height}` };
  return { svg, width, height };
}

/** Lifelines go behind everything else: the renderer draws them across the names of blocks. */
function raise(svg: Element): void {
  const isLine = (child: ElementContent): boolean => child.type === 'element' && hasClass(child, 'lifeline');
  svg.children = [...svg.children.filter(isLine), ...svg.children.filter((child) => !isLine(child))];
}

/** Series of a chart whose colours the stylesheet knows. */
const series = 6;

function clean(element: Element): void {
  const { properties } = element;
  const shape = stringProperty(element, 'dataShape');
  if (shape) addClass(element, `shape-${shape}`);
  for (const name of Object.keys(properties)) {
    if (name.startsWith('data') && name !== 'data') delete properties[name];
  }
  if (element.tagName === 'text') delete properties['fontFamily'];
  const colour = /xychart-color-(\d+)/.exec(String(properties['className'] ?? ''))?.[1];
  if (colour && Number(colour) >= series) addClass(element, `xychart-color-${Number(colour) % series}`);
  element.children = element.children.filter(
    (child) =>
      !(child.type === 'element' && /^(?:style|title)$/.test(child.tagName)) &&
      !isBlank(child, element) &&
      !isRemark(child),
  );
  for (const child of element.children) {
    if (child.type === 'text') child.value = unveil(child.value);
    if (child.type === 'element') clean(child);
  }
}

/** What the renderer writes into an entity without attributes, in English. */
function isRemark(child: ElementContent): boolean {
  return child.type === 'element' && child.tagName === 'text' && textOf(child) === '(no attributes)';
}

function isBlank(child: ElementContent, { tagName }: Element): boolean {
  return (
    child.type === 'comment' || (child.type === 'text' && child.value.trim() === '' && !/^t(?:ext|span)$/.test(tagName))
  );
}
