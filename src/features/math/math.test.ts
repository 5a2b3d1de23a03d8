import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileWith, describeFixtures } from '../../../tests/support/feature.ts';
import { code } from '../code/code.ts';
import { headings } from '../headings/headings.ts';
import { typography } from '../typography/typography.ts';
import { decimalCommas } from './commas.ts';
import { math } from './math.ts';

const library = join(import.meta.dirname, '../../../lib');
const features = () => [headings(), code({ library, words: [] }), math({ library }), typography()];

describeFixtures('math', join(import.meta.dirname, 'fixtures'), features);

const stylesheets = async (text: string): Promise<string[]> => {
  const { slide } = await compileWith(features(), text, import.meta.dirname);
  return slide.facts.stylesheets.map((path) => path.replace(`${library}/`, ''));
};

it('links stylesheets only where a formula needs them, once', async () => {
  expect(await stylesheets('10 $ et 20 $')).toEqual([]);
  expect(await stylesheets('$x$ et $y$')).toEqual(['katex/katex.css']);
  expect(await stylesheets('$x$ et $\\mathcal{L}$')).toEqual(['katex/katex.css', 'katex/alphabets.css']);
});

it('calls a slide by the formula as it is written', async () => {
  const { slide } = await compileWith(features(), '## Un coût en $n^2$', import.meta.dirname);
  expect(slide.facts.headings[0]?.text).toBe('Un coût en n^2');
});

it('keeps the offsets of a formula whose commas it changes', () => {
  const { text, at } = decimalCommas('1,5+2,5+x');
  expect(text).toBe('1{,}5+2{,}5+x');
  expect(at(text.indexOf('x'))).toBe('1,5+2,5+x'.indexOf('x'));
});
