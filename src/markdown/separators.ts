import type { Finding } from '../model/diagnostic.ts';
import { type Lines, lineEnd } from './lines.ts';
import { findMatches, type Match, type Matches, PATTERN_BUDGET } from './patterns.ts';

/** Text that separates two slides, unless it stands in code or in a comment. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly vertical: boolean;
}

export interface Separators {
  readonly separator?: string | undefined;
  readonly verticalSeparator?: string | undefined;
}

type Name = keyof Separators;

/** reveal-md's own defaults, which mean the built-in lines. */
const BUILT_IN: Record<Name, string> = { separator: '\\n---\\n', verticalSeparator: '\\n----\\n' };

/**
 * Finds the separators of a text, in order. Without a pattern (or with reveal-md's default given by hand),
 * a line that is exactly `---` separates horizontally, `----` vertically. Patterns are reveal.js's: both
 * are scanned together with the flags `mg`, and a hit is horizontal when the first one fits its text. A
 * pattern that cannot be used is an error, and its built-in line takes over.
 */
export function findSeparators(
  lines: Lines,
  given: Separators,
  budget: number = PATTERN_BUDGET,
): { hits: Hit[]; findings: Finding[] } {
  const findings: Finding[] = [];
  let custom = (Object.keys(BUILT_IN) as Name[]).filter((name) => isCustom(name, given[name]));
  let matches: readonly Match[] = [];
  const scan = (names: readonly Name[]): Matches => {
    if (names.length === 0) return { matches: [] };
    return findMatches(
      names.map((name) => given[name] as string),
      'mg',
      [lines.text],
      budget,
    );
  };

  let result = scan(custom);
  if ('fault' in result) {
    const faults = custom.length === 1 ? new Map([[custom[0] as Name, result.fault]]) : blame(scan, result.fault);
    for (const [name, fault] of faults) findings.push(invalidPattern(name, given[name] as string, fault));
    custom = custom.filter((name) => !faults.has(name));
    result = scan(custom);
  }
  if ('matches' in result) matches = result.matches[0] ?? [];

  const vertical = (match: Match) => (custom.length > 1 ? !match.first : custom[0] === 'verticalSeparator');
  const hits = matches.map((match) => ({ start: match.start, end: match.end, vertical: vertical(match) }));
  const lineHits = builtIn(lines, !custom.includes('separator'), !custom.includes('verticalSeparator'));
  return { hits: merge(hits, lineHits), findings };
}

/** Which of two patterns that cannot be used together is at fault? When each works alone, the second one. */
function blame(scan: (names: readonly Name[]) => Matches, fault: string): Map<Name, string> {
  const faults = new Map<Name, string>();
  for (const name of Object.keys(BUILT_IN) as Name[]) {
    const alone = scan([name]);
    if ('fault' in alone) faults.set(name, alone.fault);
  }
  return faults.size > 0 ? faults : new Map([['verticalSeparator', fault]]);
}

const builtInRule = {
  separator: 'a line `---` cuts by itself',
  verticalSeparator: 'a line `----` cuts by itself',
  notesSeparator: 'a line that begins with `Note:` opens notes by itself',
};

/** The finding for a pattern that cannot be used. */
export function invalidPattern(name: keyof typeof builtInRule, pattern: string, fault: string): Finding {
  return {
    ruleId: 'separator-invalid',
    reason: `\`${name}\` (\`${pattern.replaceAll('\n', '\\n').replaceAll('\r', '\\r')}\`) cannot be used as a regular expression: ${fault}`,
    setting: [name],
    fix: `Correct the regular expression, or remove the key: ${builtInRule[name]}.`,
  };
}

function isCustom(name: Name, pattern: string | undefined): boolean {
  if (!pattern) return false;
  const plain = pattern
    .replaceAll('\r', '')
    .replaceAll('\n', '\\n')
    .replace(/\\r\??/g, '');
  return plain !== BUILT_IN[name];
}

function builtIn(lines: Lines, horizontal: boolean, vertical: boolean): Hit[] {
  const hits: Hit[] = [];
  const { text, starts } = lines;
  for (let line = 0; line < starts.length; line++) {
    const start = starts[line] as number;
    if (text.charCodeAt(start) !== 45) continue;
    const length = lineEnd(lines, line) - start;
    if (length !== 3 && length !== 4) continue;
    const isVertical = length === 4;
    if (!(isVertical ? vertical : horizontal) || !text.startsWith(isVertical ? '----' : '---', start)) continue;
    hits.push({ start, end: starts[line + 1] ?? text.length, vertical: isVertical });
  }
  return hits;
}

/** Both lists in order; of two hits that overlap, the first one counts. */
function merge(one: readonly Hit[], other: readonly Hit[]): Hit[] {
  const all = [...one, ...other].sort((a, b) => a.start - b.start || b.end - a.end);
  const hits: Hit[] = [];
  for (const hit of all) if (hit.start >= (hits.at(-1)?.end ?? 0)) hits.push(hit);
  return hits;
}
