import type { Behaviour } from './context.ts';

/**
 * Explanations of code: pointing at one (or coming to it by Tab) shows its lines, pointing at a marked line its
 * explanations. One listener for the page, because scroll view rebuilds the slides from their HTML.
 */
export const annotations: Behaviour = {
  name: 'annotations',
  begin({ deck }) {
    const reachable = () => {
      for (const item of document.querySelectorAll<HTMLElement>('.annotation[data-lines]')) item.tabIndex = 0;
    };
    reachable();
    deck.on('sync', reachable);
    let pointed: readonly Element[] = [];
    for (const moment of ['pointerover', 'focusin']) {
      document.addEventListener(moment, ({ target }) => {
        const next = target instanceof Element ? partners(target) : [];
        for (const element of pointed) element.classList.remove('pointed');
        for (const element of next) element.classList.add('pointed');
        pointed = next;
      });
    }
  },
};

/** The explanation or line that an element is in, and what belongs to it; none elsewhere. */
function partners(target: Element): Element[] {
  const own = target.closest('.annotation, .annotated .line');
  const block = own?.closest('.annotated');
  if (!own || !block) return [];
  const marks = own.matches('.line') ? [...own.querySelectorAll('.code-mark')] : [own];
  const numbers = new Set(marks.map((mark) => (mark as HTMLElement).dataset['mark']));
  return [...block.querySelectorAll<HTMLElement>('[data-mark]')]
    .filter(({ dataset }) => numbers.has(dataset['mark']))
    .map((element) => element.closest('.line') ?? element);
}
