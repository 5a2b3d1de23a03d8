import { type Block, blockCloser, type Region } from './blocks.ts';
import { type Container, type Cursor, continueContainers, cursorAt, openContainers } from './containers.ts';
import { fenceAt } from './fence-lines.ts';
import { definitionMark, headingLevel } from './line-starts.ts';
import { type Lines, lineEnd } from './lines.ts';
import { findMarkup, opensHtml, rawTag } from './markup.ts';
import type { Marker, MarkerReader } from './notes.ts';
import type { Hit } from './separators.ts';

/** Where a slide ends and the next one begins; `end` is behind the separator. */
export interface CutPoint {
  readonly start: number;
  readonly end: number;
  readonly cut: 'horizontal' | 'vertical' | 'heading';
}

/** A line that begins `[label]:`. */
export interface DefinitionStart {
  readonly line: number;
  readonly label: string;
  readonly footnote: boolean;
}

/** All that one pass over a chapter finds, in reading order. */
export interface Scan {
  readonly cuts: readonly CutPoint[];
  readonly regions: readonly Region[];
  /** Offsets of the headings at column 0. */
  readonly headings: readonly number[];
  readonly markers: readonly Marker[];
  readonly definitions: readonly DefinitionStart[];
}

export interface ScanOptions {
  readonly hits: readonly Hit[];
  /** Headings up to this level cut; 0: none does. */
  readonly level: number;
  readonly marker: MarkerReader;
}

/**
 * Walks over the lines of a chapter, knowing the block structure as far as it decides what is code or
 * comment, and finds where it is cut. Each line is looked at once, so the time grows with the length.
 */
