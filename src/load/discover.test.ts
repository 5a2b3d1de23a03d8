import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byName, pageName } from './discover.ts';

describe('the order of chapters', () => {
  test('goes number by number and folder by folder', () => {
    expect(['10-a.md', '2-b.md', 'b.md', 'B.md', 'a/2.md', 'a/10.md', 'a.md'].sort(byName)).toEqual([
      '2-b.md',
      '10-a.md',
      'B.md',
      'a/2.md',
      'a/10.md',
      'a.md',
      'b.md',
    ]);
  });

  test('is an order: the same whatever the file system listed first', () => {
    const path = fc
      .array(fc.constantFrom('a', '1', '01', '10', '/', '-', 'é'), { maxLength: 5 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(path, path, path, (a, b, c) => {
        expect(Math.sign(byName(a, b)) + Math.sign(byName(b, a))).toBe(0);
        if (byName(a, b) <= 0 && byName(b, c) <= 0) expect(byName(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

test('a page is named after its file, folders joined with hyphens, `slides/` left out', () => {
  expect(
    ['slides/01-x.md', 'sub/deep/d.md', 'x.y.md', 'slides/a/b.MD', 'e\u0301te\u0301.md', 'a\\b.md', '.c.md'].map(
      pageName,
    ),
  ).toEqual(['01-x', 'sub-deep-d', 'x.y', 'a-b', 'été', 'a-b', 'c']);
});
