import type { Place } from '../model/diagnostic.ts';
import type { SlideContext } from '../model/feature.ts';
import { placeOfText } from './place.ts';

interface Point {
  readonly line: number;
  readonly column: number;
}

/**
 * Reports something that is known, but stands where it means nothing or holds nothing (`directive-misused`).
 *
 * @param node where: its first line, whatever its length.
 * @param word what on that line it is about, such as the value of an option.
 */
export function reportMisuse(
  node: { readonly position?: { readonly start: Point } | undefined },
  reason: string,
  fix: string,
  context: SlideContext,
  word = '',
): void {
  const place = placeOfOpening(node.position?.start, context);
  const exact = word === '' ? place : placeOfText(context.source, word, place);
  context.report({ ruleId: 'directive-misused', reason, fix, place: exact });
}

/** The name with its colons, where there are any; else the line's end. */
export function placeOfOpening(start: Point | undefined, { source }: SlideContext): Place | undefined {
  if (!start) return undefined;
  const { line, column } = start;
  const written = (source.split('\n')[line - 1] ?? '').slice(column - 1);
  const opening = /^:+[ \t]*[\p{L}\p{N}_-]*/u.exec(written)?.[0] ?? written.trimEnd();
  return { line, column, end: { line, column: column + opening.length } };
}
