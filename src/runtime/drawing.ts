import type { Behaviour, DeckContext } from './context.ts';
import { usePart } from './parts.ts';
import { isScrolling } from './slides.ts';

type Toggle = (mode: 'draw' | 'point') => void;

/** Drawing on the slides and the pointer: a part of their own, because few readers ever draw. */
export const drawing: Behaviour = {
  name: 'drawing',
  begin(context) {
    let toggle: Toggle | undefined;
    const act = (mode: 'draw' | 'point') => () => {
      // A finger that draws could not scroll, and in the overview a press goes to a slide.
      if (isScrolling() || context.deck.isOverview()) return;
      void usePart<(context: DeckContext) => Toggle>('draw', (make) => {
        toggle ??= make(context);
        toggle(mode);
      });
    };
    context.actions.draw = act('draw');
    context.actions.point = act('point');
  },
};
