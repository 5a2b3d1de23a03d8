import { join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { calledIn } from './called.ts';

const path = (text: string): string => text.replaceAll('/', sep);

test.each([
  ['a command', '/usr/local/bin/estrade', 'estrade'],
  ['a package of the project', '/home/ana/site/node_modules/.bin/estrade', 'npx --no-install estrade'],
  ['its file', '/home/ana/site/node_modules/estrade/lib/cli.cjs', 'npx --no-install estrade'],
  ['a global package on Windows', '/Users/ana/AppData/Roaming/npm/node_modules/estrade/lib/cli.cjs', 'estrade'],
  ['what npx fetched', '/home/ana/.npm/_npx/1f/node_modules/.bin/estrade', 'npx estrade'],
  ['a clone beside the course', '/home/ana/estrade/lib/cli.cjs', `node ${join('..', 'estrade', 'lib', 'cli.cjs')}`],
  ['a clone far away', '/opt/estrade/lib/cli.cjs', `node ${path('/opt/estrade/lib/cli.cjs')}`],
  [
    'a clone in a folder with a space',
    '/opt/mes outils/cli.cjs',
    `node ${JSON.stringify(path('/opt/mes outils/cli.cjs'))}`,
  ],
])('%s is called as it was', (_, script, expected) => {
  expect(calledIn(path('/home/ana/cours'), path(script))).toBe(expected);
});

test('nothing known is a command', () => {
  expect(calledIn('/cours', undefined)).toBe('estrade');
});
