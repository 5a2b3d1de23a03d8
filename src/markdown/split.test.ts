import { describe, expect, it } from 'vitest';
import { run } from '../../tests/support/split.ts';
import { split } from './split.ts';

describe('separators', () => {
  it('cuts horizontally at --- and vertically at ----', () => {
    const { texts, cuts, said } = run('A\n\n---\n\nB\n\n----\n\nC\n\n---\n\nD\n');
    expect(texts).toEqual(['A', 'B', 'C', 'D']);
    expect(cuts).toEqual(['start', 'horizontal', 'vertical', 'horizontal']);
    expect(said).toEqual([]);
  });

  it('needs no blank lines, so --- is never a heading underline', () => {
    expect(run('Titre\n---\nB').texts).toEqual(['Titre', 'B']);
  });

  it.each(['--- ', ' ---', '-----', '--', '***', '___', '- - -', '|---|'])('leaves %j alone', (line) => {
    expect(run(`A\n\n${line}\n\nB`).slides).toHaveLength(1);
  });

  it('accepts CRLF and lone CR', () => {
    expect(run('A\r\n---\r\nB\r\n----\r\nC').cuts).toEqual(['start', 'horizontal', 'vertical']);
    expect(run('A\r---\rB').texts).toEqual(['A', 'B']);
  });

  it('drops blank slides at the ends with a hint, and keeps those in the middle', () => {
    const { texts, cuts, said } = run('---\n\nA\n\n---\n\n---\n\nB\n\n---\n\n----\n');
    expect(texts).toEqual(['A', '', 'B']);
    expect(cuts[0]).toBe('start');
    expect(said).toEqual(['slide-empty 1:1', 'slide-empty 11:1', 'slide-empty 13:1']);
  });

  it('takes two separators with nothing between them as the first one', () => {
    const { texts, cuts, said } = run('A\n---\n----\nB');
    expect(texts).toEqual(['A', 'B']);
    expect(cuts).toEqual(['start', 'horizontal']);
    expect(said).toEqual(['slide-empty 3:1']);
  });

  it('has no slide for a blank chapter', () => {
    expect(run('').slides).toEqual([]);
    expect(run('\n---\n \n').slides).toEqual([]);
  });

  it('keeps slides that hold only notes or only an attribute comment', () => {
    const { slides } = run('Note: seule\n---\nB\n---\n<!-- .slide: data-background="#123" -->\n');
    expect(slides).toHaveLength(3);
  });

  it('numbers slides in reading order', () => {
    expect(run('---\nA\n---\nB').slides.map((slide) => slide.index)).toEqual([0, 1]);
  });
});

describe('what separators do not cut', () => {
  it.each([
    ['a backtick fence', '```yaml\na: 1\n---\nb: 2\n```'],
    ['a tilde fence', '~~~\n---\n~~~'],
    ['a fence that begins with the separator', '```yaml\n---\na: 1\n```'],
    ['a longer fence around a shorter one', '````md\n```\n---\n```\n---\n````'],
    ['an indented fence', '   ```\n---\n   ```'],
    ['a comment', '<!--\n---\n-->'],
    ['a comment that hides slides with code', '<!--\n# Ancien\n---\n```bash\nls\n```\n---\n-->'],
    ['raw <pre>', '<pre>\n---\n</pre>'],
    ['raw <pre> behind another tag', '<div><pre class="x">\n---\n</pre></div>'],
  ])('%s', (_, block) => {
    const { texts, said } = run(`A\n\n${block}\n\n---\n\nB`);
    expect(texts).toEqual([`A\n\n${block}`, 'B']);
    expect(said).toEqual([]);
  });

  it('fences in a list item and in a quote, whose lines cannot be bare separators', () => {
    const { texts, said } = run(
      '1. a\n\n    ```\n    x\n    ##==##\n    ```\n\n> ~~~\n> ##==##\n> ~~~\n\n##==##\n\nB',
      {
        separator: '##==##',
      },
    );
    expect(texts).toHaveLength(2);
    expect(said).toEqual([]);
  });

  it('two multi-document fences on neighbouring slides', () => {
    const { texts, said } = run('```yaml\na\n---\nb\n```\n\n```\nc\n---\nd\n```\n\n---\nB');
    expect(texts).toHaveLength(2);
    expect(said).toEqual([]);
  });

  it('but an indented block is no fence, and a marker in prose is no comment', () => {
    expect(run('A\n\n    ```\n\n---\n\nB').said).toEqual([]);
    expect(run('Écrire `<!--` ouvre un commentaire\n---\nB --> C').texts).toHaveLength(2);
    expect(run('a <!-- b\n---\nC --> D').texts).toHaveLength(2);
  });
});

