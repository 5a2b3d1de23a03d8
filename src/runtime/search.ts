import type { Behaviour, DeckContext } from './context.ts';
import { loadPart } from './parts.ts';

/** The window of the search is a part of its own: most readers never open it. */
export const search: Behaviour = {
  name: 'search',
  begin(context) {
    let open: Promise<() => void> | undefined;
    context.actions.search = async () => {
      open ??= loadPart<(context: DeckContext) => () => void>('search').then((make) => make(context));
      (await open)();
    };
  },
};
