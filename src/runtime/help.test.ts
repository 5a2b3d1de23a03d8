import { describe, expect, test } from 'vitest';
import { keyGroups } from './help.ts';
import { labelsFor } from './labels.ts';

const labels = labelsFor('fr');
const effects = (config: Parameters<typeof keyGroups>[0], twoWays = false) =>
  keyGroups(config, labels, twoWays, false).flatMap(({ rows }) => rows.map(([, effect]) => effect));

describe('the key list', () => {
  test('leaves out what the deck’s options turn off', () => {
    const shown = effects({ overview: false, pause: false, jumpToSlide: false });
    for (const label of [labels.overview, labels.blackout, labels.jumpTo, labels.autoSlide])
      expect(shown).not.toContain(label);
  });

  test('explains the directions only where the deck has two', () => {
    expect(effects({}, true)).toContain(labels.directions);
    expect(effects({}, false)).not.toContain(labels.directions);
    expect(effects({ navigationMode: 'linear' }, true)).not.toContain(labels.directions);
  });

  test('is in the language of the interface', () => {
    const titles = keyGroups({}, labelsFor('en-GB'), false, false).map(({ title }) => title);
    expect(titles).toEqual(['Moving', 'Showing', 'Tools']);
  });
});
