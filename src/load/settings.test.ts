import { describe, expect, test } from 'vitest';
import { loadCourse } from './course.ts';
import { folder, said } from './testing/folder.ts';

const settingsOf = (files: Record<string, string>, overrides = {}) => {
  const [chapter] = loadCourse(folder(files), overrides).chapters;
  if (!chapter) throw new Error('no chapter');
  return chapter.settings;
};

describe('a chapter of ours that says nothing', () => {
  test('has every setting', () => {
    expect(settingsOf({ 'course.yaml': '', 'slides/03-dockerfile.md': '# A\n' })).toEqual({
      title: undefined,
      description: '',
      lang: 'fr',
      authors: [],
      goals: [],
      minutes: undefined,
      number: 3,
      theme: 'estrade',
      highlightTheme: undefined,
      css: [],
      scripts: [],
      separator: undefined,
      verticalSeparator: undefined,
      notesSeparator: undefined,
      slideAttributes: undefined,
      elementAttributes: undefined,
      slideLevel: 'auto',
      incremental: false,
      layout: undefined,
      agenda: false,
      terms: true,
      typography: true,
      math: true,
      mermaid: true,
      absoluteUrl: undefined,
      footer: '',
      edition: { name: undefined, notes: true, solutions: true, known: ['formateur', 'eleve'] },
      draft: false,
      revealOptions: {},
    });
  });

  test.each([
    ['00-guide.md', undefined],
    ['1_intro.md', 1],
    ['12 suite.md', 12],
    ['2024-bilan.md', undefined],
    ['intro.md', undefined],
    ['partie/01-a.md', undefined],
  ])('%s has the number %s', (name, number) => {
    expect(settingsOf({ 'course.yaml': '', [`slides/${name}`]: '' }).number).toBe(number);
  });
});

describe('what a front matter says', () => {
  test('is read as people write it', () => {
    const text = `---
title: 2026
author: Ada
goals: [Lire, 7]
duration: 1 h 45
number: false
css: a.css, b.css
incremental: true
slideLevel: 3
---
`;
    expect(settingsOf({ 'course.yaml': '', 'slides/01-a.md': text })).toMatchObject({
      title: '2026',
      authors: ['Ada'],
      goals: ['Lire', '7'],
      minutes: 105,
      number: undefined,
      css: ['a.css', 'b.css'],
      incremental: true,
      slideLevel: 3,
    });
  });

  test.each([
    ['duration: 90', 90],
    ['duration: 45 min', 45],
    ['duration: 2h', 120],
    ['duration: 1 h 05 min', 65],
  ])('%s are %s minutes', (line, minutes) => {
    expect(settingsOf({ 'course.yaml': '', 'slides/a.md': `---\n${line}\n---\n` }).minutes).toBe(minutes);
  });

  test.each([
    ['slideLevel: 7', '`slideLevel` must be a number from 1 to 6, `auto` or false'],
    ['incremental: oui', '`incremental` must be true or false'],
    ['duration: longtemps', '`duration` must be minutes, such as 45, or a time such as `1 h 45`'],
    ['lang: français', '`lang` must be a language code, such as `fr` or `en`'],
    ['goals: Lire', '`goals` must be a list of texts'],
    ['css: {a: 1}', '`css` must be a text (comma-separated) or a list of texts'],
    ['revealOptions: rapide', '`revealOptions` must be a list of `option: value`'],
    ['compat: marp', '`compat` can only be `reveal-md`'],
    ['separator: 3', '`separator` must be a text: a regular expression, as JavaScript writes it'],
  ])('%s is an error that says what is expected', (line, reason) => {
    const course = loadCourse(folder({ 'course.yaml': '', 'slides/a.md': `---\n${line}\n---\n` }));
    expect(course.diagnostics).toMatchObject([
      { ruleId: 'settings-invalid', reason, line: 2, column: line.indexOf(':') + 3 },
    ]);
    expect(course.chapters).toMatchObject([{ flawed: true }]);
  });

  test('of a wrong item points at the item', () => {
    const course = loadCourse(folder({ 'course.yaml': '', 'slides/a.md': '---\ngoals:\n  - Lire\n  - a: 1\n---\n' }));
    expect(said(course)).toEqual(['error slides/a.md:4:5 settings-invalid']);
  });

  test.each([
    ['titre', 'title'],
    ['Thème', 'theme'],
    ['durée', 'duration'],
    ['objectifs', 'goals'],
    ['auteur', 'author'],
    ['langue', 'lang'],
    ['numéro', 'number'],
    ['slide-level', 'slideLevel'],
    ['tilte', 'title'],
  ])('under a name such as `%s` is a warning that proposes `%s`', (key, expected) => {
    const course = loadCourse(folder({ 'course.yaml': '', 'slides/a.md': `---\n${key}: x\n---\n` }));
    expect(course.diagnostics).toMatchObject([
      { ruleId: 'settings-unknown', line: 2, column: 1, expected: [expected] },
    ]);
    expect(course.chapters).toHaveLength(1);
  });

  test('for another tool is a warning in a course of ours, and goes by in a reveal-md deck', () => {
    const text = '---\nsources:\n  - livre\nseparator: <!--s-->\n---\n';
    expect(said(loadCourse(folder({ 'course.yaml': '', 'slides/a.md': text })))).toEqual([
      'warning slides/a.md:2:1 settings-unknown',
    ]);
    expect(said(loadCourse(folder({ 'a.md': text })))).toEqual([]);
    expect(said(loadCourse(folder({ 'a.md': text.replace('sources', 'titel') })))).toEqual([
      'warning a.md:2:1 settings-unknown',
    ]);
  });

  test('for reveal-md alone is a warning that says why it has no effect', () => {
    const text = '---\ntemplate: t.html\npreprocessor: p.js\nassetsDir: files\nmermaid:\n  theme: dark\n---\n';
    const course = loadCourse(folder({ 'a.md': text }));
    expect(said(course)).toEqual([2, 3, 4, 5].map((line) => `warning a.md:${line}:1 settings-unsupported`));
    expect(course.diagnostics[1]?.reason).toContain('runs no code');
  });
});

