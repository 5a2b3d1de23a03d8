import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileWith, describeFixtures } from '../../../tests/support/feature.ts';
import { useFolders } from '../../../tests/support/folders.ts';
import { createFeatures } from '../index.ts';
import { scopeCss } from './style.ts';

const features = createFeatures(join(import.meta.dirname, '../../../lib'));
const folder = useFolders();

describeFixtures('svg', join(import.meta.dirname, 'fixtures'), () => features);

it('a deck of reveal-md keeps its images as files', async () => {
  const root = join(import.meta.dirname, 'fixtures/steps');
  const { html } = await compileWith(features, '![x](couches.svg)', root, { dialect: 'reveal-md' });
  expect(html).toContain('<img src="assets:couches.svg"');
});

it('a drawing of more than 200 KB stays a file', async () => {
  const svg = (size: number) => `<svg viewBox="0 0 1 1"><desc>${'x'.repeat(size)}</desc></svg>`;
  const root = folder({ 'gros.svg': svg(200_000), 'petit.svg': svg(100_000) });
  const { html } = await compileWith(features, '![x](gros.svg)\n\n![x](petit.svg)', root);
  expect(html.match(/<img|<svg/g)).toEqual(['<img', '<svg']);
});

describe('styles are kept to their drawing', () => {
  it.each([
    ['a{b:c}', '#r a{b:c}'],
    ['svg{b:c}svg a{}', '#r{b:c}#r a{}'],
    ['svg-like{}', '#r svg-like{}'],
    ['a:is(b,c),d{}', '#r a:is(b,c),#r d{}'],
    ['@supports (a:b){c{d:e}}', '@supports (a:b){#r c{d:e}}'],
    ['@font-face{font-family:x}', '@font-face{font-family:x}'],
    ['@charset "x";a{}', '#r a{}'],
    ['a{', '#r a{}'],
    ['', ''],
  ])('%s', (css, scoped) => expect(scopeCss(css, '#r')).toBe(scoped));
});
