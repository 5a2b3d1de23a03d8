import type { Finding } from '../model/diagnostic.ts';
import type { SourceSpan } from '../model/source.ts';
import type { PointAt } from './lines.ts';
import { findMatches, PATTERN_BUDGET } from './patterns.ts';
import { invalidPattern } from './separators.ts';

/** A notes marker with the spaces behind it. */
export interface Marker {
  readonly start: number;
  readonly end: number;
  /** Whether it opens notes; `Note :` does not in a reveal-md deck. */
  readonly opens: boolean;
}

/** Reads a notes marker at the start of a line. */
export interface MarkerReader {
  read(text: string, at: number): Marker | undefined;
}

/** Reads `Note:` and `Notes:` in any case, and with a space before the colon when `spaced`. */
export function noteMarkers(spaced: boolean): MarkerReader {
  const pattern = /notes?([^\S\r\n]*):[^\S\r\n]*/iy;
  return {
    read(text, at) {
      const code = text.charCodeAt(at);
      if (code !== 78 && code !== 110) return undefined;
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      return found ? { start: at, end: pattern.lastIndex, opens: spaced || found[1] === '' } : undefined;
    },
  };
}

/** Reads no marker at all: the slides have a pattern of their own. */
export const noMarkers: MarkerReader = { read: () => undefined };

/** A slide's text between two offsets. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/**
 * Finds a pattern's matches in each slide, with reveal.js's flags `mgi`; undefined with a finding when the
 * pattern cannot be used.
 */
export function customMarkers(
  text: string,
  slides: readonly Extent[],
  pattern: string,
  budget: number = PATTERN_BUDGET,
): { markers: Marker[] } | { finding: Finding } {
  const result = findMatches(
    [pattern],
    'mgi',
    slides.map(({ from, to }) => text.slice(from, to)),
    budget,
  );
  if ('fault' in result) return { finding: invalidPattern('notesSeparator', pattern, result.fault) };
  const markers = result.matches.flatMap((matches, index) => {
    const { from } = slides[index] as Extent;
    return matches.map(({ start, end }) => ({ start: from + start, end: from + end, opens: true }));
  });
  return { markers };
}

/** A slide's content and notes. */
export interface Parts {
  readonly content: SourceSpan;
  readonly notes: readonly SourceSpan[];
  readonly findings: readonly Finding[];
}

/** Divides a slide at its notes markers: the content before the first one, and the notes behind each. */
export function divide(text: string, { from, to }: Extent, markers: readonly Marker[], pointAt: PointAt): Parts {
  const findings: Finding[] = [];
  const opening = markers.filter((marker) => marker.opens);
  for (const marker of markers) {
    const word = text.slice(marker.start, marker.end).trim();
    const end = pointAt(marker.start + text.slice(marker.start, marker.end).trimEnd().length);
    const { line, column } = pointAt(marker.start);
    const place = { line, column, end: { line: end.line, column: end.column } };
    if (!marker.opens) {
      findings.push({
        ruleId: 'notes-unread',
        reason: `\`${word}\` is not read as a notes marker in a reveal-md deck: the line shows on the slide`,
        place,
        fix: 'Remove the space before the colon.',
        expected: [word.replace(/\s+:$/, ':')],
      });
    } else if (marker !== opening[0]) {
      findings.push({
        ruleId: 'notes-duplicate',
        reason: `\`${word}\` is a second notes marker in its slide; what follows continues the notes`,
        place,
        fix: 'Remove it, or cut the slide before it.',
      });
    }
  }
  const span = (start: number, end: number): SourceSpan => ({ text: text.slice(start, end), start: pointAt(start) });
  return {
    content: span(from, opening[0]?.start ?? to),
    notes: opening.map((marker, index) => span(marker.end, opening[index + 1]?.start ?? to)),
    findings,
  };
}
