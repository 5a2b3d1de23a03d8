/** A line of an expectation: any lines may stand for it, or it is texts between which any word may stand. */
export type Pattern = 'any lines' | readonly string[];

/** `‹id›`, `‹nom du conteneur›`, or `<id>`. */
const word = /‹[^‹›]+›|<[\p{L}_][\p{L}\p{N}_.-]*>/gu;
/** A gap between columns is as wide as what stands in them. */
const gap = /(?<=\S)[ \t]{2,}(?=\S)/g;

/** Reads a line of an expectation. */
export function readPattern(line: string): Pattern {
  const trimmed = line.trim();
  return trimmed === '…' || trimmed === '...' ? 'any lines' : evenGaps(line).split(word);
}

/**
 * Whether a line is as its pattern says. A wildcard takes one or more characters that are no space.
 * Looks at each character once for each wildcard, however many there are.
 */
export function matchesLine(pattern: readonly string[], line: string): boolean {
  const text = evenGaps(line);
  const [first = '', ...rest] = pattern;
  if (!text.startsWith(first)) return false;
  // Every place where the next text may begin to be looked for.
  let ends = new Set([first.length]);
  for (const part of rest) {
    const next = new Set<number>();
    for (const start of runsFrom(ends, text)) {
      if (text.startsWith(part, start)) next.add(start + part.length);
    }
    ends = next;
  }
  return ends.has(text.length);
}

/** Every place that a word of at least one character leads to from one of these. */
function runsFrom(starts: ReadonlySet<number>, text: string): number[] {
  const reached: number[] = [];
  let isRunning = false;
  for (let at = Math.min(...starts); at < text.length; at++) {
    isRunning = (isRunning || starts.has(at)) && /\S/.test(text.charAt(at));
    if (isRunning) reached.push(at + 1);
  }
  return reached;
}

function evenGaps(line: string): string {
  return line.trimEnd().replace(gap, '  ');
}
