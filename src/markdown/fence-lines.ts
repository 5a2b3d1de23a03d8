import { isBlank, type Lines, lastAtMost, lineEnd } from './lines.ts';

/** A line that opens or closes a fence (https://spec.commonmark.org/0.31.2/#fenced-code-blocks). */
export interface FenceLine {
  readonly char: string;
  readonly length: number;
  /** Something follows the marker: such a line opens a fence and closes none. */
  readonly info: boolean;
}

/** Reads a fence marker at a place of a line; undefined when there is none. */
export function fenceAt(lines: Lines, at: number, end: number): FenceLine | undefined {
  const { text } = lines;
  const code = text.charCodeAt(at);
  if (code !== 96 && code !== 126) return undefined;
  let after = at;
  while (after < end && text.charCodeAt(after) === code) after++;
  if (after - at < 3) return undefined;
  const info = !isBlank(lines, after, end);
  if (info && code === 96) {
    const tick = text.indexOf('`', after);
    if (tick >= 0 && tick < end) return undefined;
  }
  return { char: code === 96 ? '`' : '~', length: after - at, info };
}

interface Entry extends FenceLine {
  readonly line: number;
  readonly offset: number;
  /** The part of the text that it stands in, parts being what lies between two boundaries. */
  readonly part: number;
  /** A fence is open behind this line when its part is read alone. */
  open: boolean;
  /** When its part is read alone, no line so far opens a fence within a fence that it could close. */
  clean: boolean;
  /** Index of the next entry of the same kind (character, with or without info) that is longer; -1: none. */
  longer: number;
  /** Index of the first entry of the next part that has any. */
  partEnd: number;
}

/** What is known of the fences outside of lists and quotes. */
export interface Fences {
  /** The line that closes the fence opened by `line`; undefined when it never closes. */
  closer(line: number): number | undefined;
  /** Whether a place would be code if its part of the text were read alone. */
  holds(offset: number): boolean;
}

/**
 * Reads all fence lines of a text. `boundaries` are the ascending offsets where slides could begin.
 *
 * A fence closes at the first fitting line, even behind a boundary: `---` in a YAML fence is code. It is
 * taken as never closed when a boundary lies between and
 * - behind the boundary a line with an info string opens a fence that the closer fits: an info string
 *   cannot stand within a fence of that marker unless the fence was forgotten open; or
 * - the closer's slide and the next one with fences read well alone (all closed, and no info string where
 *   code would be): the "closer" has a partner on its own slide.
 *
 * Each search follows chains whose marks get longer, so it costs no more than the opener's own length.
 */
export function readFences(lines: Lines, boundaries: readonly number[]): Fences {
  const entries = readEntries(lines, boundaries);
  const offsets = entries.map((entry) => entry.offset);
  const byLine = new Map(entries.map((entry, index) => [entry.line, index]));
  const whole = new Map(entries.map((entry) => [entry.part, !entry.open && entry.clean]));
  const kinds = chain(entries);

  /** First entry at or behind `from` that has the opener's character and at least its length. */
  const find = (info: boolean, from: number, opener: FenceLine): number => {
    const kind = kinds.get(opener.char + info) ?? [];
    let index = kind[lastAtMost(kind, from - 1) + 1] ?? -1;
    while (index >= 0 && (entries[index] as Entry).length < opener.length) index = (entries[index] as Entry).longer;
    return index;
  };

  const readsAlone = (index: number): boolean => {
    const { part, partEnd } = entries[index] as Entry;
    const next = entries[partEnd];
    return whole.get(part) === true && (!next || whole.get(next.part) === true);
  };

  return {
    closer(line) {
      const index = byLine.get(line);
      if (index === undefined) return undefined;
      const opener = entries[index] as Entry;
      const closing = find(false, index + 1, opener);
      if (closing < 0) return undefined;
      const closer = entries[closing] as Entry;
      if (closer.part === opener.part) return closer.line;
      const boundary = boundaries[opener.part] as number;
      const foreign = find(true, lastAtMost(offsets, boundary - 1) + 1, opener);
      if ((foreign >= 0 && foreign < closing) || readsAlone(closing)) return undefined;
      return closer.line;
    },
    holds(offset) {
      const entry = entries[lastAtMost(offsets, offset)];
      return entry?.open === true && entry.part === lastAtMost(boundaries, offset) + 1;
    },
  };
}

function readEntries(lines: Lines, boundaries: readonly number[]): Entry[] {
  const { text, starts } = lines;
  const entries: Entry[] = [];
  let part = 0;
  let open: FenceLine | undefined;
  let clean = true;
  for (let line = 0; line < starts.length; line++) {
    const start = starts[line] as number;
    let at = start;
    while (at < start + 3 && text.charCodeAt(at) === 32) at++;
    const code = text.charCodeAt(at);
    if (code !== 96 && code !== 126) continue;
    const fence = fenceAt(lines, at, lineEnd(lines, line));
    if (!fence) continue;
    for (; part < boundaries.length && (boundaries[part] as number) <= at; part++) {
      open = undefined;
      clean = true;
    }
    if (!open) open = fence;
    else if (fence.char === open.char && fence.length >= open.length) {
      if (fence.info) clean = false;
      else open = undefined;
    }
    const { char, length, info } = fence;
    const isOpen = open !== undefined;
    entries.push({ char, length, info, line, offset: at, part, open: isOpen, clean, longer: -1, partEnd: 0 });
  }
  return entries;
}

/** Links each entry to the next longer one of its kind; gives the entries of each kind, in order. */
function chain(entries: readonly Entry[]): Map<string, number[]> {
  const kinds = new Map<string, number[]>();
  const stacks = new Map<string, number[]>();
  for (const [index, entry] of entries.entries()) {
    const kind = entry.char + entry.info;
    const waiting = stacks.get(kind) ?? [];
    while (waiting.length > 0 && (entries[waiting.at(-1) as number] as Entry).length < entry.length) {
      (entries[waiting.pop() as number] as Entry).longer = index;
    }
    waiting.push(index);
    stacks.set(kind, waiting);
    const all = kinds.get(kind) ?? [];
    all.push(index);
    kinds.set(kind, all);
  }
  for (let index = entries.length - 1; index >= 0; index--) {
    const entry = entries[index] as Entry;
    const after = entries[index + 1];
    entry.partEnd = after?.part === entry.part ? after.partEnd : index + 1;
  }
  return kinds;
}
