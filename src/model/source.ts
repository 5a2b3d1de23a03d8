/**
 * Places in a chapter. Lines and columns count from 1, offsets from 0, as in unist
 * (https://github.com/syntax-tree/unist#point).
 */
export interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A run of a chapter's text that knows where it starts, so that places inside it can be mapped back. */
export interface SourceSpan {
  readonly text: string;
  readonly start: Point;
}

/** Why a slide begins where it begins. */
export type Cut = 'start' | 'horizontal' | 'vertical' | 'heading';

/**
 * One slide as the scanner cut it: text only, nothing parsed.
 * `definitions` holds the Markdown of the reference and footnote definitions that the slide uses but
 * that stand elsewhere in its chapter, so that a slide can be compiled alone.
 */
export interface SlideSource {
  /** 0-based, in reading order. */
  readonly index: number;
  readonly cut: Cut;
  readonly content: SourceSpan;
  readonly notes: readonly SourceSpan[];
  readonly definitions: string;
}

/** Maps a place inside a span (as its own parse gave it) to the chapter's own line and column. */
export function toChapter(span: SourceSpan, place: { line: number; column: number }): { line: number; column: number } {
  return {
    line: span.start.line + place.line - 1,
    column: place.line === 1 ? span.start.column + place.column - 1 : place.column,
  };
}
