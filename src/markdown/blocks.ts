import { type Container, continueContainers, cursorAt } from './containers.ts';
import { type FenceLine, fenceAt, readFences } from './fence-lines.ts';
import { isBoundaryHeading } from './line-starts.ts';
import { isBlank, type Lines, lastAtMost, lineEnd } from './lines.ts';
import type { Markup } from './markup.ts';
import type { MarkerReader } from './notes.ts';
import type { Hit } from './separators.ts';

/** Text that is not prose: code, comments, raw HTML. */
export interface Region {
  readonly kind: 'fence' | 'comment' | 'raw';
  readonly start: number;
  readonly end: number;
  /** The opening marker of one that never closes. */
  readonly unclosed?: string | undefined;
}

/** The place where such text opens; `inline` is a comment behind other text. */
export interface Block {
  readonly kind: Region['kind'] | 'inline';
  readonly at: number;
  readonly fence?: FenceLine;
}

/** Gives the region of a block that opens in a line, within containers; undefined when it is none after all. */
export type BlockCloser = (block: Block, line: number, stack: readonly Container[]) => Region | undefined;

export interface BlockOptions {
  readonly hits: readonly Hit[];
  readonly level: number;
  readonly marker: MarkerReader;
  readonly markup: Markup;
}

/**
 * Finds where blocks end. One that never closes ends at the next place where a slide or its notes may begin.
 * So does a comment or a raw element whose end comes only behind such a place and behind another opening of
 * its kind, and a comment whose end would stand in a fence of a later slide (`-->` is an arrow in diagrams).
 */
export function blockCloser(lines: Lines, { hits, level, marker, markup }: BlockOptions): BlockCloser {
  const { text, starts } = lines;
  const boundaries = boundariesOf(lines, hits, level);
  const fences = readFences(lines, boundaries);
  const boundaryAfter = (at: number) => boundaries[lastAtMost(boundaries, at) + 1] ?? text.length;

  const rescue = (at: number, line: number): number => {
    const stop = boundaryAfter(at);
    for (let next = line + 1; next < starts.length && (starts[next] as number) < stop; next++) {
      const start = starts[next] as number;
      if (!marker.read(text, start)?.opens) continue;
      if (isBlank(lines, starts[next - 1] as number, lineEnd(lines, next - 1))) return start;
    }
    return stop;
  };

  const closeFence = (start: number, fence: FenceLine, line: number): Region => {
    const closer = fences.closer(line);
    if (closer !== undefined) return { kind: 'fence', start, end: lineEnd(lines, closer) };
    return { kind: 'fence', start, end: rescue(start, line), unclosed: fence.char.repeat(fence.length) };
  };

  /** In a list item or a quote a fence ends with its container at the latest. */
  const closeInner = (start: number, fence: FenceLine, line: number, stack: readonly Container[]): Region => {
    const unclosed = fence.char.repeat(fence.length);
    const boundary = boundaryAfter(start);
    let last = lineEnd(lines, line);
    for (let next = line + 1; next < starts.length; next++) {
      const end = lineEnd(lines, next);
      const cursor = cursorAt(text, starts[next] as number, end);
      const blank = cursor.at >= end;
      const inside = continueContainers(text, end, cursor, stack) === stack.length;
      if (!inside) return { kind: 'fence', start, end: last, unclosed };
      const other = cursor.column - cursor.base <= 3 ? fenceAt(lines, cursor.at, end) : undefined;
      if (other && other.char === fence.char && other.length >= fence.length) {
        if (!other.info) return { kind: 'fence', start, end };
        if (cursor.at > boundary) break;
      }
      if (!blank) last = end;
    }
    return { kind: 'fence', start, end: Math.min(rescue(start, line), last), unclosed };
  };

  const closeComment = (start: number, line: number): Region => {
    const end = markup.commentClose(start + 2);
    const boundary = boundaryAfter(start);
    const again = boundary < end ? markup.commentOpen(Math.max(boundary, start + 4)) : -1;
    const open = end < 0 || (again >= 0 && again < end) || (boundary < end && fences.holds(end));
    return open
      ? { kind: 'comment', start, end: rescue(start, line), unclosed: '<!--' }
      : { kind: 'comment', start, end: end + 3 };
  };

  const closeRaw = (start: number, line: number): Region | undefined => {
    const end = markup.rawClose(start);
    const boundary = boundaryAfter(start);
    const again = boundary < end ? markup.rawOpen(Math.max(boundary, start + 1)) : -1;
    if (end >= 0 && (again < 0 || again > end)) return { kind: 'raw', start, end: text.indexOf('>', end) + 1 };
    // Behind another tag, it is that tag's block which counts, and this one ends at a blank line.
    const first = isBlank(lines, starts[line] as number, start);
    return first ? { kind: 'raw', start, end: rescue(start, line) } : undefined;
  };

  const closeInline = (start: number, line: number): Region | undefined => {
    const end = markup.commentClose(start + 2);
    const fits = end >= 0 && end < boundaryAfter(start) && markup.withinParagraph(line, end);
    return fits ? { kind: 'comment', start, end: end + 3 } : undefined;
  };

  return ({ kind, at, fence }, line, stack) => {
    if (fence) return stack.length === 0 ? closeFence(at, fence, line) : closeInner(at, fence, line, stack);
    if (kind === 'raw') return closeRaw(at, line);
    return kind === 'inline' ? closeInline(at, line) : closeComment(at, line);
  };
}

/** Ascending offsets where a slide may begin even if a fence was forgotten open. */
function boundariesOf(lines: Lines, hits: readonly Hit[], level: number): number[] {
  const found = hits.map((hit) => hit.start);
  if (level < 2) return found;
  for (let line = 1; line < lines.starts.length; line++) {
    if (isBoundaryHeading(lines, line, level)) found.push(lines.starts[line] as number);
  }
  return found.sort((a, b) => a - b);
}
