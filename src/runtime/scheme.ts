import { recall, remember } from './store.ts';

const key = 'estrade-theme';
type Scheme = 'light' | 'dark';

/** Light or dark, as the reader chose it: `data-theme` on the root, kept for every page of the site. */
export interface SchemeSwitch {
  /** What the page shows now. */
  now(): Scheme;
  toggle(): void;
}

/**
 * Takes up what the reader chose before, here or in another window; without a choice, the theme (and on the
 * course home the system) decides. A dark that the reader or the system chose is not printed: paper is light.
 *
 * @param changed called whenever the page may show something else than before.
 */
export function schemeSwitch(changed: () => void = () => {}): SchemeSwitch {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const now = (): Scheme => {
    // The theme says it in CSS: `light`, `dark`, or both, and then the system decides.
    const schemes = getComputedStyle(root).colorScheme.split(' ');
    if (schemes.includes('light') && schemes.includes('dark')) return dark.matches ? 'dark' : 'light';
    return schemes.includes('dark') ? 'dark' : 'light';
  };
  const take = (): void => {
    const chosen = recall('local', key);
    if (chosen === 'light' || chosen === 'dark') root.dataset['theme'] = chosen;
  };
  addEventListener('storage', (event) => {
    if (event.key !== key) return;
    take();
    changed();
  });
  dark.addEventListener('change', changed);
  addEventListener('beforeprint', () => {
    const own = root.classList.contains('home') || root.dataset['theme'] === 'dark';
    if (!own || now() === 'light') return;
    root.dataset['printed'] = root.dataset['theme'] ?? '';
    root.dataset['theme'] = 'light';
  });
  addEventListener('afterprint', () => {
    const before = root.dataset['printed'];
    if (before) root.dataset['theme'] = before;
    else if (before === '') delete root.dataset['theme'];
    delete root.dataset['printed'];
  });
  take();
  return {
    now,
    toggle() {
      const chosen = now() === 'dark' ? 'light' : 'dark';
      root.dataset['theme'] = chosen;
      remember('local', key, chosen);
      changed();
    },
  };
}
