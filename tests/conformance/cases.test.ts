import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeWithShared } from '../support/shared.ts';
import { buildDeck, type PluginOptions } from './deck.ts';
import { deviations } from './deviations.ts';

interface Case {
  readonly id: string;
  readonly source: string;
  readonly options: PluginOptions;
  readonly markdown: string;
  /** Counts by selector, as the released plugin gives them. */
  readonly peer_6_0_2: Readonly<Record<string, number>>;
}

describeWithShared('reveal.js 6.0.2, the cases of its tests and probes', (shared) => {
  const cases = JSON.parse(readFileSync(join(shared, 'conformance/reveal-cases.json'), 'utf8')) as Case[];

  it.each(cases.map((one) => [one.id, one.source, one] as const))('%s: %s', async (id, _, one) => {
    const deck = await buildDeck(one.markdown, one.options);
    const counts = Object.fromEntries(Object.keys(one.peer_6_0_2).map((selector) => [selector, deck.count(selector)]));
    expect(counts).toEqual({ ...one.peer_6_0_2, ...deviations[id]?.counts });
  });

  it('knows every deviation as a case', () => {
    const ids = cases.map(({ id }) => id);
    expect(Object.keys(deviations).filter((id) => !ids.includes(id))).toEqual([]);
  });
});
