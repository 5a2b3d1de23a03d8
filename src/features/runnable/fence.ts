import type { Code } from 'mdast';
import type { Place } from '../../model/diagnostic.ts';
import type { SlideContext } from '../../model/feature.ts';
import { writtenInfo } from '../../text/fence-info.ts';
import { type FenceInfo, type InfoWord, parseInfo } from '../../text/info-string.ts';

/** A fence as it is written. */
export interface Fence {
  readonly node: Code;
  readonly info: FenceInfo;
  /** The last word of that name (or one of these) that has a value. */
  value(...names: readonly string[]): (InfoWord & { readonly value: string }) | undefined;
  has(name: string): boolean;
  /** Reports what is wrong with one of its words; with its language where there is none. */
  report(word: InfoWord | undefined, reason: string, fix: string, expected?: readonly string[]): void;
}

/** @param source lines of the span that the fence stands in */
export function readFence(node: Code, source: readonly string[], context: SlideContext): Fence {
  const { text, line, column } = writtenInfo(node, source);
  const info = parseInfo(text);
  const placed = (word: InfoWord | undefined): Place | undefined => {
    if (line === 0) return undefined;
    const from = column + (word?.column ?? 1) - 1;
    const end = column + (word?.end ?? Math.max(1, info.language.length) + 1) - 1;
    return { line, column: from, end: { line, column: end } };
  };
  return {
    node,
    info,
    value: (...names) =>
      info.words.findLast(
        (word): word is InfoWord & { value: string } => names.includes(word.name) && word.value !== true,
      ),
    has: (name) => info.words.some((word) => word.name === name),
    report: (word, reason, fix, expected) =>
      context.report({ ruleId: 'snippet-option', reason, place: placed(word), fix, expected }),
  };
}
