import type { Behaviour, DeckContext } from './context.ts';
import { el } from './dom.ts';

/**
 * Quizzes (src/features/quiz/): a button checks the answers, says the result in words, and shows why each
 * is right or wrong; then it begins anew. The key, which readers without JavaScript unfold, is hidden.
 */
export const quiz: Behaviour = {
  name: 'quiz',
  begin(context) {
    for (const key of document.querySelectorAll<HTMLElement>('.slides .quiz > .quiz-key')) prepare(key, context);
  },
};

function prepare(key: HTMLElement, { deck, labels }: DeckContext): void {
  const box = key.parentElement as HTMLElement;
  const inputs = [...box.querySelectorAll<HTMLInputElement>('.quiz-answers input')];
  const keyOf = (index: number) => key.querySelector(`[data-answer="${index}"]`);
  const isRight = (index: number) => keyOf(index)?.className === 'quiz-right';
  const button = el('button', { type: 'button', class: 'quiz-button', onclick: () => toggle() }, labels.quizCheck);
  const status = el('p', { class: 'quiz-status', role: 'status' });
  key.hidden = true;
  box.append(el('div', { class: 'quiz-foot' }, button, status));

  const say = (text: string, checked: boolean) => {
    status.textContent = text;
    button.textContent = checked ? labels.quizAgain : labels.quizCheck;
    for (const input of inputs) input.disabled = checked;
    // There is more or less on the slide now: its size is sought again.
    deck.dispatchEvent({ type: 'resize' });
  };
  const toggle = () => {
    if (inputs[0]?.disabled) {
      for (const shown of box.querySelectorAll('.quiz-shown')) shown.remove();
      for (const input of inputs) input.checked = false;
      say('', false);
    } else if (inputs.some(({ checked }) => checked)) {
      for (const [index, input] of inputs.entries()) showAnswer(input, index);
      const explanation = key.querySelector('.quiz-explanation');
      if (explanation) box.append(shown(explanation));
      say(result(), true);
    } else status.textContent = labels.quizChoose;
  };
  const showAnswer = (input: HTMLInputElement, index: number) => {
    const answer = input.closest('li') as HTMLElement;
    const why = keyOf(index)?.querySelector('.quiz-why');
    const right = isRight(index);
    if (right || input.checked) {
      const word = right ? labels.quizRight : labels.quizWrong;
      answer.append(el('span', { class: `quiz-shown quiz-mark ${right ? 'right' : 'wrong'}` }, word));
    }
    if (why) answer.append(shown(why));
  };
  const result = () => {
    const ticked = inputs.flatMap(({ checked }, index) => (checked ? [isRight(index)] : []));
    const found = ticked.filter(Boolean).length;
    const all = inputs.filter((_, index) => isRight(index)).length;
    if (found === all && ticked.length === all) return labels.quizDone;
    return all === 1 ? labels.quizNotYet : labels.quizPartly(found, all, ticked.length - found);
  };
  // A remote control leafs on from a chosen answer; the browser gives all keys of a field to the field.
  box.addEventListener('keydown', ({ key: pressed, target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (pressed === 'PageDown') deck.next();
    if (pressed === 'PageUp') deck.prev();
  });
}

/** A copy of a part of the key, to be taken away again. */
function shown(part: Element): Element {
  const copy = part.cloneNode(true) as Element;
  copy.classList.add('quiz-shown');
  return copy;
}
