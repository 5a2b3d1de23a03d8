import { expect, it } from 'vitest';
import { compileWith } from '../../../tests/support/feature.ts';
import { tables } from './tables.ts';

it('the empty corner of a table heads nothing', async () => {
  const { html } = await compileWith([tables()], '|   | A |\n| - | - |\n| b | 1 |\n', import.meta.dirname);
  expect(html).toMatch(/<thead>\s*<tr>\s*<td><\/td>\s*<th>A<\/th>/);
  expect(html).toMatch(/<td>b<\/td>\s*<td>1<\/td>/);
});
