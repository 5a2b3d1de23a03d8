import { join } from 'node:path';
import { describeFixtures } from '../../../tests/support/feature.ts';
import { notes } from '../notes/notes.ts';
import { terminal } from './terminal.ts';

describeFixtures('terminal', join(import.meta.dirname, 'fixtures'), () => [notes(), terminal()]);
