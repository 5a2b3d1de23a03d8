import type { Finding } from '../model/diagnostic.ts';
import type { Edition } from '../model/settings.ts';
import type { Slide } from '../model/slide.ts';
import type { Cut } from '../model/source.ts';
import { editionNamed, isInEdition, nearEdition, readEditionComment } from '../text/edition.ts';
import type { Region } from './blocks.ts';
import { lastAtMost, type PointAt } from './lines.ts';
import type { Extent } from './notes.ts';

/** Which slides an edition holds, and what the comments say that no edition understands. */
export function slidesIn(
  edition: Edition,
  text: string,
  slides: readonly Extent[],
  regions: readonly Region[],
  pointAt: PointAt,
): { held: boolean[]; findings: Finding[] } {
  const held = slides.map(() => true);
  const starts = slides.map(({ from }) => from);
  const findings: Finding[] = [];
  for (const { kind, start, end } of regions) {
    const note =
      kind === 'comment' ? readEditionComment(text.slice(start + 4, Math.max(start + 4, end - 3))) : undefined;
    if (!note) continue;
    if (!isInEdition(note, edition)) held[lastAtMost(starts, start)] = false;
    const names = [...note.only, ...note.without];
    const unknown = names.find((name) => editionNamed(name, edition.known) === undefined);
    if (unknown === undefined && names.length > 0) continue;
    const { line, column } = pointAt(start);
    const { line: endLine, column: endColumn } = pointAt(end);
    findings.push({
      ...unknownEdition(unknown, edition.known),
      place: { line, column, end: { line: endLine, column: endColumn } },
    });
  }
  return { held, findings };
}

function unknownEdition(name: string | undefined, known: readonly string[]): Finding {
  const all = `Editions of this course: ${known.map((one) => `\`${one}\``).join(', ')}.`;
  if (name === undefined) return { ruleId: 'edition-unknown', reason: 'This comment names no edition', fix: all };
  const near = nearEdition(name, known);
  return {
    ruleId: 'edition-unknown',
    reason: `The course has no edition \`${name}\``,
    fix: near ? `Did you mean \`${near}\`?` : all,
  };
}

/**
 * Leaves items out of slides in order. What stood under one that is gone, in its stack, stands where it stood.
 */
export function without<Item extends { readonly cut: Cut }>(
  items: readonly Item[],
  held: (index: number) => boolean,
): Item[] {
  const kept: Item[] = [];
  let gone: Cut | undefined;
  for (const [index, item] of items.entries()) {
    const cut: Cut = item.cut === 'vertical' && gone !== undefined ? gone : item.cut;
    if (held(index)) {
      kept.push(kept.length === 0 ? { ...item, cut: 'start' } : cut === item.cut ? item : { ...item, cut });
      gone = undefined;
    } else gone = cut === 'start' ? 'horizontal' : cut;
  }
  return kept;
}

/** The compiled slides of a chapter without those that held only what their edition leaves out. */
export function withoutSpent(slides: readonly Slide[]): readonly Slide[] {
  if (!slides.some(({ facts }) => facts.spent)) return slides;
  return without(slides, (index) => !slides[index]?.facts.spent).map((slide, index) => ({ ...slide, index }));
}
