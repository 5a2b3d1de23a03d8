import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readYaml } from './yaml.ts';

const read = (text: string, firstLine?: number) => readYaml(text, 'frontmatter-invalid', firstLine);

describe('settings in YAML', () => {
  test('know where their keys and values stand', () => {
    const { data } = read('title: Docker\ngoals:\n  - un\n  - deux\n', 2);
    expect(data?.values).toEqual({ title: 'Docker', goals: ['un', 'deux'] });
    expect(data?.keyPlace('goals')).toEqual({ line: 3, column: 1, end: { line: 3, column: 6 } });
    expect(data?.valuePlace(['goals', 1])).toEqual({ line: 5, column: 5, end: { line: 5, column: 9 } });
    expect(data?.keyPlace('none')).toBeUndefined();
  });

  test('leave out what has no value yet', () => {
    expect(read('title:\nauthor:\n  -\n  - Ada\n').data?.values).toEqual({ author: ['Ada'] });
  });

  test('may be empty', () => {
    expect(read('# rien\n').data?.values).toEqual({});
  });
});

describe('a mistake', () => {
  test.each([
    ['title: Docker : les bases', 8, '"Docker : les bases"'],
    ["title: 'L'image'", 8, '"L\'image"'],
    ['title: @home', 8, '"@home"'],
    ['title: *important*', 8, '"*important*"'],
    ['title: "A" et "B"', 8, '"\\"A\\" et \\"B\\""'],
  ])('in %s: the value wants quotes, and they are proposed', (line, column, expected) => {
    const { finding } = read(`lang: fr\n${line}\nnumber: 3\n`, 2);
    expect(finding).toMatchObject({ ruleId: 'frontmatter-invalid', place: { line: 3, column }, expected: [expected] });
  });

  test('a key that stands twice is named', () => {
    const { finding } = read('title: A\nlang: fr\ntitle: B\n', 2);
    expect(finding).toMatchObject({
      reason: 'The key `title` stands twice: first on line 2',
      place: { line: 4, column: 1 },
    });
  });

  test('a tab is named', () => {
    expect(read('revealOptions:\n\tcontrols: false\n').finding).toMatchObject({
      reason: 'A tab indents this line',
      place: { line: 2 },
    });
  });

  test('a line that is no key is pointed at', () => {
    expect(read('title: A\nlang fr\nnumber: 3\n').finding?.place?.line).toBeLessThanOrEqual(2);
    expect(read('- a\n- b\n').finding?.reason).toContain('key: value');
  });

  test('of any kind never throws', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', ':', ' ', '\n', '-', '"', "'", '[', '{', '}', '*', '&', '!', '#', '\t', '|'),
        }),
        (text) => {
          const { data, finding } = read(text);
          expect(data === undefined).toBe(finding !== undefined);
          if (finding) expect(finding.place?.line).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300 },
    );
  });
});
