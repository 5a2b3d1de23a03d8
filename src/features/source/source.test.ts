import { join } from 'node:path';
import { describeFixtures } from '../../../tests/support/feature.ts';
import { createFeatures } from '../index.ts';

const library = join(import.meta.dirname, '../../../lib');

describeFixtures('source', join(import.meta.dirname, 'fixtures'), () => createFeatures(library));
