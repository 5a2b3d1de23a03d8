import type { Place } from '../../model/diagnostic.ts';
import type { SlideContext } from '../../model/feature.ts';
import type { Block } from './block.ts';
import { beyond } from './lines.ts';

/** Reports steps that are no lines, and those that name lines which a block does not have. */
export function checkSteps({ info: { steps }, placed }: Block, count: number, context: SlideContext): void {
  if (!steps) return;
  const placeOfItem = (item: string | undefined): Place | undefined => {
    const { column, end } = steps.items.find(({ text }) => text === item) ?? steps;
    return placed(column, end);
  };
  const far = beyond(steps, count);
  if (steps.wrong.length > 0) {
    context.report({
      ruleId: 'lines-invalid',
      reason: notLines(steps.wrong),
      place: placeOfItem(steps.wrong[0]),
      fix: 'Write steps as `1-3|5,7`, counting lines from 1.',
    });
  }
  if (far.length > 0) {
    context.report({
      ruleId: 'lines-invalid',
      reason: `The steps name ${list(far)}, but the block has ${count} line${count === 1 ? '' : 's'}`,
      place: placeOfItem(far[0]),
      fix: 'Steps count the lines of the block from 1, whatever numbers are shown.',
    });
  }
}

/** Why items of steps mean nothing: all of them are named. */
export function notLines(wrong: readonly string[]): string {
  return `${list(wrong)} ${wrong.length === 1 ? 'is' : 'are'} no line and no range of lines`;
}

function list(items: readonly string[]): string {
  return items.map((item) => `\`${item}\``).join(', ');
}
