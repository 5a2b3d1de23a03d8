import type { Region } from './blocks.ts';
import { isBlank, type Lines, lastAtMost, lineEnd } from './lines.ts';
import type { Extent } from './notes.ts';
import type { DefinitionStart } from './scan.ts';

interface Definition extends Extent {
  readonly key: string;
}

/** The Markdown of the definitions that a slide needs from elsewhere, asked with the extents of its parts. */
export type DefinitionFinder = (parts: readonly Extent[]) => string;

/**
 * Prepares the reference and footnote definitions of a chapter, so that a slide can be compiled alone. A
 * part (content or notes) needs a definition when it uses its label and holds none for it; a footnote's own
 * references are followed. Of two definitions of one label the first counts, as in CommonMark.
 */
export function findDefinitions(
  lines: Lines,
  starts: readonly DefinitionStart[],
  regions: readonly Region[],
  slides: readonly Extent[],
): DefinitionFinder {
  if (starts.length === 0) return () => '';
  const { text } = lines;
  const slideStarts = slides.map((slide) => slide.from);
  const definitions = starts.map((start): Definition => {
    const from = lines.starts[start.line] as number;
    const limit = slides[lastAtMost(slideStarts, from)]?.to ?? text.length;
    const to = Math.min(limit, start.footnote ? footnoteEnd(lines, start.line) : referenceEnd(lines, start.line));
    return { key: keyOf(start.label, start.footnote), from, to };
  });
  const first = new Map<string, Definition>();
  for (const definition of definitions) if (!first.has(definition.key)) first.set(definition.key, definition);
  const froms = definitions.map((definition) => definition.from);
  const fences = regions.filter((region) => region.kind !== 'raw');
  const fenceStarts = fences.map((fence) => fence.start);

  /** Keys of the defined labels in a stretch of text, code and comments left out. */
  const used = ({ from, to }: Extent): Set<string> => {
    const keys = new Set<string>();
    let at = from;
    for (let index = Math.max(0, lastAtMost(fenceStarts, from)); at < to; index++) {
      const fence = fences[index];
      const stop = Math.max(at, Math.min(to, fence?.start ?? to));
      for (const [, foot, label] of text.slice(at, stop).matchAll(LABEL)) {
        const key = keyOf(label as string, foot !== undefined);
        if (first.has(key)) keys.add(key);
      }
      at = fence ? Math.max(stop, fence.end) : to;
    }
    return keys;
  };

  return (parts) => {
    const needed = new Set<Definition>();
    for (const part of parts) {
      const own = new Set<string>();
      for (let index = lastAtMost(froms, part.from - 1) + 1; index < definitions.length; index++) {
        const definition = definitions[index] as Definition;
        if (definition.from >= part.to) break;
        own.add(definition.key);
      }
      const keys = used(part);
      for (const key of keys) {
        if (own.has(key)) continue;
        const definition = first.get(key) as Definition;
        needed.add(definition);
        for (const inner of used(definition)) keys.add(inner);
      }
    }
    const inOrder = [...needed].sort((a, b) => a.from - b.from);
    return inOrder.map(({ from, to }) => text.slice(from, to).trimEnd()).join('\n\n');
  };
}

const LABEL = /\[(\^)?((?:[^[\]\\]|\\[\s\S]){1,999})\]/g;

/** As micromark-util-normalize-identifier: white space collapsed, letter case folded. */
function keyOf(label: string, footnote: boolean): string {
  const plain = label
    .replace(/[\t\n\r ]+/g, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase();
  return (footnote ? '^' : ' ') + plain;
}

const TITLE = /^\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))\s*$/;
const ONLY_DESTINATION = /^\s*(?:<[^<>]*>|\S+)\s*$/;

/** The end of a reference definition: its destination and its title may stand on lines of their own. */
function referenceEnd(lines: Lines, line: number): number {
  const { text, starts } = lines;
  const textOf = (index: number) => (index < starts.length ? text.slice(starts[index], lineEnd(lines, index)) : '');
  let last = line;
  let rest = textOf(line).replace(/^[\s\S]*?[^\\]\]:/, '');
  if (rest.trim() === '') rest = textOf(++last);
  if (ONLY_DESTINATION.test(rest) && TITLE.test(textOf(last + 1))) last++;
  return last < starts.length ? lineEnd(lines, last) : text.length;
}

const OTHER_BLOCK = /^(?: {0,3}(?:\[[^\]]*\]:|[-+*>]|\d{1,9}[.)]|`{3}|~{3}|<)|#{1,6}(?:\s|$)|notes?\s*:)/i;

/** The end of a footnote definition: indented lines belong to it, and the lines of its last paragraph. */
function footnoteEnd(lines: Lines, line: number): number {
  const { text, starts } = lines;
  let last = line;
  for (let next = line + 1; next < starts.length; next++) {
    const start = starts[next] as number;
    const end = lineEnd(lines, next);
    if (isBlank(lines, start, end)) continue;
    const indented = /^(?: {4}| {0,3}\t)/.test(text.slice(start, start + 4));
    if (!indented && (last < next - 1 || OTHER_BLOCK.test(text.slice(start, end)))) break;
    last = next;
  }
  return lineEnd(lines, last);
}
