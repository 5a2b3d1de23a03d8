import type { Behaviour } from './context.ts';

/** Light or dark (T), in decks of our own themes: each has both. */
export const lightDark: Behaviour = {
  name: 'light-dark',
  begin({ scheme, actions, announce, labels }) {
    if (!scheme) return;
    actions.scheme = () => {
      scheme.toggle();
      announce(scheme.now() === 'dark' ? labels.dark : labels.light);
    };
  },
};