describe('what never closes', () => {
  it('a fence ends at the next separator', () => {
    const { texts, said } = run('# A\n\n```bash\nls\n\n---\n\nB');
    expect(texts).toEqual(['# A\n\n```bash\nls', 'B']);
    expect(said).toEqual(['fence-unclosed 3:1']);
  });

  it('a fence of four backticks is not closed by three', () => {
    const { texts, said } = run('````js\na\n```\n\n---\n\nB');
    expect(texts).toHaveLength(2);
    expect(said).toEqual(['fence-unclosed 1:1']);
  });

  it.each([
    ['with an info string', '```js\nb\n```'],
    ['without', '```\nb\n```'],
    ['that holds a separator', '```yaml\nb\n---\nc\n```'],
  ])('is told from a fence on a later slide %s', (_, later) => {
    const { texts, said } = run(`\`\`\`bash\na\n\n---\n\n${later}\n\n---\n\nfin`);
    expect(texts).toEqual(['```bash\na', later, 'fin']);
    expect(said).toEqual(['fence-unclosed 1:1']);
  });

  it('lets the notes of its slide be notes', () => {
    const { notes, said } = run('````js\na\n```\n\nNote: secret\n\n---\nB');
    expect(notes).toEqual([['secret'], []]);
    expect(said).toEqual(['fence-unclosed 1:1']);
  });

  it('a fence ends with its list item', () => {
    expect(run('- a\n  ```bash\n  ls\n\ntexte\n\n---\nB').said).toEqual(['fence-unclosed 2:3']);
  });

  it('a comment ends at the next separator', () => {
    const { texts, said } = run('A\n\n<!-- oubli\n\n---\n\nB');
    expect(texts).toHaveLength(2);
    expect(said).toEqual(['comment-unclosed 3:1']);
  });

  it('a comment is not closed by a later comment, nor by an arrow in a later diagram', () => {
    expect(run('<!-- a\n---\n<!-- b -->\nB').said).toEqual(['comment-unclosed 1:1']);
    expect(run('<!-- a\n---\n```mermaid\nA --> B\n```').said).toEqual(['comment-unclosed 1:1']);
  });

  it('tells the place in the file that the text was taken from', () => {
    const body = { text: '```\na', start: { line: 5, column: 3, offset: 40 } };
    const { findings, slides } = split(body, { dialect: 'course', slideLevel: false });
    expect(findings[0]?.place).toEqual({ line: 5, column: 3, end: { line: 5, column: 6 } });
    expect(slides[0]?.content.start).toEqual({ line: 5, column: 3, offset: 40 });
  });
});

describe('custom separators', () => {
  it('are JavaScript regular expressions; a hit is horizontal when the first one fits it', () => {
    const { texts, cuts } = run('A\n##==##\nB\n##--##\nC', { separator: '##==##', verticalSeparator: '##--##' });
    expect(texts).toEqual(['A', 'B', 'C']);
    expect(cuts).toEqual(['start', 'horizontal', 'vertical']);
  });

  it('may be comments', () => {
    const { cuts, said } = run('A\n<!--s-->\nB\n <!--v-->\nC\n<!-- x\n<!--s-->\nD', {
      separator: '<!--s-->',
      verticalSeparator: '<!--v-->',
    });
    expect(cuts).toEqual(['start', 'horizontal', 'vertical', 'horizontal']);
    expect(said).toEqual(['comment-unclosed 6:1']);
  });

  it('may be blank lines, which do not cut in a fence', () => {
    const options = { separator: '^\n\n\n', verticalSeparator: '^\n\n' };
    const { texts, cuts } = run('A\n\n\nB\n\n\n\n```js\na\n\n\n\nb\n```\n', options);
    expect(texts).toEqual(['A', 'B', '```js\na\n\n\n\nb\n```']);
    expect(cuts).toEqual(['start', 'vertical', 'horizontal']);
  });

  it('work on CRLF when written for LF, with true places', () => {
    const { slides, cuts } = run('A\r\n\r\n\r\n\r\nB\r\n', { separator: '^\n\n\n' });
    expect(cuts).toEqual(['start', 'horizontal']);
    expect(slides[1]?.content).toEqual({ text: 'B\r\n', start: { line: 5, column: 1, offset: 9 } });
  });

  it('work on CRLF when they ask for it', () => {
    expect(run('A\r\n+++\r\nB', { separator: '\\r\\n\\+\\+\\+\\r\\n' }).texts).toEqual(['A', 'B']);
  });

  it.each(['\\r?\\n---\\r?\\n', '\n---\n', '\\n---\\n', '\r\n---\r\n'])('%j is the built-in rule', (separator) => {
    expect(run('---\nA\n---\nB\n---', { separator }).texts).toEqual(['A', 'B']);
  });

  it('leave the other rule as it is built in', () => {
    expect(run('A\n+++\nB\n----\nC\n---\nD', { separator: '^\\+\\+\\+$' }).cuts).toEqual([
      'start',
      'horizontal',
      'vertical',
    ]);
    expect(run('A\n+++\nB\n---\nC', { verticalSeparator: '^\\+\\+\\+$' }).cuts).toEqual([
      'start',
      'vertical',
      'horizontal',
    ]);
  });

  it('that do not compile are an error, and the built-in rule goes on', () => {
    const { texts, findings } = run('A\n---\nB\n++\nC', { separator: '(', verticalSeparator: '\\+\\+' });
    expect(texts).toEqual(['A', 'B', 'C']);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.ruleId).toBe('separator-invalid');
    expect(findings[0]?.reason).toMatch(
      /^`separator` \(`\(`\) cannot be used as a regular expression: unterminated group$/,
    );
  });

  it('that backtrack without end are an error, not a hang', () => {
    const { texts, findings } = run(`${'a'.repeat(60)}b\n---\nB`, { verticalSeparator: '(a+)+$' });
    expect(texts).toHaveLength(2);
    expect(findings.map((finding) => finding.reason)).toEqual([
      '`verticalSeparator` (`(a+)+$`) cannot be used as a regular expression: it backtracks without end',
    ]);
  });

  it('that match the empty text cut nowhere', () => {
    expect(run('A\n---\nB', { separator: 'x*' }).findings[0]?.reason).toContain('matches the empty text only');
    expect(run('A\nxx\nB', { separator: 'x*' })).toMatchObject({ texts: ['A', 'B'], said: [] });
  });
});
