import { expect, test } from 'vitest';
import type { Artifact, OutputPage } from '../model/artifact.ts';
import { nothing, type Shown, showNext } from './site.ts';

const page = (path: string, ...assets: string[]): OutputPage => ({ path, data: `${path} ${assets.join(' ')}`, assets });
const built = (pages: OutputPage[], kept: string[] = []): Artifact => {
  const names = [...new Set(pages.flatMap(({ assets }) => assets))];
  return { pages, kept, assets: names.map((path) => ({ path, data: path })) };
};
const run = (...builds: Artifact[]): Shown => builds.reduce(showNext, nothing);
const served = ({ site }: Shown): string[] => [...site.keys()].sort();

test('the pages of a build and what they need are shown', () => {
  const shown = run(built([page('un.html', 'a'), page('deux.html', 'a', 'b')]));
  expect(served(shown)).toEqual(['a', 'b', 'deux.html', 'un.html']);
  expect(shown.changed).toEqual(['un.html', 'deux.html']);
});

test('a page that is neither made nor kept is gone, and said to have changed', () => {
  const shown = run(built([page('un.html'), page('deux.html')]), built([page('un.html'), page('trois.html')]));
  expect(served(shown)).toEqual(['trois.html', 'un.html']);
  expect(shown.changed).toEqual(['trois.html', 'deux.html']);
});

test('a kept page stays as it was, with its assets, for as long as it is kept', () => {
  const other = built([page('deux.html')], ['un.html']);
  const shown = run(built([page('un.html', 'a'), page('deux.html')]), other, other, other, other);
  expect(served(shown)).toEqual(['a', 'deux.html', 'un.html']);
  expect(shown.site.get('un.html')).toBe('un.html a');
  expect(shown.changed).toEqual([]);
});

test('an asset that no page needs stays for two builds more', () => {
  const states = [1, 2, 3].map((count) =>
    run(built([page('un.html', 'a')]), ...Array.from({ length: count }, () => built([page('un.html', 'b')]))),
  );
  expect(states.map((shown) => shown.site.has('a'))).toEqual([true, true, false]);
});

test('many builds do not make it grow', () => {
  const builds = Array.from({ length: 50 }, (_, index) => built([page(`p${index}.html`, `a${index}`)]));
  expect(served(run(...builds))).toEqual(['a47', 'a48', 'a49', 'p49.html']);
});
