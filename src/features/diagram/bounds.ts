import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { stringProperty } from '../../text/hast.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Width of a letter, as a share of the font's size: what the renderer reckons with, a little rounded up. */
const letter = 0.6;
const margin = 3;

/** The part of a picture that anything stands in; the renderer leaves wide margins around. */
export function boundsOf(svg: Element): Box {
  const xs: number[] = [];
  const ys: number[] = [];
  const see = (x: number, y: number): void => {
    if (Number.isFinite(x) && Number.isFinite(y)) {
      xs.push(x);
      ys.push(y);
    }
  };
  visit(svg, see);
  const [left, top] = [Math.min(...xs) - margin, Math.min(...ys) - margin];
  return {
    x: round(left),
    y: round(top),
    width: round(Math.max(...xs) + margin - left),
    height: round(Math.max(...ys) + margin - top),
  };
}

function visit(element: Element, see: (x: number, y: number) => void): void {
  const number = (name: string, otherwise = 0): number => Number(stringProperty(element, name) ?? otherwise);
  const around = (x: number, y: number, width: number, height: number): void => {
    see(x - width, y - height);
    see(x + width, y + height);
  };
  switch (element.tagName) {
    case 'defs':
    case 'marker':
    case 'title':
      return;
    case 'rect':
      see(number('x'), number('y'));
      see(number('x') + number('width'), number('y') + number('height'));
      break;
    case 'circle':
      around(number('cx'), number('cy'), number('r'), number('r'));
      break;
    case 'ellipse':
      around(number('cx'), number('cy'), number('rx'), number('ry'));
      break;
    case 'line':
      see(number('x1'), number('y1'));
      see(number('x2'), number('y2'));
      break;
    case 'polyline':
    case 'polygon':
      for (const [x, y] of pairs(stringProperty(element, 'points') ?? '')) see(x, y);
      break;
    case 'path':
      for (const [x, y] of pairs(absolute(stringProperty(element, 'd') ?? ''))) see(x, y);
      break;
    case 'text':
      words(element, see);
      return;
  }
  // What is moved as a whole is moved by little: icons in a box that counts itself.
  if (element.properties['transform'] !== undefined) return;
  for (const child of element.children) if (child.type === 'element') visit(child, see);
}

function words(element: Element, see: (x: number, y: number) => void): void {
  const x = Number(element.properties['x'] ?? Number.NaN);
  const y = Number(element.properties['y'] ?? Number.NaN);
  if (element.properties['transform'] !== undefined) return see(x, y);
  const size = Number(element.properties['fontSize'] ?? 13);
  const lines = linesOf(element);
  const width = Math.max(...lines.map((line) => [...line].length)) * size * letter;
  const anchor = stringProperty(element, 'textAnchor');
  const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
  const height = (lines.length * size * 1.3) / 2;
  see(left, y - height);
  see(left + width, y + height);
}

function linesOf(element: Element): string[] {
  const spans = element.children.filter((child): child is Element => child.type === 'element');
  const broken = spans.some(({ properties }) => properties['dy'] !== undefined);
  return broken ? spans.map(textOf) : [textOf(element)];
}

function pairs(text: string): [number, number][] {
  const numbers = (text.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
  return numbers.flatMap((x, index) =>
    index % 2 === 0 ? [[x, numbers[index + 1] ?? Number.NaN] as [number, number]] : [],
  );
}

/** The ends of a path's absolute segments: what is drawn with relative ones lies between them. */
function absolute(path: string): string {
  return [...path.matchAll(/([A-Za-z])([^A-Za-z]*)/g)]
    .filter(([, command = '']) => /[MLCSQT]/.test(command))
    .map(([, , numbers]) => numbers)
    .join(' ');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
