import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { linkTexts } from '../../tests/support/whole-course.ts';
import { createFeatures } from '../features/index.ts';
import type { Feature } from '../model/feature.ts';
import { searchIndex, searchScript } from './search-index.ts';

let features: readonly Feature[] = [];
beforeAll(() => {
  features = createFeatures(join(import.meta.dirname, '../../lib'));
});

/** The slides of a course of one chapter, as `[id, title, text, part?]`. */
async function slidesOf(text: string) {
  const [chapter] = searchIndex(await linkTexts(features, { a: text }));
  return chapter?.[3];
}

describe('the search index', () => {
  it('holds each chapter with its page, title and number, and each slide', async () => {
    const texts = { 'un deux': '# Un\n\n### Début\n', trois: '# Trois\n\nÀ la fin.\n\n---\n\nSans titre\n' };
    const linked = await linkTexts(features, texts, { trois: { number: 3 } });
    expect(searchIndex(linked)).toEqual([
      ['un%20deux.html', 'Un', '', [['un', 'Un', 'Début']]],
      [
        'trois.html',
        'Trois',
        '3',
        [
          ['trois', 'Trois', 'À la fin.'],
          ['diapo-2', '', 'Sans titre'],
        ],
      ],
    ]);
  });

  it('names a part where it begins', async () => {
    const part = (title: string) => `---\n\n<!-- layout: section -->\n\n## ${title}\n\n---\n\n## Suite\n\n`;
    const slides = await slidesOf(`# Un\n\n${part('Le cache')}${part('Les couches')}`);
    expect(slides?.map((slide) => slide[3])).toEqual([undefined, 'Le cache', undefined, 'Les couches', undefined]);
  });

  it.each([
    ['blocks are kept apart, words together', '## T\n\nUn **mot** gras\n\n- a\n- b\n', 'Un mot gras · a · b'],
    ['tables cell by cell', '## T\n\n| A | B |\n| - | - |\n| 1 | 2 |\n', 'A · B · 1 · 2'],
    ['lines of code by spaces', '## T\n\n```bash\nrun "a" &&\n  <api>\n```\n', 'run "a" && <api>'],
    ['no speaker notes', '## T\n\nVu\n\nNote :\nSecret\n', 'Vu'],
    ['no drawing’s title, but its words', '## T\n\n<svg><title>x</title><text>Noyau</text></svg>\n', 'Noyau'],
  ])('%s', async (_, text, expected) => {
    expect(await slidesOf(text)).toEqual([['t', 'T', expected]]);
  });

  it('leaves hidden slides out', async () => {
    const slides = await slidesOf('# A\n\n---\n\n<!-- .slide: data-visibility="hidden" -->\n\n# B\n\n---\n\n# C\n');
    expect(slides?.map(([id]) => id)).toEqual(['a', 'c']);
  });

  it('an opener also holds what rendering adds to it', async () => {
    const goals = ['Écrire une recette'];
    const linked = await linkTexts(
      features,
      { a: '<!-- layout: titre -->\n\n# A\n' },
      { a: { description: 'Du code à l’image', goals } },
    );
    expect(searchIndex(linked)[0]?.[3]).toEqual([['a', 'A', 'Du code à l’image · Écrire une recette']]);
  });

  it('is a script that offers it as a part', () => {
    const index = [['a.html', 'A', '1', [['x', 'X', '</script>']]]] as const;
    const page: { estradeParts?: Record<string, unknown> } = {};
    new Function('globalThis', searchScript(index))(page);
    expect(page.estradeParts).toEqual({ 'course-index': index });
  });
});
