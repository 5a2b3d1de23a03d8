import type { Nodes, Root } from 'mdast';
import { fenceReader } from '../text/fences.ts';

/** A line whose colons were made more: `after` them every column of it is `by` less in the author's text. */
export interface Shift {
  readonly line: number;
  readonly after: number;
  readonly by: number;
}

/** A text in which containers that hold others have more colons than these, and how to find back. */
export interface NestedColons {
  readonly text: string;
  readonly shifts: readonly Shift[];
}

interface Mark {
  readonly line: number;
  readonly column: number;
  readonly size: number;
}

interface Container {
  readonly open: Mark;
  close: Mark | undefined;
  readonly held: Container[];
  /** Colons that stand in its code and comments, and would close it too. */
  shown: number;
}

/** What may stand before the marks: those of quotes and lists, and blanks. */
const prefix = '(?:[ \\t]*(?:>|[-*+]|\\d{1,9}[.)])[ \\t])*[ \\t>]*';
/** A comment that begins a block. */
const commentLine = new RegExp(`${prefix}<!--`);
const colonLine = new RegExp(`^(${prefix})(:{3,})[ \\t]*(\\p{L}[\\p{L}\\p{N}_-]*[ \\t]*(?:[[{].*)?)?\\r?$`, 'u');

/**
 * Lets a container hold others of as many colons as its own: `:::colonnes`, `:::astuce`, `:::`, `:::`. The
 * grammar ends the outer one at the first `:::` (https://github.com/micromark/micromark-extension-directive), even
 * where that stands in code. The outer ones get more colons here, where everything that opens is closed; else all
 * stays as it is, for the messages to be about what the author wrote.
 */
export function nestColons(text: string): NestedColons {
  const unchanged = { text, shifts: [] };
  // Opened, closed, and one in between.
  if ((text.match(/:::/g)?.length ?? 0) < 3) return unchanged;
  const lines = text.split('\n');
  const roots = readContainers(lines);
  if (!roots) return unchanged;
  const shifts: Shift[] = [];
  for (const root of roots) widen(root, shifts);
  for (const { line, after, by } of shifts) {
    const written = lines[line - 1] ?? '';
    lines[line - 1] = `${written.slice(0, after - 1)}${':'.repeat(by)}${written.slice(after - 1)}`;
  }
  return shifts.length > 0 ? { text: lines.join('\n'), shifts } : unchanged;
}

/** The containers of a text; undefined when one is not closed, or not by its own number of colons. */
function readContainers(lines: readonly string[]): Container[] | undefined {
  const roots: Container[] = [];
  const stack: Container[] = [];
  const fences = fenceReader(prefix);
  let comment = false;
  for (const [index, written] of lines.entries()) {
    const around = stack.at(-1);
    const code = !comment && fences.holds(written);
    const found = written.includes(':::') ? colonLine.exec(written) : null;
    const [, before = '', colons = '', name] = found ?? [];
    if ((code || comment) && found && around) around.shown = Math.max(around.shown, colons.length);
    if (comment || (!code && commentLine.test(written))) {
      comment = !written.includes('-->');
      continue;
    }
    if (code || !found) continue;
    const at: Mark = { line: index + 1, column: before.length + 1, size: colons.length };
    if (name) {
      const container: Container = { open: at, close: undefined, held: [], shown: 0 };
      (around?.held ?? roots).push(container);
      stack.push(container);
      continue;
    }
    const closed = stack.pop();
    // One that closes nothing is told by the feature that finds it.
    if (!closed) continue;
    if (closed.open.size !== at.size) return undefined;
    closed.close = at;
  }
  return stack.length === 0 ? roots : undefined;
}

/** Gives a container more colons than any that it holds; returns how many it has then. */
function widen({ open, close, held, shown }: Container, shifts: Shift[]): number {
  const most = held.reduce((sofar, inner) => Math.max(sofar, widen(inner, shifts)), shown);
  const by = Math.max(0, most + 1 - open.size);
  if (by > 0) {
    for (const mark of [open, close]) {
      if (mark) shifts.push({ line: mark.line, after: mark.column + mark.size, by });
    }
  }
  return open.size + by;
}

/** Sets the places of a tree back to those of the author's text. */
export function restorePlaces(tree: Root, shifts: readonly Shift[]): void {
  const back = (point: { line: number; column: number; offset?: number | undefined }): void => {
    let less = 0;
    for (const { line, after, by } of shifts) {
      if (line < point.line) less += by;
      else if (line === point.line && point.column > after) {
        const own = Math.min(by, point.column - after);
        less += own;
        point.column -= own;
      }
    }
    if (point.offset !== undefined) point.offset -= less;
  };
  // Nodes may share a point.
  const done = new Set<object>();
  const visit = (node: Nodes): void => {
    for (const point of [node.position?.start, node.position?.end]) {
      if (!point || done.has(point)) continue;
      done.add(point);
      back(point);
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
}
