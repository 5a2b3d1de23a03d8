import { join } from 'node:path';
import { describeFixtures } from '../../../tests/support/feature.ts';
import { attributes } from '../attributes/attributes.ts';
import { code } from './code.ts';

const library = join(import.meta.dirname, '../../../lib');

describeFixtures('code', join(import.meta.dirname, 'fixtures'), () => [
  attributes(),
  code({ library, words: [{ name: 'run', kind: 'flag' }] }),
]);