describe('the strongest says', () => {
  const files = {
    'course.yaml':
      'title: Cours\ntheme: night\nlang: en\nauthors: [Ada, Alan]\ndescription: Du cours\nfooter: DevOps\n',
    'slides/a.md': '---\ntheme: moon\n---\n',
    'slides/b.md': '',
  };

  test('flags, then the front matter, then course.yaml, then the defaults', () => {
    const themes = (overrides = {}) =>
      loadCourse(folder(files), overrides).chapters.map(({ settings }) => settings.theme);
    expect(themes()).toEqual(['moon', 'night']);
    expect(themes({ theme: 'sky' })).toEqual(['sky', 'sky']);
    expect(settingsOf(files)).toMatchObject({
      lang: 'en',
      authors: ['Ada', 'Alan'],
      footer: 'DevOps',
      typography: true,
    });
    expect(settingsOf(files, { lang: 'de' })).toMatchObject({ lang: 'de', typography: false });
  });

  test('but the title and the description of the course are its own', () => {
    expect(settingsOf(files)).toMatchObject({ title: undefined, description: '' });
  });

  test('in a reveal-md folder: the front matter, then reveal-md.json5, and reveal.json last, option by option', () => {
    const settings = settingsOf({
      'a.md': '---\nrevealOptions:\n  height: 500\n  menu:\n    side: left\n---\n',
      'reveal-md.json5':
        "{theme: 'sky', port: 8000, revealOptions: {height: 100, transition: 'none', menu: {side: 'right', icons: false}}}",
      'reveal-md.json': '{"theme": "moon"}',
      'reveal.json': '{"width": 300, "transition": "fade"}',
    });
    expect(settings).toMatchObject({ theme: 'sky', highlightTheme: 'zenburn', slideLevel: 'auto', typography: false });
    expect(settings.revealOptions).toEqual({
      height: 500,
      width: 300,
      transition: 'none',
      menu: { side: 'left', icons: false },
    });
  });

  test('a settings file of reveal-md that cannot be read is an error, once', () => {
    const course = loadCourse(folder({ 'a.md': '', 'b.md': '', 'reveal-md.json': '{\n "theme": black }' }));
    expect(said(course)).toEqual(['error reveal-md.json:2:11 settings-invalid']);
    expect(course.chapters).toMatchObject([{ flawed: true }, { flawed: true }]);
  });

  test('and an option that would reach into JavaScript itself is dropped', () => {
    const { revealOptions } = settingsOf({ 'a.md': '---\nrevealOptions:\n  __proto__:\n    polluted: true\n---\n' });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.keys(revealOptions)).toEqual([]);
  });
});

describe('an unknown key', () => {
  test.each([
    ['duré: 45', 'Did you mean `duration`?'],
    ['objectif: [a]', 'Did you mean `goals`?'],
    ['titel: A', 'Did you mean `title`?'],
  ])('%s: %s', (line, fix) => {
    const course = loadCourse(folder({ 'course.yaml': '', 'slides/a.md': `---\n${line}\n---\n` }));
    expect(course.diagnostics).toMatchObject([{ ruleId: 'settings-unknown', note: fix }]);
  });
});
