import type { Root as HastRoot, RootContent } from 'hast';
import type { Heading, Nodes, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Exercise } from '../../model/facts.ts';
import type { Feature, SlideContext } from '../../model/feature.ts';
import { claim, isNamed, readOptions, takeLabel } from '../../text/directive.ts';
import { hasClass, visitElements } from '../../text/hast.ts';
import { labelsFor } from '../../text/labels.ts';
import { giveLayout } from '../../text/layout.ts';
import { textOf } from '../../text/mdast.ts';
import { placeOfOpening } from '../../text/misuse.ts';
import { exerciseHead } from './head.ts';
import { linkExercises } from './number.ts';

const exerciseNames = ['exercice', 'exercise'];
const solutionNames = ['solution', 'corrigé'];

const options = {
  minutes: { names: ['durée', 'duration'], type: 'minutes' },
  level: { names: ['niveau', 'level'], type: 'number', most: 3 },
  mode: { names: ['mode'], type: 'text' },
} as const;

/**
 * Exercises, numbered through their chapter by linking, and their solutions, folded.
 *
 * `:::exercice{durée=20 niveau=2 mode="en binôme"}` … `:::` →
 * ```html
 * <div class="exercise">
 *   <p class="exercise-head"><span class="exercise-number">Exercice 2</span>
 *     <span class="exercise-facts">20 min · en binôme</span>
 *     <span class="exercise-level level-2" role="img" aria-label="Difficulté : 2 sur 3"></span></p>
 *   …
 * </div>
 * ```
 * `:::exercice[Mincir]` → its title: the slide's where that has none, else a heading in the box
 *
 * `:::solution[Une réponse]` … `:::` → `<details class="solution"><summary>Une réponse</summary>…</details>`
 *
 * A slide that holds nothing else under its title has the layout `exercice`. A solution that was written
 * inside its exercise moves behind it: it is no part of the task.
 */
export function exercise(): Feature {
  return {
    name: 'exercise',
    directives: [
      { names: exerciseNames, kind: 'container' },
      { names: solutionNames, kind: 'container' },
    ],
    markdown(tree, context) {
      if (context.source.includes('::')) readExercises(tree, context);
    },
    html(tree, context) {
      if (context.span === 'notes' || context.facts.exercises.length === 0) return;
      const [title] = context.facts.headings;
      for (const one of context.facts.exercises) one.title ||= title?.text ?? '';
      visitElements(tree, (element) => {
        const index = element.properties['dataExercise'];
        if (index === undefined) return true;
        delete element.properties['dataExercise'];
        const facts = context.facts.exercises[Number(index)];
        if (facts) element.children.unshift(exerciseHead(facts, Number(index), context.settings.lang));
        return true;
      });
      if (context.dialect === 'course' && !context.facts.layout && isExerciseOnly(tree))
        giveLayout('exercice', context);
    },
    link: linkExercises,
  };
}

type Parent = Extract<Nodes, { children: unknown[] }> & { children: Nodes[] };

/** Claims the directives below a node, and lifts solutions out of exercises. */
function readExercises(tree: Root, context: SlideContext): void {
  const visit = (parent: Parent, inNotes: boolean): void => {
    for (let index = 0; index < parent.children.length; index++) {
      const node = parent.children[index] as Nodes;
      if (node.type === 'containerDirective' && isNamed(node, exerciseNames)) {
        const solutions = takeSolutions(node);
        const title = readExercise(node, tree, inNotes, context);
        parent.children.splice(index, 1, ...(title ? [title] : []), node, ...solutions);
        if (title) index++;
      } else if (node.type === 'containerDirective' && isNamed(node, solutionNames)) {
        readSolution(node, inNotes, context);
      }
      if ('children' in node) visit(node as Parent, inNotes || isNotes(node));
    }
  };
  visit(tree as Parent, context.span === 'notes');
}

/** Speaker notes inside the content; see the notes feature. */
function isNotes({ data }: Nodes): boolean {
  return (data as { hName?: string } | undefined)?.hName === 'aside';
}

function takeSolutions(exercise: ContainerDirective): ContainerDirective[] {
  const isSolution = (node: Nodes): node is ContainerDirective =>
    node.type === 'containerDirective' && isNamed(node, solutionNames);
  const solutions = exercise.children.filter(isSolution);
  exercise.children = exercise.children.filter((node) => !isSolution(node));
  return solutions;
}

/** @returns the title that belongs before the exercise: the slide had none. */
function readExercise(
  node: ContainerDirective,
  tree: Root,
  inNotes: boolean,
  context: SlideContext,
): Heading | undefined {
  const { minutes, level, mode } = readOptions(node, options, context);
  const label = takeLabel(node);
  if (inNotes) {
    claim(node, 'div', { className: ['exercise'] });
    return undefined;
  }
  const { exercises } = context.facts;
  claim(node, 'div', { className: ['exercise'], dataExercise: String(exercises.length) });
  const facts: Exercise = { title: '', minutes, level, mode: mode || undefined };
  exercises.push(facts);
  if (!label) return undefined;
  facts.title = label.map(textOf).join('');
  const titled = tree.children.some(({ type }) => type === 'heading');
  const heading: Heading = { type: 'heading', depth: titled ? 3 : 2, children: label };
  if (!titled) return heading;
  heading.data = { hProperties: { className: ['exercise-title'] } };
  node.children.unshift(heading);
  return undefined;
}

function readSolution(node: ContainerDirective, inNotes: boolean, context: SlideContext): void {
  readOptions(node, {}, context);
  const label = takeLabel(node);
  claim(node, 'details', { className: ['solution'] });
  node.children.unshift({
    type: 'paragraph',
    data: { hName: 'summary' },
    children: label ?? [{ type: 'text', value: labelsFor(context.settings.lang).solution }],
  });
  if (inNotes) return;
  const place = placeOfOpening(node.position?.start, context);
  context.facts.solutions.push({ exercises: context.facts.exercises.length, place });
}

/** Whether a slide holds an exercise, and beside its title and the solution nothing else. */
function isExerciseOnly(tree: HastRoot): boolean {
  const said = tree.children.filter(isSaid);
  if (said[0]?.type === 'element' && /^h[1-6]$/.test(said[0].tagName)) said.shift();
  const isPart = (node: RootContent): boolean =>
    node.type === 'element' && (hasClass(node, 'exercise') || hasClass(node, 'solution'));
  return said.length > 0 && said.every(isPart) && said.filter((node) => isExercise(node)).length === 1;
}

function isExercise(node: RootContent): boolean {
  return node.type === 'element' && hasClass(node, 'exercise');
}

/** What of a slide is seen in its flow: footnotes stand at its foot, styles nowhere. */
function isSaid(node: RootContent): boolean {
  if (node.type === 'text') return node.value.trim() !== '';
  return node.type === 'element' && !['style', 'script', 'link'].includes(node.tagName) && !isFootnotes(node);
}

function isFootnotes(node: RootContent): boolean {
  return node.type === 'element' && node.properties['dataFootnotes'] !== undefined;
}
