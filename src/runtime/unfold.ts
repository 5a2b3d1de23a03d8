import type { Behaviour } from './context.ts';
import { isScrolling } from './slides.ts';

/**
 * A step in something folded (lines of code in a solution) unfolds it: else the speaker would press a key, and
 * nothing would be seen. Not where scrolling alone makes the steps: there readers unfold for themselves.
 */
export const unfold: Behaviour = {
  name: 'unfold',
  begin({ deck }) {
    deck.on('fragmentshown', (event) => {
      if (isScrolling()) return;
      const { fragment } = event as Event & { fragment?: Element };
      for (let fold = fragment?.closest('details'); fold; fold = fold.parentElement?.closest('details'))
        fold.open = true;
    });
  },
};
