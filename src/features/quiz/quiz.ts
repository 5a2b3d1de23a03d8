import type { List, ListItem } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Feature, SlideContext } from '../../model/feature.ts';
import { line } from '../../text/box.ts';
import { claim, readOptions, takeLabel, visitDirectives } from '../../text/directive.ts';
import { visitElements } from '../../text/hast.ts';
import { placeOfOpening } from '../../text/misuse.ts';
import { makeQuiz } from './form.ts';

const names = ['quiz', 'qcm'];

/**
 * Questions with one or several right answers; the browser checks them (src/runtime/quiz.ts).
 *
 * ```md
 * :::quiz[Que fait `docker pull` ?]
 * - [ ] Il construit une image
 *   - C'est `docker build`.
 * - [x] Il télécharge une image
 *
 * Elle vient d'un registre.
 * :::
 * ```
 * →
 * ```html
 * <div class="quiz">
 *   <fieldset class="quiz-form">
 *     <legend class="quiz-question">Que fait <code>docker pull</code> ?</legend>
 *     <ul class="quiz-answers"><li><label><input type="radio" name="…"><span>Il construit une image</span></label></li>…</ul>
 *   </fieldset>
 *   <details class="quiz-key"><summary>Réponse</summary>…</details>
 * </div>
 * ```
 * The question is the label, else what stands before the answers, else the slide's title. What is written
 * under an answer explains it, what follows the answers explains the whole: both are in the key, which
 * readers without JavaScript unfold.
 */
export function quiz(): Feature {
  return {
    name: 'quiz',
    directives: [{ names, kind: 'container' }],
    markdown(tree, context) {
      if (context.source.includes('::')) visitDirectives(tree, names, (node) => readQuiz(node, context));
    },
    html(tree, context) {
      if (!context.source.includes('::')) return;
      visitElements(tree, (element) => {
        if (element.properties['dataQuiz'] === undefined) return true;
        const index = context.facts.uses.filter((name) => name === 'quiz').length;
        context.facts.uses.push('quiz');
        makeQuiz(element, { index, lang: context.settings.lang, title: context.facts.headings[0]?.text });
        return false;
      });
    },
    link({ slide }) {
      if (!slide.facts.uses.includes('quiz')) return undefined;
      return (element, span) => {
        const { dataQuizName: index, ...properties } = element.properties;
        if (index === undefined) return element;
        // Buttons of one name are one choice, anywhere in the page.
        const place = span === 'notes' ? `${slide.id}-notes` : slide.id;
        return { ...element, properties: { ...properties, name: `quiz-${place}-${index}` } };
      };
    },
  };
}

function readQuiz(node: ContainerDirective | { type: 'leafDirective' }, context: SlideContext): void {
  if (node.type !== 'containerDirective') return;
  readOptions(node, {}, context);
  const label = takeLabel(node);
  const answers = answersOf(node, context);
  claim(node, 'div', { className: ['quiz'], ...(answers && { dataQuiz: rightOf(answers) > 1 ? 'many' : 'one' }) });
  if (label) node.children.unshift(line('p', 'quiz-label', label));
  if (!answers) return;
  answers.data = { ...answers.data, hProperties: { dataAnswers: '' } };
  for (const item of answers.children) {
    if (item.checked) item.data = { ...item.data, hProperties: { dataRight: '' } };
    // The form has boxes of its own.
    item.checked = null;
  }
}

function rightOf({ children }: List): number {
  return children.filter(({ checked }) => checked).length;
}

/** The list of answers, or undefined once the author was told why there is none that can be answered. */
function answersOf(node: ContainerDirective, context: SlideContext): List | undefined {
  const report = (at: { position?: ListItem['position'] }, reason: string, fix: string): undefined => {
    context.report({ ruleId: 'quiz-invalid', reason, fix, place: placeOfOpening(at.position?.start, context) });
  };
  const boxes = 'Write `- [x]` before what is right, `- [ ]` before what is wrong.';
  const lists = node.children.filter((child) => child.type === 'list');
  const [answers, other] = lists.filter(({ children }) => children.some(isTask));
  if (!lists[0]) return report(node, 'This quiz has no list of answers', boxes);
  const slips = lists.flatMap(({ children }) => children.filter((item) => !isTask(item) && slipOf(item)));
  if (!answers && slips.length === 0) return report(lists[0], 'The answers of this quiz have no boxes', boxes);
  for (const item of answers?.children ?? slips) {
    const written = slipOf(item);
    if (isTask(item)) continue;
    if (!written) report(item, 'This answer has no box: it counts as wrong', boxes);
    else report(item, 'The box of this answer is not read', `Write \`- ${written}\`.`);
  }
  if (!answers) return undefined;
  if (other) report(other, 'This quiz has a second list of answers, which only explains', 'Make it a quiz of its own.');
  const right = rightOf(answers);
  if (right === 0) return report(node, 'No answer of this quiz is right', 'Tick those that are: `- [x]`.');
  if (right < answers.children.length) return answers;
  return report(node, 'No answer of this quiz is wrong', 'Add one that is: `- [ ]`.');
}

/** A box without its space, `[] B` or `[ ]C`, as it should stand: `[ ] B`. */
function slipOf({ children: [first] }: ListItem): string | undefined {
  const text = first?.type === 'paragraph' ? first.children[0] : undefined;
  const [, inside, rest] = (text?.type === 'text' && /^\[[ \t]*([xX]?)[ \t]*\](?!\()[ \t]*(.*)/.exec(text.value)) || [];
  return rest === undefined ? undefined : `[${inside || ' '}] ${rest}`.trimEnd();
}

function isTask({ checked }: ListItem): boolean {
  return typeof checked === 'boolean';
}
