import { join } from 'node:path';
import { describeFixtures } from '../../../tests/support/feature.ts';
import { attributes } from '../attributes/attributes.ts';
import { code } from '../code/code.ts';
import { notes } from '../notes/notes.ts';
import { runnable } from './runnable.ts';

const library = join(import.meta.dirname, '../../../lib');

describeFixtures('runnable', join(import.meta.dirname, 'fixtures'), () => {
  const run = runnable();
  return [notes(), attributes(), code({ library, words: run.fenceWords ?? [] }), run];
});
