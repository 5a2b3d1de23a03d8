import { expect, it } from 'vitest';
import { describeWith } from './shared.ts';

const called: (string | undefined)[] = [];
describeWith(undefined, 'without the folder', (folder) => {
  called.push(folder);
  it('is not described', () => expect(folder).toBeDefined());
});
describeWith('/shared', 'with the folder', (folder) => {
  called.push(folder);
  it('gives the folder', () => expect(folder).toBe('/shared'));
});

it('a suite whose folder is not there is not even collected', () => {
  expect(called).toEqual(['/shared']);
});