export function scan(lines: Lines, { hits, level, marker }: ScanOptions): Scan {
  const { text, starts } = lines;
  const markup = findMarkup(lines);
  const close = blockCloser(lines, { hits, level, marker, markup });
  const cuts: CutPoint[] = [];
  const regions: Region[] = [];
  const headings: number[] = [];
  const markers: Marker[] = [];
  const definitions: DefinitionStart[] = [];

  let stack: Container[] = [];
  let html = false;
  /** The slide has more than comments and blank lines so far. */
  let filled = false;
  /** The paragraph that the last line belongs to; `start` is -1 when it begins behind column 0. */
  let paragraph: { readonly start: number; readonly filled: boolean } | undefined;
  /** The last line opened a list item without content: a blank line ends it. */
  let emptyItem = false;
  let line = 0;

  const reset = () => {
    stack = [];
    emptyItem = false;
    html = false;
    paragraph = undefined;
  };

  const heading = (start: number, of: number, wasFilled: boolean) => {
    headings.push(start);
    if (of <= level && wasFilled) cuts.push({ start, end: start, cut: 'heading' });
    reset();
    filled = true;
  };

  /** Reads a line from its start; gives the block that opens in it, if any. */
  const readLine = (from: number, end: number): Block | undefined => {
    let start = from;
    let firstColumn = from;
    const note = marker.read(text, start);
    if (note) {
      markers.push(note);
      filled = true;
      if (note.opens) {
        reset();
        start = note.end;
        firstColumn = -1;
      }
    }
    const cursor = cursorAt(text, start, end);
    if (cursor.at >= end) {
      if (emptyItem) stack.pop();
      stack.length = continueContainers(text, end, cursor, stack);
      emptyItem = false;
      html = false;
      paragraph = undefined;
      return undefined;
    }
    const depth = continueContainers(text, end, cursor, stack);
    if (depth < stack.length) html = false;
    const opened = html ? [] : openContainers(text, end, cursor, paragraph !== undefined && depth === stack.length);
    if (opened.length > 0) {
      stack = [...stack.slice(0, depth), ...opened];
      html = false;
      paragraph = undefined;
    }
    emptyItem = opened.at(-1)?.quote === false && cursor.at >= end;
    const lazy = opened.length === 0 && depth < stack.length;
    const block = readLeaf(firstColumn, end, cursor, lazy ? depth : -1);
    if (block?.kind !== 'comment') filled = true;
    return block;
  };

  /** Reads what stands in the containers of a line. `depth`: how many of them go on when not all do, or -1. */
  const readLeaf = (start: number, end: number, cursor: Cursor, depth: number): Block | undefined => {
    const { at } = cursor;
    if (at >= end) {
      paragraph = undefined;
      return undefined;
    }
    const leave = () => {
      if (depth >= 0) stack.length = depth;
      paragraph = undefined;
    };
    const code = text.charCodeAt(at);
    if (cursor.column - cursor.base <= 3) {
      const fence = html ? undefined : fenceAt(lines, at, end);
      if (fence) {
        leave();
        if (stack.length > 0 || start === starts[line]) return { kind: 'fence', at, fence };
      }
      if (code === 60) {
        if (text.startsWith('<!--', at)) {
          leave();
          return { kind: 'comment', at };
        }
        const raw = rawTag(text, at, end);
        if (raw >= 0 || opensHtml(text, at, end, paragraph !== undefined)) {
          leave();
          html = raw !== at;
          return raw >= 0 ? { kind: 'raw', at: raw } : inlineBlock(at, end);
        }
      }
      if (!html && (code === 35 || code === 61 || code === 45 || code === 42 || code === 95)) {
        const of = code === 35 ? headingLevel(text, at, end) : 0;
        if (of > 0 && at === start) {
          heading(at, of, filled);
          return inlineBlock(at, end);
        }
        const underline = depth < 0 && paragraph !== undefined && UNDERLINE.test(text.slice(at, end));
        if (underline && code === 61 && at === start && stack.length === 0 && paragraph && paragraph.start >= 0) {
          heading(paragraph.start, 1, paragraph.filled);
          return undefined;
        }
        if (of > 0 || underline || RULE.test(text.slice(at, end))) {
          leave();
          return inlineBlock(at, end);
        }
      }
      if (code === 91 && !paragraph && (stack.length === 0 || depth === 0)) {
        const found = definitionMark(text, at, end);
        if (found) {
          definitions.push({ line, ...found });
          stack = found.footnote ? [{ quote: false, indent: 4 }] : [];
          paragraph = found.footnote ? { start: at, filled } : undefined;
          return inlineBlock(at, end);
        }
      }
    }
    if (depth >= 0 && !paragraph) leave();
    if (cursor.column - cursor.base <= 3 && !html) paragraph ??= { start: at === start ? at : -1, filled };
    return inlineBlock(at, end);
  };

  const inlineBlock = (from: number, end: number): Block | undefined => {
    const at = markup.inlineComment(from, end);
    return at < 0 ? undefined : { kind: 'inline', at };
  };

  let pos = 0;
  let fresh = true;
  let nextHit = 0;
  while (line < starts.length) {
    const end = lineEnd(lines, line);
    while (nextHit < hits.length && (hits[nextHit] as Hit).start < pos) nextHit++;
    const hit = hits[nextHit];
    const block = hit?.start === pos ? undefined : fresh ? readLine(pos, end) : inlineBlock(pos, end);
    if (hit && hit.start < (starts[line + 1] ?? text.length) && (!block || hit.start <= block.at)) {
      cuts.push({ start: hit.start, end: hit.end, cut: hit.vertical ? 'vertical' : 'horizontal' });
      reset();
      filled = false;
      pos = hit.end;
      fresh = true;
    } else {
      const region = block && close(block, line, stack);
      if (region) regions.push(region);
      if (region) {
        pos = region.end;
        if (region.kind === 'fence') paragraph = undefined;
      } else if (block?.kind === 'inline') {
        pos = block.at + 4;
      } else {
        pos = starts[line + 1] ?? text.length + 1;
      }
      fresh = false;
    }
    while (line < starts.length && pos >= (starts[line + 1] ?? text.length + 1)) line++;
    if (pos === starts[line]) fresh = true;
  }
  return { cuts, regions, headings, markers, definitions };
}

const UNDERLINE = /^(?:=+|-+)[ \t]*$/;
const RULE = /^([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
