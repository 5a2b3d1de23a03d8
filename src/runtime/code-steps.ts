import type { Behaviour } from './context.ts';
import { prefersStillness } from './dom.ts';
import { lineNumbers } from './line-numbers.ts';

/**
 * Code shown in steps. The steps are ordinary fragments (`.code-step`) after the code: the last
 * visible one says which lines are current, so that every way of arriving at a state (keys, reload,
 * going back, a page cloned for print, scroll view) gives the same picture.
 */
export const codeSteps: Behaviour = {
  name: 'code-steps',
  begin({ deck }) {
    const dims = () => deck.getConfig().fragments !== false;
    const all = (root: ParentNode, dimmed: boolean, motion: ScrollBehavior = 'instant') => {
      for (const block of root.querySelectorAll<HTMLElement>('pre.stepped')) showStep(block, dimmed, motion);
    };
    const current = (motion: ScrollBehavior) => () => all(deck.getCurrentSlide() ?? document, dims(), motion);
    const everywhere = () => all(document, dims());

    if (deck.getConfig().view !== 'print') everywhere();
    deck.on('slidechanged', current('instant'));
    for (const moment of ['fragmentshown', 'fragmenthidden']) {
      deck.on(moment, current(prefersStillness() ? 'instant' : 'smooth'));
    }
    for (const moment of ['sync', 'overviewshown']) deck.on(moment, everywhere);
    // One page per slide shows every line alike; a page per step shows its own step.
    deck.on('pdf-ready', () => all(document, dims() && deck.getConfig().pdfSeparateFragments === true));
    addEventListener('beforeprint', () => {
      if (deck.getConfig().view !== 'print') all(document, false);
    });
    addEventListener('afterprint', () => {
      if (deck.getConfig().view !== 'print') everywhere();
    });
  },
};

const shownSteps = '.code-step.visible, .annotation.fragment.visible';

/** Marks the current lines of a stepped block as its visible steps say; all alike when not `dimmed`. */
function showStep(block: HTMLElement, dimmed: boolean, motion: ScrollBehavior): void {
  const code = block.querySelector('code');
  if (!code) return;
  // Explanations that come one by one are steps too.
  const steps = (block.closest('.annotated') ?? block).querySelectorAll<HTMLElement>(shownSteps);
  const step = [...steps].at(-1) ?? code;
  const numbers = lineNumbers(dimmed ? (step.dataset['lines'] ?? '') : '');
  const lines = [...code.querySelectorAll<HTMLElement>('.line')];
  const current = lines.filter((line, index) => {
    const marked = numbers.has(index + 1);
    line.classList.toggle('current', marked);
    return marked;
  });
  block.classList.toggle('has-current', current.length > 0);
  const [first, last] = [current[0], current.at(-1)];
  if (first && last) centre([code, block], first, last, motion);
}

/** Scrolls the box that scrolls so that the lines stand in its middle; the first line wins when they do not fit. */
function centre(boxes: readonly HTMLElement[], first: HTMLElement, last: HTMLElement, motion: ScrollBehavior): void {
  const box = boxes.find(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1);
  if (!box) return;
  const frame = box.getBoundingClientRect();
  // reveal scales the slides: what is measured on screen is divided back.
  const scale = frame.height / box.offsetHeight || 1;
  const top = (first.getBoundingClientRect().top - frame.top) / scale + box.scrollTop;
  const bottom = (last.getBoundingClientRect().bottom - frame.top) / scale + box.scrollTop;
  const room = box.clientHeight - (bottom - top);
  box.scrollTo({ top: room > 0 ? top - room / 2 : top - 8, behavior: motion });
}
