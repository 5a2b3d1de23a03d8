import type { Hit } from './fold.ts';
import { type SlideText, textRange } from './slides.ts';

const name = 'estrade-search';

/** Marks the hits on the slide without touching its tree; older browsers show the slide unmarked. */
export function markHits(slide: SlideText, hits: readonly Hit[]): void {
  if (typeof Highlight === 'undefined' || !('highlights' in CSS)) return;
  CSS.highlights.set(name, new Highlight(...hits.map(({ start, end }) => textRange(slide, start, end))));
}

/** Takes the marks away. */
export function clearMarks(): void {
  if ('highlights' in CSS) CSS.highlights.delete(name);
}

/**
 * Shows what hits stand in but is not seen, as browsers do for a search of their own: each element is told
 * (`beforematch`), and what is folded unfolds.
 */
export function uncover(slide: SlideText, hits: readonly Hit[]): void {
  for (const { start, end } of hits.toReversed()) {
    const element = textRange(slide, start, end).startContainer.parentElement;
    for (let fold = element?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
    element?.dispatchEvent(new Event('beforematch', { bubbles: true }));
  }
}

/** The last fragment step that holds a hit, so that jumping to the slide shows it; undefined when none does. */
export function stepOfHits(slide: SlideText, hits: readonly Hit[]): number | undefined {
  let step: number | undefined;
  for (const { start, end } of hits) {
    let element = textRange(slide, start, end).startContainer.parentElement;
    for (; element && element.tagName !== 'SECTION'; element = element.parentElement) {
      const index = element.matches('.fragment') ? Number(element.dataset['fragmentIndex']) : Number.NaN;
      if (index >= 0) step = Math.max(step ?? 0, index);
    }
  }
  return step;
}
