import { homeProgress } from './home-progress.ts';
import { homeSearch } from './home-search.ts';
import { labelsFor } from './labels.ts';
import { schemeSwitch } from './scheme.ts';

/** The course home: light or dark, what the reader has seen, search. Without this it is a page of links. */
function run(): void {
  document.querySelector('p.unzip')?.remove();
  const labels = labelsFor(document.documentElement.lang);
  const button = document.querySelector<HTMLButtonElement>('button.estrade-theme-switch');
  if (button) {
    const scheme = schemeSwitch(show);
    function show(): void {
      if (button) button.textContent = scheme.now() === 'dark' ? labels.light : labels.dark;
    }
    button.addEventListener('click', () => scheme.toggle());
    show();
    button.hidden = false;
  }
  const place = document.querySelector<HTMLElement>('.course-search');
  if (place) homeSearch(place, labels);
  homeProgress(labels);
}

run();
