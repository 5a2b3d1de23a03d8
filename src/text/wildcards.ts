/** A line of an expectation: any lines may stand for it, or it is texts between which any word may stand. */
export type Pattern = 'any lines' | readonly string[];

/** `‹id›`, `‹nom du conteneur›`, or `<id>`. */
const word = /‹[^‹›]+›|<[\p{L}_][\p{L}\p{N}_.-]*>/gu;
const gap = /(?<=\S)(?: [ \t]+|\t[ \t]*)(?=\S)/g;

/** Reads a line of an expectation. */
export function readPattern(line: string): Pattern {
  const trimmed = line.trim();
  return trimmed === '…' || trimmed === '...' ? 'any lines' : evenGaps(line).split(word);
}

/**
 * Whether a line (with even gaps) is as its pattern says. A wildcard takes one or more characters that are no space.
 * Looks at each character once for each wildcard, however many there are.
 */
export function matchesLine(pattern: readonly string[], line: string): boolean {
  const [first = '', ...rest] = pattern;
  if (rest.length === 0) return line === first;
  if (!line.startsWith(first) || !line.endsWith(pattern.at(-1) ?? '')) return false;
  // Every place where the next text may begin to be looked for.
  let ends = new Uint8Array(line.length + 1);
  ends[first.length] = 1;
  for (const part of rest) {
    const next = new Uint8Array(line.length + 1);
    let isRunning = false;
    for (let at = 0; at < line.length; at++) {
      isRunning = (isRunning || ends[at] === 1) && line.charAt(at).trim() !== '';
      if (isRunning && line.startsWith(part, at + 1)) next[at + 1 + part.length] = 1;
    }
    ends = next;
  }
  return ends[line.length] === 1;
}

/** Gaps between columns are as wide as what stands in them: in patterns and lines all are two spaces. */
export function evenGaps(line: string): string {
  return line.includes('  ') || line.includes('\t') ? line.trimEnd().replace(gap, '  ') : line.trimEnd();
}
