import { join } from 'node:path';
import { describeFixtures } from '../../../tests/support/feature.ts';
import type { Feature } from '../../model/feature.ts';
import { createFeatures } from '../index.ts';
import { directives } from './directives.ts';

const library = join(import.meta.dirname, '../../../lib');

/** Every feature but those with directives of their own; `:::notes` stands for all that are known. */
function features(): readonly Feature[] {
  const kept = createFeatures(library).filter(({ name, directives: own }) => name === 'notes' || !own);
  return [
    ...kept.filter(({ name }) => name !== 'directives'),
    directives(kept.flatMap(({ directives: own }) => own ?? [])),
  ];
}

describeFixtures('directives', join(import.meta.dirname, 'fixtures'), features);
