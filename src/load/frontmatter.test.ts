import { describe, expect, test } from 'vitest';
import { cutFrontMatter } from './frontmatter.ts';

describe('a front matter', () => {
  test('opens at the first character and ends at the next `---`', () => {
    expect(cutFrontMatter('---\ntitle: A\nlang: fr\n---\n# B\n')).toEqual({
      yaml: { text: 'title: A\nlang: fr', start: { line: 2, column: 1, offset: 4 } },
      body: { text: '# B\n', start: { line: 5, column: 1, offset: 26 } },
    });
  });

  test('may have CRLF lines, and the body knows where it starts all the same', () => {
    const text = '---\r\ntitle: A\r\n---\r\n# B\r\n';
    const { yaml, body } = cutFrontMatter(text);
    expect(yaml?.text.trimEnd()).toBe('title: A');
    expect(body).toEqual({ text: '# B\r\n', start: { line: 4, column: 1, offset: text.indexOf('#') } });
  });

  test('may be all there is', () => {
    expect(cutFrontMatter('---\ntitle: A\n---').body).toEqual({ text: '', start: { line: 4, column: 1, offset: 16 } });
  });

  test('may begin with a comment, or be JSON', () => {
    expect(cutFrontMatter('---\n# chapitre\ntitle: A\n---\n').yaml?.text).toBe('# chapitre\ntitle: A');
    expect(cutFrontMatter('---\n{"title": "A"}\n---\n').yaml?.text).toBe('{"title": "A"}');
  });

  test('is recognised although its first line is wrong, so that the mistake is reported', () => {
    expect(cutFrontMatter('---\ntitle = A\nlang: fr\n---\n').yaml?.text).toBe('title = A\nlang: fr');
  });

  test('that is never closed is an error, not a slide', () => {
    expect(cutFrontMatter('---\ntitle: A\n\n# B\n').finding).toMatchObject({
      ruleId: 'frontmatter-invalid',
      place: { line: 1, column: 1 },
    });
  });
});

describe('no front matter', () => {
  test.each([
    ['after a blank line', '\n---\ntitle: A\n---\n'],
    ['in an empty block', '---\n---\n# A\n'],
    ['when the deck opens with a separator', '---\n\n# A\n\nDu texte\n\n---\n\n# B\n'],
    ['when the first slide only speaks of something: a colon', '---\n\nVoici : un texte\n\n---\n'],
    ['when the first slide shows settings', '---\n\n```yaml\ntitle: A\n```\n\n---\n'],
    ['in a deck of one slide after a separator', '---\n\n# A\n'],
    ['after four hyphens', '----\ntitle: A\n----\n'],
    ['in an empty file', ''],
  ])('%s', (_, text) => {
    expect(cutFrontMatter(text)).toEqual({ yaml: undefined, body: { text, start: { line: 1, column: 1, offset: 0 } } });
  });
});
