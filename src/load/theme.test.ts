import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCourse } from './course.ts';
import { libFolder } from './package.ts';
import { folder, said } from './testing/folder.ts';
import { resolveTheme } from './theme.ts';

const lib = libFolder();

describe('a theme', () => {
  test('of ours and of reveal is shipped', () => {
    const root = folder({});
    expect(resolveTheme('estrade', root, lib)).toEqual({
      theme: { name: 'estrade', kind: 'own', stylesheets: [join(lib, 'themes/estrade.css')] },
    });
    expect(resolveTheme('black-contrast', root, lib).theme?.kind).toBe('reveal');
  });

  test('is known by the list that the package was built with', () => {
    const built = folder({ 'themes/themes.json': '{"estrade": {"kind": "own"}, "nuit": {"kind": "own"}}' });
    expect(resolveTheme('nuit', folder({}), built).theme?.kind).toBe('own');
    expect(resolveTheme('moon', folder({}), built).finding?.ruleId).toBe('theme-unknown');
  });

  test('of the course stands on the one that it extends', () => {
    const root = folder({
      'themes/ecole/theme.css': ':root{}',
      'themes/sombre/theme.css': ':root{}',
      'themes/sombre/theme.yaml': 'extends: night\n',
    });
    expect(resolveTheme('ecole', root, lib).theme).toEqual({
      name: 'ecole',
      kind: 'own',
      stylesheets: [join(lib, 'themes/estrade.css'), join(root, 'themes/ecole/theme.css')],
    });
    expect(resolveTheme('sombre', root, lib).theme).toMatchObject({
      kind: 'reveal',
      stylesheets: [join(lib, 'themes/night.css'), expect.anything()],
    });
  });

  test('of the course that extends nothing known says where', () => {
    const root = folder({ 'themes/x/theme.css': '', 'themes/x/theme.yaml': 'fonts: 1\nextends: nigth\n' });
    expect(resolveTheme('x', root, lib).finding).toMatchObject({
      file: 'themes/x/theme.yaml',
      place: { line: 2, column: 10 },
      fix: 'Did you mean `night`?',
    });
  });

  test('may be a stylesheet, as in reveal-md', () => {
    const root = folder({ 'css/mine.css': '' });
    expect(resolveTheme('css/mine.css', root, lib).theme).toEqual({
      name: 'mine',
      kind: 'reveal',
      stylesheets: [join(lib, 'themes/black.css'), join(root, 'css/mine.css')],
    });
    expect(resolveTheme('css/mien.css', root, lib).finding).toMatchObject({
      ruleId: 'theme-unknown',
      expected: ['css/mine.css'],
    });
    expect(resolveTheme('../mine.css', root, lib).finding?.ruleId).toBe('path-outside');
  });

  test('that a link leads out of the course is refused', () => {
    const outside = folder({ 'theme.css': '' });
    const root = folder({ 'themes/README': '' });
    symlinkSync(outside, join(root, 'themes/evil'));
    expect(resolveTheme('evil', root, lib).finding?.ruleId).toBe('path-outside');

    const half = folder({ 'themes/half/theme.css': '' });
    symlinkSync(join(outside, 'theme.css'), join(half, 'themes/half/theme.yaml'));
    expect(resolveTheme('half', half, lib).finding).toMatchObject({
      ruleId: 'path-outside',
      file: 'themes/half/theme.yaml',
    });
  });

  test('on another host is not fetched: the default stands in, and the deck is made', () => {
    const root = folder({ 'a.md': '---\ntheme: https://example.org/x.css\n---\n# A\n\n---\n' });
    const course = loadCourse(root);
    expect(course.chapters[0]?.theme.name).toBe('black');
    expect(said(course)).toEqual(['warning a.md:2:8 resource-remote']);
  });

  test('of reveal has the code colours of reveal-md, our own has its own', () => {
    const root = folder({
      'course.yaml': 'theme: moon\n',
      'a.md': '# A\n',
      'b.md': '---\ntheme: estrade\n---\n# B\n',
      'c.md': '---\nhighlightTheme: monokai\n---\n# C\n',
    });
    const names = loadCourse(root).chapters.map(({ settings }) => settings.highlightTheme);
    expect(names).toEqual(['zenburn', undefined, 'monokai']);
  });

  test('code colours: names of highlight.js, with or without a folder; an unknown one is told', () => {
    const chapter = (name: string) => `---\nhighlightTheme: ${name}\n---\n# A\n\n---\n`;
    const known = [
      'base16/tomorrow-night-bright',
      'tomorrow-night-blue',
      'tomorrow',
      'base16/ocean',
      'rainbow',
      'default',
    ];
    const unknown = ['tomorow', 'zzzzzzzz', '__proto__'];
    const texts = [...known, ...unknown].map((name, index) => [`${index}.md`, chapter(name)]);
    const course = loadCourse(folder({ 'course.yaml': 'theme: black\n', ...Object.fromEntries(texts) }));
    const names = course.chapters.map(({ settings }) => settings.highlightTheme);
    expect(names).toEqual([...known, 'zenburn', 'zenburn', 'zenburn']);
    expect(said(course)).toEqual(['6', '7', '8'].map((name) => `warning ${name}.md:2:17 highlight-unknown`));
    expect(course.diagnostics[0]).toMatchObject({ expected: ['tomorrow'] });
  });

  test('that nobody knows is an error with the nearest name, and the list', () => {
    const { finding } = resolveTheme('solarised', folder({}), lib);
    expect(finding).toMatchObject({ ruleId: 'theme-unknown', expected: ['solarized'] });
    expect(finding?.fix).toBe('Did you mean `solarized`?');
    expect(resolveTheme('zzzzzzzz', folder({}), lib).finding?.fix).toContain('`white-contrast`');
    expect(resolveTheme('../themes/black', folder({}), lib).finding?.ruleId).toBe('theme-unknown');
    expect(resolveTheme('__proto__', folder({}), lib).finding?.ruleId).toBe('theme-unknown');
  });
});
