import { describe, expect, it } from 'vitest';
import { type CodeRequest, dedent, readCodeFile } from './code-file.ts';

const of = (text: string, request: Partial<CodeRequest> = {}) =>
  readCodeFile(
    { file: 'a.py', region: undefined, lines: undefined, chapterPath: 'slides/01.md', ...request },
    { kind: 'file', path: '/course/a.py', bytes: new TextEncoder().encode(text) },
  );

describe('readCodeFile', () => {
  it.each([
    ['# region build', '# endregion'],
    ['// region build', '// endregion build'],
    ['//#region build', '//#endregion'],
    ['  <!-- #region build -->', '<!-- #endregion -->'],
    ['/* region build */', '/* endregion */'],
    ['-- region build', '-- endregion'],
    ['; region build', '; endregion'],
    ['#pragma region build', '#pragma endregion'],
    ['# Region: build', '# EndRegion'],
  ])('finds a region between `%s` and `%s`', (begin, end) => {
    expect(of(`a\n${begin}\n  b\n    c\n${end}\nd`, { region: 'build' })).toEqual({
      lines: ['b', '  c'],
      numbers: [3, 4],
    });
  });

  it('joins the parts of a region, and leaves out the marks of others', () => {
    const text = '# region x\n1\n# region y\n2\n# endregion\n3\n# endregion\n4\n# region x\n5\n# endregion';
    expect(of(text, { region: 'x' })).toMatchObject({ lines: ['1', '2', '3', '5'] });
    expect(of(text, { region: 'y' })).toMatchObject({ lines: ['2'] });
    expect(of(text)).toEqual({ lines: ['1', '2', '3', '4', '5'], numbers: [2, 4, 6, 8, 10] });
  });

  it.each([
    ['2', ['b']],
    ['2-3', ['b', 'c']],
    ['3-', ['c', 'd']],
    ['1-4', ['a', 'b', 'c', 'd']],
  ])('takes lines %s', (lines, expected) =>
    expect(of('a\r\nb\r\nc\r\nd\r\n', { lines })).toMatchObject({ lines: expected }),
  );

  it.each(['0', '3-2', '5', '2-9', 'x', ''])('has no lines `%s`', (lines) => {
    expect(of('a\nb\nc\nd\n', { lines })).toMatchObject({ word: 'lines', finding: { ruleId: 'code-region-missing' } });
  });

  it('counts lines inside a region when it has both', () => {
    expect(of('a\n# region x\nb\nc\n# endregion', { region: 'x', lines: '2' })).toEqual({ lines: ['c'], numbers: [4] });
  });

  it('leaves out a byte order mark, and refuses what is no text', () => {
    expect(of('\uFEFFa')).toMatchObject({ lines: ['a'] });
    expect(of('a\0b')).toMatchObject({ word: 'file' });
    expect(of('')).toEqual({ lines: [''], numbers: [1] });
  });

  it('proposes a near file as it would be written in the chapter', () => {
    const missing = { kind: 'missing', near: 'slides/demos/a.py', caseOnly: false } as const;
    const request = { region: undefined, lines: undefined, chapterPath: 'slides/01.md' };
    const proposed = (file: string) => readCodeFile({ ...request, file }, missing);
    expect(proposed('demo/a.py')).toMatchObject({ finding: { expected: ['file=demos/a.py'] } });
    expect(proposed('/slides/demo/a.py')).toMatchObject({ finding: { expected: ['file=/slides/demos/a.py'] } });
  });
});

describe('dedent', () => {
  it('takes away what all lines share, tabs and spaces apart', () => {
    expect(dedent(['    a', '', '      b'])).toEqual(['a', '', '  b']);
    expect(dedent(['\ta', '    b'])).toEqual(['\ta', '    b']);
  });
});
