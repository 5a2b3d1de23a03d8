import type { Behaviour } from './context.ts';
import { noteSeen } from './seen.ts';

/** Remembers which slides the reader has seen, for the course home. What is leafed over in the overview is not. */
export const progress: Behaviour = {
  name: 'progress',
  begin({ deck, config }) {
    const note = () => {
      const { id } = deck.getCurrentSlide() ?? {};
      if (id && !deck.isOverview()) noteSeen(config.course.title, config.deck.name, id, Date.now());
    };
    note();
    for (const moment of ['slidechanged', 'overviewhidden']) deck.on(moment, note);
  },
};
