import { describe, expect, test } from 'vitest';
import { cutFrontMatter } from './frontmatter.ts';
import { headingInside, keysOutside } from './frontmatter-suspect.ts';

const inside = (text: string) => {
  const { yaml } = cutFrontMatter(text);
  return yaml && headingInside(yaml);
};

describe('a heading in a front matter', () => {
  test('that nothing closed before it is a slide that gets lost', () => {
    expect(inside('---\ntitle: x\n\n# Titre\n\n---\n\n## Suite\n')).toMatchObject({
      ruleId: 'frontmatter-suspect',
      reason: '`# Titre` stands in the front matter, where it is a comment',
      place: { line: 4, column: 1, end: { line: 4, column: 8 } },
    });
    expect(inside('---\r\ntitle: x\r\n\r\n# Titre\r\n\r\n---\r\n')).toMatchObject({ place: { line: 4 } });
  });

  test.each([
    ['above keys is a comment', '---\ntitle: x\n\n# Couleurs\ntheme: nuit\n---\n'],
    ['above what a key holds too', '---\nrevealOptions:\n\n# Size\n  width: 960\n---\n'],
    ['that touches a key too', '---\ntitle: x\n# Titre\n---\n'],
    ['above the first key too', '---\n# Chapitre\n\n# 3\ntitle: x\n---\n'],
    ['without a space too', '---\ntitle: x\n\n#theme: nuit\n---\n'],
  ])('%s', (_, text) => {
    expect(inside(text)).toBeUndefined();
  });
});

describe('keys of a front matter on the first slide', () => {
  test('lack the line above them', () => {
    expect(keysOutside('title: Un\ntheme: nuit\ngoals:\n  - Lire\n---\n# A\n')).toMatchObject({
      ruleId: 'frontmatter-suspect',
      reason: '`title` is text of the first slide: a front matter begins with `---` on line 1',
      place: { line: 1, column: 1, end: { line: 1, column: 10 } },
      fix: 'Add a line `---` above it.',
    });
  });

  test('or stand behind blank lines', () => {
    expect(keysOutside('\r\n---\r\ntitle: Un\r\n---\r\n# A\r\n')).toMatchObject({
      place: { line: 3, column: 1 },
      fix: 'Remove the blank lines above its `---`.',
    });
  });

  test.each([
    ['a sentence', 'Title: what it says\n---\n# A\n'],
    ['a text of several paragraphs', 'title: a word\n\nAnd more.\n\n---\n'],
    ['a key that nothing follows', 'title: Un\n\n# A\n'],
    ['a setext heading', 'Chapitre\n---\n'],
    ['a deck that opens with a separator', '---\n\n# A\n'],
    ['an empty file', ''],
  ])('not in %s', (_, text) => {
    expect(keysOutside(text)).toBeUndefined();
  });
});
