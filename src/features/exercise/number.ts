import type { Element } from 'hast';
import type { ElementPatch, LinkContext } from '../../model/feature.ts';

/**
 * Numbers the exercises of a slide through its chapter, and tells of a solution that nothing stands before.
 *
 * `<span class="exercise-number">Exercice</span>` → `<span class="exercise-number">Exercice 2</span>`
 */
export function linkExercises({ chapter, slide, report }: LinkContext): ElementPatch | undefined {
  const { exercises, solutions } = slide.facts;
  if (exercises.length === 0 && solutions.length === 0) return undefined;
  const before = chapter.slides
    .slice(0, chapter.slides.indexOf(slide))
    .reduce((sum, { facts }) => sum + facts.exercises.length, 0);
  for (const solution of solutions) {
    if (before + solution.exercises > 0) continue;
    report({
      ruleId: 'directive-misused',
      reason: 'No exercise stands before this solution in its chapter',
      fix: 'Put it after its `:::exercice`, or use `:::détails` for what is only to be folded.',
      place: solution.place,
    });
  }
  return exercises.length === 0 ? undefined : (element) => number(element, before);
}

function number(element: Element, before: number): Element {
  const { dataExerciseNumber: index, ...properties } = element.properties;
  if (index === undefined) return element;
  const value = `\u00a0${before + Number(index) + 1}`;
  return { ...element, properties, children: [...element.children, { type: 'text', value }] };
}
