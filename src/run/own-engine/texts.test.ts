import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useFolder } from '../testing/runs.ts';
import { readTexts } from './texts.ts';

const folder = useFolder();

test('the texts of a course are its chapters and what stands beside them', () => {
  const root = folder({
    'slides/a.md': 'a',
    'slides/demos/api/Dockerfile': 'FROM x',
    'slides/demos/api/node_modules/y/Dockerfile': 'FROM y',
    'slides/dist/a.html': 'page',
    'slides/recordings/a/b.txt': 'recording',
    'slides/picture.png': '\0\x01',
    'slides/big.log': 'x'.repeat(600_000),
    'other/c.md': 'c',
  });
  const slides = join(root, 'slides');
  expect(readTexts([slides, join(slides, 'demos')]).sort()).toEqual(['FROM x', 'a']);
  expect(readTexts([join(root, 'nowhere')])).toEqual([]);
});
