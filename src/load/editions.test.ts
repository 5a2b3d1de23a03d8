import { describe, expect, test } from 'vitest';
import { UsageError } from '../model/errors.ts';
import type { Overrides } from '../model/settings.ts';
import { loadCourse } from './course.ts';
import { folder, said } from './testing/folder.ts';

const load = (yaml: string, overrides: Overrides = {}) =>
  loadCourse(folder({ 'course.yaml': yaml, 'slides/a.md': '# A\n' }), overrides);
const editionOf = (yaml: string, overrides: Overrides = {}) => load(yaml, overrides).chapters[0]?.settings.edition;

describe('an edition', () => {
  test.each([
    ['formateur', { name: 'formateur', notes: true, solutions: true }],
    ['eleve', { name: 'eleve', notes: false, solutions: false }],
    ['Élève', { name: 'eleve', notes: false, solutions: false }],
    ['student', { name: 'eleve', notes: false, solutions: false }],
    ['trainer', { name: 'formateur', notes: true, solutions: true }],
  ])('%s is there without being written', (edition, expected) => {
    expect(editionOf('', { edition })).toMatchObject(expected);
  });

  test('is what course.yaml says', () => {
    const yaml = 'editions:\n  eleve: { solutions: false }\n  jury:\n  libre: { notes: false }\n';
    expect(editionOf(yaml, { edition: 'eleve' })).toMatchObject({ notes: true, solutions: false });
    expect(editionOf(yaml, { edition: 'jury' })).toMatchObject({ notes: true, solutions: true });
    expect(editionOf(yaml, { edition: 'libre' })).toMatchObject({ notes: false, solutions: true });
    expect(editionOf(yaml)?.known).toEqual(['formateur', 'eleve', 'jury', 'libre']);
  });

  test('of another spelling replaces the one that is there anyway', () => {
    const edition = editionOf('editions:\n  élève: { notes: true }\n', { edition: 'eleve' });
    expect(edition).toMatchObject({ name: 'élève', notes: true, solutions: true, known: ['formateur', 'élève'] });
  });

  test('loses what the flags leave out', () => {
    expect(editionOf('', { without: ['notes'] })).toMatchObject({ name: undefined, notes: false, solutions: true });
    expect(editionOf('', { edition: 'formateur', without: ['notes', 'solutions'] })).toMatchObject({
      notes: false,
      solutions: false,
    });
  });

  test('that is not known is a fault of the command line, with the one that was meant', () => {
    expect(() => load('', { edition: 'formatuer' })).toThrow(UsageError);
    expect(() => load('', { edition: 'formatuer' })).toThrow('Did you mean `formateur`?');
  });

  test('that nobody could read holds least, and its chapters are not made', () => {
    const course = load('editions: [jury]\n', { edition: 'jury' });
    expect(course.chapters).toMatchObject([
      { flawed: true, settings: { edition: { notes: false, solutions: false } } },
    ]);
  });

  test('whose part has another name is told which one was meant', () => {
    const place = (yaml: string) =>
      load(yaml).diagnostics.map(({ line, column, reason, note }) => [line, column, reason, note]);
    expect(place('editions:\n  jury: { note: false }\n')).toEqual([
      [2, 11, 'The key `note` of `editions.jury` is not known', 'Did you mean `notes`?'],
    ]);
    expect(place('editions:\n  jury:\n    x: 1\n')).toEqual([
      [3, 5, 'The key `x` of `editions.jury` is not known', 'Known keys: `notes`, `solutions`.'],
    ]);
  });

  test.each(['editions: [jury]', 'editions: { jury: { notes: non } }'])(
    '%s is an error that shows what is expected',
    (yaml) => {
      const course = load(`${yaml}\n`);
      expect(course.diagnostics).toMatchObject([{ ruleId: 'settings-invalid', line: 1 }]);
      expect(course.diagnostics[0]?.reason).toContain('such as `eleve: { notes: false }`');
    },
  );
});

describe('a draft', () => {
  const files = { 'course.yaml': '', 'slides/a.md': '# A\n', 'slides/b.md': '---\ndraft: true\ntilte: x\n---\n# B\n' };

  test('is left out, with what is wrong in it', () => {
    const course = loadCourse(folder(files));
    expect(course.chapters.map(({ name }) => name)).toEqual(['a']);
    expect(course.left).toEqual([{ name: 'b', path: 'slides/b.md', why: 'draft' }]);
    expect(said(course)).toEqual([]);
  });

  test('is there when it is asked for', () => {
    expect(loadCourse(folder(files), { drafts: true }).chapters).toHaveLength(2);
    expect(loadCourse(`${folder(files)}/slides/b.md`).chapters.map(({ name }) => name)).toEqual(['b']);
  });
});
