import type { Element, ElementContent } from 'hast';
import { h, visitElements } from '../../text/hast.ts';
import { type Labels, labelsFor } from '../../text/labels.ts';

/** What a quiz must know of its slide. */
export interface Place {
  /** Quizzes of the slide before this one. */
  readonly index: number;
  readonly lang: string;
  readonly title: string | undefined;
}

/** One answer: what can be chosen, and why it is right or wrong. */
interface Answer {
  readonly right: boolean;
  readonly said: ElementContent[];
  readonly why: ElementContent[];
}

/** Makes the form and the key of a quiz, in place, of what the author wrote in it. */
export function makeQuiz(quiz: Element, place: Place): void {
  const labels = labelsFor(place.lang);
  const at = quiz.children.findIndex((child) => isElement(child) && child.properties['dataAnswers'] !== undefined);
  const list = quiz.children[at];
  if (!isElement(list)) return;
  const answers = list.children.filter(isElement).map(readAnswer);
  const several = quiz.properties['dataQuiz'] === 'many';
  const { legend, rest } = question(quiz.children.slice(0, at), place.title ?? labels.question);
  if (several) legend.children.push(text(' '), h('span', { className: ['quiz-several'] }, [labels.severalAnswers]));
  const name = String(place.index + 1);
  const options = answers.map(({ said }) => {
    const input = h('input', { type: several ? 'checkbox' : 'radio', dataQuizName: name });
    return h('li', {}, [h('label', {}, [input, h('span', {}, said)])]);
  });
  delete quiz.properties['dataQuiz'];
  quiz.children = [
    h('fieldset', { className: ['quiz-form'] }, [
      legend,
      ...rest,
      h('ul', { className: ['quiz-answers', 'nonincremental'] }, options),
    ]),
    key(answers, quiz.children.slice(at + 1).filter(isSaid), several ? labels.answers : labels.answer, labels),
  ];
}

/** The question, as the name of the group of answers, and what stands with it. */
function question(before: ElementContent[], title: string): { legend: Element; rest: ElementContent[] } {
  const said = before.filter(isSaid);
  const first = said.find((node): node is Element => isElement(node) && node.tagName === 'p');
  const legend = first
    ? h('legend', { className: ['quiz-question'] }, first.children)
    : h('legend', { className: ['quiz-question', 'quiz-unseen'] }, [title]);
  return { legend, rest: said.filter((node) => node !== first) };
}

const blocks = /^(?:p|ul|ol|dl|pre|div|figure|blockquote|table|details|aside|h[1-6]|hr)$/;

/** The first paragraph, or what stands before the first block, is the answer; the rest explains it. */
function readAnswer(item: Element): Answer {
  const right = item.properties['dataRight'] !== undefined;
  const children = item.children.filter((child, index) => index > 0 || isSaid(child));
  const at = children.findIndex((child) => isElement(child) && blocks.test(child.tagName));
  const [first] = children;
  if (at === 0 && isElement(first) && first.tagName === 'p') {
    return { right, said: first.children, why: reasons(children.slice(1)) };
  }
  return at < 0
    ? { right, said: trimmed(children), why: [] }
    : { right, said: trimmed(children.slice(0, at)), why: reasons(children.slice(at)) };
}

/** Why an answer is right or wrong; a list of one item is a sentence that was written below. */
function reasons(nodes: ElementContent[]): ElementContent[] {
  const said = nodes.filter(isSaid);
  const [list] = said;
  if (said.length > 1 || !isElement(list) || list.tagName !== 'ul') return said;
  const [item, other] = list.children.filter(isElement);
  if (!item || other) return said;
  const inParagraphs = item.children.some((child) => isElement(child) && child.tagName === 'p');
  return inParagraphs ? item.children : [h('p', {}, item.children)];
}

/** What the answers are, in words: to be unfolded, or to be told by the browser. */
function key(answers: readonly Answer[], explanation: ElementContent[], summary: string, labels: Labels): Element {
  const items = answers.flatMap(({ right, said, why }, index) => {
    if (!right && why.length === 0) return [];
    const word = h('strong', {}, [right ? labels.right : labels.wrong]);
    return h('li', { className: [right ? 'quiz-right' : 'quiz-wrong'], dataAnswer: String(index) }, [
      h('p', { className: ['quiz-said'] }, [word, labels.colon, ...said.map(copy)]),
      ...(why.length > 0 ? [h('div', { className: ['quiz-why'] }, why)] : []),
    ]);
  });
  return h('details', { className: ['quiz-key'] }, [
    h('summary', {}, [summary]),
    h('ul', { className: ['nonincremental'] }, items),
    ...(explanation.length > 0 ? [h('div', { className: ['quiz-explanation'] }, explanation)] : []),
  ]);
}

/** A copy that can stand in the same page: without ids, and without references to footnotes. */
function copy(node: ElementContent): ElementContent {
  const copied = structuredClone(node);
  if (!isElement(copied)) return copied;
  const root = h('span', {}, [copied]);
  visitElements(root, (element, parent, index) => {
    delete element.properties['id'];
    if (element.children.some((child) => isElement(child) && child.properties['dataFootnoteRef'] !== undefined))
      parent.children.splice(index, 1, { type: 'text', value: '' });
    return true;
  });
  return root.children[0] ?? copied;
}

/** Text without the blanks around it. */
function trimmed(nodes: ElementContent[]): ElementContent[] {
  const last = nodes.at(-1);
  if (last?.type === 'text') last.value = last.value.trimEnd();
  const [first] = nodes;
  if (first?.type === 'text') first.value = first.value.trimStart();
  return nodes;
}

function isElement(node: ElementContent | undefined): node is Element {
  return node?.type === 'element';
}

function isSaid(node: ElementContent): boolean {
  return node.type === 'text' ? node.value.trim() !== '' : node.type === 'element';
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
