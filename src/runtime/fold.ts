/** A text with case, accents and ligatures folded away; `origin[i]` is the place in the text of folded character `i`. */
export interface Folded {
  readonly text: string;
  readonly origin: readonly number[];
}

const letters: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ß: 'ss',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '‑': '-',
  '‐': '-',
  '–': '-',
};

/** Folds a text so that `cœur`, `COEUR` and `coeur`, or `é` and `e`, are the same. */
export function fold(source: string): Folded {
  let text = '';
  const origin: number[] = [];
  let index = 0;
  for (const character of source) {
    const folded = foldCharacter(character);
    for (let unit = 0; unit < folded.length; unit++) origin.push(index);
    text += folded;
    index += character.length;
  }
  return { text, origin };
}

function foldCharacter(character: string): string {
  if (character >= ' ' && character <= '~') return character.toLowerCase();
  const lower = character.toLowerCase();
  const known = letters[lower];
  if (known !== undefined) return known;
  return lower.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s/g, ' ');
}

/** A hit, as places in the source text: from `start` up to, not including, `end`. */
export interface Hit {
  readonly start: number;
  readonly end: number;
}

/** The words of a query, folded, each once. */
export function queryWords(query: string): string[] {
  return [...new Set(fold(query).text.split(/\s+/).filter(Boolean))];
}

/** Every place of every word, in the order of the text, without overlaps; [] unless all words are there. */
export function findHits(folded: Folded, sourceLength: number, words: readonly string[]): Hit[] {
  const hits: Hit[] = [];
  for (const word of words) {
    const before = hits.length;
    for (let at = folded.text.indexOf(word); at !== -1; at = folded.text.indexOf(word, at + word.length)) {
      hits.push({ start: folded.origin[at] ?? 0, end: endOf(folded, sourceLength, at + word.length) });
    }
    if (hits.length === before) return [];
  }
  return merge(hits);
}

/** Where the character before folded place `next` ends: its combining marks, folded to nothing, belong to it. */
function endOf(folded: Folded, sourceLength: number, next: number): number {
  const last = folded.origin[next - 1] ?? 0;
  for (let at = next; at < folded.origin.length; at++) {
    const place = folded.origin[at] ?? sourceLength;
    if (place > last) return place;
  }
  return sourceLength;
}

function merge(hits: readonly Hit[]): Hit[] {
  const merged: Hit[] = [];
  for (const hit of [...hits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && hit.start < last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, hit.end) };
    else merged.push(hit);
  }
  return merged;
}

/** A stretch of text for a result list. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** The surroundings of the first hit, cut at word boundaries, with the hits told apart. */
export function excerpt(text: string, hits: readonly Hit[], before = 40, length = 150): Piece[] {
  const first = hits[0]?.start ?? 0;
  let from = Math.max(0, first - before);
  if (from > 0) from = Math.min(first, text.indexOf(' ', from) + 1 || first);
  let to = Math.min(text.length, from + length);
  if (to < text.length) to = Math.max(hits[0]?.end ?? to, text.lastIndexOf(' ', to));
  const pieces: Piece[] = [];
  const add = (start: number, end: number, hit: boolean) => {
    if (end > start) pieces.push({ text: text.slice(start, end), hit });
  };
  if (from > 0) pieces.push({ text: '… ', hit: false });
  let at = from;
  for (const hit of hits) {
    if (hit.start >= to) break;
    add(at, hit.start, false);
    add(hit.start, Math.min(hit.end, to), true);
    at = Math.min(hit.end, to);
  }
  add(at, to, false);
  if (to < text.length) pieces.push({ text: ' …', hit: false });
  return pieces;
}
