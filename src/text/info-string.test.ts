import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInfo, parseSteps } from './info-string.ts';

const lines = (info: string) =>
  parseInfo(info).steps?.ranges.map((step) => step.map(({ first, last }) => [first, last]));

describe('parseInfo', () => {
  // reveal.js, test/test-markdown.html
  it.each([
    ['', '', undefined, undefined],
    ['javascript', 'javascript', undefined, undefined],
    ['[]', '', '', undefined],
    ['[1,2,3]', '', '1,2,3', undefined],
    ['[123:]', '', '', 123],
    ['javascript [1,2,3]', 'javascript', '1,2,3', undefined],
    ['javascript [456: 3,4,5]', 'javascript', '3,4,5', 456],
    ['javascript [756:]', 'javascript', '', 756],
    ['js[2]', 'js', '2', undefined],
    ['js []', 'js', '', undefined],
    ['js [|2|]', 'js', '|2|', undefined],
    ['js [ 1 - 3 | 5 ]', 'js', '1 - 3 | 5', undefined],
    ['c++ {1-3|5}', 'c++', '1-3|5', undefined],
    ['js{2}', 'js', '2', undefined],
  ])('reads `%s`', (info, language, text, start) => {
    const parsed = parseInfo(info);
    expect([parsed.language, parsed.steps?.text, parsed.start]).toEqual([language, text, start]);
    expect(parsed.words).toEqual([]);
  });

  it('tells steps, items and ranges apart', () => {
    expect(lines('js [1-3,7|5|]')).toEqual([
      [
        [1, 3],
        [7, 7],
      ],
      [[5, 5]],
      [],
    ]);
    expect(lines('js []')).toEqual([[]]);
    expect(lines('js')).toBeUndefined();
  });

  it('reads words and pairs in any order, with their columns', () => {
    expect(parseInfo('js run [2] file=a/b.js title="deux mots" x=\'"\' y="\\"" vide=')).toEqual({
      language: 'js',
      start: undefined,
      steps: {
        text: '2',
        ranges: [[{ first: 2, last: 2 }]],
        wrong: [],
        items: [{ text: '2', column: 9, end: 10 }],
        column: 8,
        end: 11,
      },
      words: [
        { name: 'run', value: true, column: 4, end: 7 },
        { name: 'file', value: 'a/b.js', column: 12, end: 23 },
        { name: 'title', value: 'deux mots', column: 24, end: 41 },
        { name: 'x', value: '"', column: 42, end: 47 },
        { name: 'y', value: '"', column: 48, end: 54 },
        { name: 'vide', value: '', column: 55, end: 60 },
      ],
    });
  });

  it('needs no language before a pair or steps', () => {
    expect(parseInfo('file=Dockerfile')).toMatchObject({
      language: '',
      words: [{ name: 'file', value: 'Dockerfile' }],
    });
    expect(parseInfo('[1] run')).toMatchObject({ language: '', words: [{ name: 'run' }] });
  });

  it('takes for steps what reveal takes for steps, the first time, and not inside words', () => {
    expect(parseInfo('js title="a[1]"').steps).toBeUndefined();
    expect(parseInfo('js file=[1].js [2]').steps?.text).toBe('2');
    expect(parseInfo('js [1 | a] wrap').words.map(({ name }) => name)).toEqual(['[1 | a]', 'wrap']);
    expect(parseInfo('js [a]')).toMatchObject({ steps: undefined, words: [{ name: '[a]' }] });
    expect(parseInfo('js run[1] [2]')).toMatchObject({
      steps: { text: '1' },
      words: [{ name: 'run' }, { name: '[2]' }],
    });
  });

  it('reads every string, and says where each word stands', () => {
    const piece = fc.constantFrom(
      'js',
      ' ',
      '[',
      ']',
      '{',
      '}',
      '1',
      '-',
      '|',
      ':',
      ',',
      '=',
      '"',
      "'",
      '\\',
      'é',
      '\t',
    );
    const info = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(info, (text) => {
        const { language, steps, words } = parseInfo(text);
        expect(text.trimStart().startsWith(language)).toBe(true);
        for (const { name, value, column, end } of words) {
          const written = text.slice(column - 1, end - 1);
          expect(written.startsWith(value === true ? name : `${name}=`)).toBe(true);
        }
        if (steps) expect(text.slice(steps.column - 1, steps.end - 1)).toMatch(/^[[{][\s\S]*[\]}]$/);
      }),
    );
  });

  it('loses no character but space', () => {
    const bare = fc.stringMatching(/^[a-z][a-z0-9.+#-]*$/);
    fc.assert(
      fc.property(bare, fc.array(bare), (language, names) => {
        const parsed = parseInfo([language, ...names].join(' '));
        expect([parsed.language, ...parsed.words.map(({ name }) => name)]).toEqual([language, ...names]);
      }),
    );
  });
});

describe('parseSteps', () => {
  it('names what is no line', () => {
    expect(parseSteps('1-2-3,0,4-2,5-,6').wrong).toEqual(['1-2-3', '0', '4-2', '5-']);
    expect(parseInfo('js [10: 1 | 2 - 3,9]').steps?.items).toEqual([
      { text: '1', column: 9, end: 10 },
      { text: '2-3', column: 13, end: 18 },
      { text: '9', column: 19, end: 20 },
    ]);
  });
});
