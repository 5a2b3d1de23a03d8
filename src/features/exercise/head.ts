import type { Element } from 'hast';
import type { Exercise } from '../../model/facts.ts';
import { h } from '../../text/hast.ts';
import { labelsFor } from '../../text/labels.ts';
import { formatMinutes } from '../../text/minutes.ts';

/** The line over an exercise: what it is, how long it takes, with whom, how hard it is. */
export function exerciseHead({ minutes, mode, level }: Exercise, index: number, lang: string): Element {
  const labels = labelsFor(lang);
  const facts = [minutes === undefined ? '' : formatMinutes(minutes), mode ?? ''].filter(Boolean).join(' · ');
  const head = h('p', { className: ['exercise-head'] }, [
    h('span', { className: ['exercise-number'], dataExerciseNumber: String(index) }, [labels.exercise]),
  ]);
  if (facts) head.children.push({ type: 'text', value: ' ' }, h('span', { className: ['exercise-facts'] }, [facts]));
  if (level !== undefined) {
    const properties = {
      className: ['exercise-level', `level-${level}`],
      role: 'img',
      ariaLabel: labels.exerciseLevel(level),
    };
    head.children.push({ type: 'text', value: ' ' }, h('span', properties));
  }
  return head;
}
