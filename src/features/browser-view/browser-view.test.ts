import { join } from 'node:path';
import { describeFixtures } from '../../../tests/support/feature.ts';
import { notes } from '../notes/notes.ts';
import { browserView } from './browser-view.ts';

describeFixtures('browser-view', join(import.meta.dirname, 'fixtures'), () => [notes(), browserView()]);
