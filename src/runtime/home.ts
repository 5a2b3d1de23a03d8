import { labelsFor } from './labels.ts';
import { recall, remember } from './store.ts';

const key = 'estrade-theme';
type Theme = 'light' | 'dark';

/**
 * The course home's one behaviour: light or dark. The system's preference holds until the reader
 * chooses; the choice is `data-theme` on the root, and is kept.
 */
function run(): void {
  document.querySelector('p.unzip')?.remove();
  const root = document.documentElement;
  const labels = labelsFor(root.lang);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const stored = recall('local', key);
  let chosen: Theme | undefined = stored === 'light' || stored === 'dark' ? stored : undefined;

  const button = document.querySelector<HTMLButtonElement>('button.estrade-theme-switch');
  if (!button) return;
  const show = () => {
    const theme = chosen ?? (dark.matches ? 'dark' : 'light');
    if (chosen) root.dataset['theme'] = chosen;
    const label = theme === 'dark' ? labels.light : labels.dark;
    button.textContent = label;
  };
  button.addEventListener('click', () => {
    chosen = (chosen ?? (dark.matches ? 'dark' : 'light')) === 'dark' ? 'light' : 'dark';
    remember('local', key, chosen);
    show();
  });
  dark.addEventListener('change', show);
  show();
  button.hidden = false;
}

run();
