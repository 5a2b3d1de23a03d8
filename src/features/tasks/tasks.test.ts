import { expect, it } from 'vitest';
import { compileWith } from '../../../tests/support/feature.ts';
import { tasks } from './tasks.ts';

it.each([
  ['fr', 'fait', 'à faire'],
  ['en-GB', 'done', 'to do'],
])('boxes say in %s what they mean', async (lang, done, open) => {
  const { html } = await compileWith([tasks()], '- [x] un\n- [ ] deux\n', import.meta.dirname, { lang });
  expect(html).toContain(`checked disabled aria-label="${done}"`);
  expect(html).toContain(`disabled aria-label="${open}"`);
});
