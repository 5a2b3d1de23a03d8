import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { putFiles, useFolders } from '../support/folders.ts';

const folder = useFolders();
const files = {
  'course.yaml': 'title: Cours\n',
  'slides/01-un.md':
    '# Un\n\nNote:\nDites.\n\n---\n\n## Exercice\n\n:::exercice\nFaites.\n:::\n\n:::solution\nCeci.\n:::\n',
  'slides/02-deux.md': '# Deux\n\n---\n\n## Pour les formateurs <!-- édition: formateur -->\n\nCela.\n',
  'slides/03-trois.md': '<!-- édition: formateur -->\n\n# Trois\n',
  'slides/04-quatre.md': '---\ndraft: true\n---\n\n# Quatre\n',
};
const page = (root: string, name: string): string => readFileSync(join(root, 'dist', `${name}.html`), 'utf8');

describe('--edition', () => {
  test('says what was made, and what was left out', async () => {
    const root = folder(files);
    expect(await runCli(['build', '--edition', 'élève'], { cwd: root })).toEqual({
      code: 0,
      stdout: '',
      stderr:
        '2 decks, 3 slides (edition eleve, without notes and solutions) → dist/\n' +
        'Drafts left out: slides/04-quatre.md (`--drafts` builds them).\n' +
        'Left out, for no slide is in the edition `eleve`: slides/03-trois.md.\n',
    });
    expect(page(root, '01-un')).not.toMatch(/Dites|Ceci/);
    expect(page(root, 'index')).not.toContain('Trois');
    expect(existsSync(join(root, 'dist/03-trois.html'))).toBe(false);
  });

  test('replaces the pages of another edition, also of a chapter that has errors now', async () => {
    const root = folder(files);
    expect((await runCli(['build', '--drafts'], { cwd: root })).stderr).toBe('4 decks, 6 slides → dist/\n');
    expect(page(root, '02-deux')).toContain('Cela');
    expect(page(root, 'index').match(/brouillon<[^>]*>/g)).toEqual(['brouillon</strong>']);
    putFiles(root, { 'slides/02-deux.md': '# Deux\n\n:::\n' });
    const { code, stderr } = await runCli(['build', '--edition', 'eleve'], { cwd: root });
    expect(code).toBe(1);
    expect(stderr).toMatch(/Not made because of errors: 02-deux\.html\.\n$/);
    for (const name of ['02-deux', '03-trois', '04-quatre']) {
      expect(existsSync(join(root, `dist/${name}.html`)), name).toBe(false);
    }
    expect(page(root, 'index')).not.toContain('href="02-deux.html"');
  });

  test('is not mixed with another one', async () => {
    const root = folder(files);
    await runCli(['build'], { cwd: root });
    const { code, stderr } = await runCli(['build', 'slides/01-un.md', '--edition', 'eleve'], { cwd: root });
    expect(code).toBe(2);
    expect(stderr).toContain('`dist` holds pages of another edition');
    expect(page(root, '01-un')).toContain('Ceci');
    expect((await runCli(['build', 'slides/01-un.md'], { cwd: root })).code).toBe(0);
  });

  test('that the course does not have is told, with the one that was meant', async () => {
    const { code, stderr } = await runCli(['build', '--edition', 'formatuer'], { cwd: folder(files) });
    expect(code).toBe(2);
    expect(stderr).toBe(
      'error There is no edition `formatuer`. Did you mean `formateur`?\nEditions of this course: `formateur`, `eleve` (`editions` in course.yaml).\n',
    );
  });
});

describe('--without', () => {
  test('leaves out what it names', async () => {
    const root = folder(files);
    const { stderr } = await runCli(['build', '--without', 'notes'], { cwd: root });
    expect(stderr).toContain('(without notes)');
    expect(page(root, '01-un')).toContain('Ceci');
    expect(page(root, '01-un')).not.toContain('Dites');
  });

  test('takes nothing else', async () => {
    const { code, stderr } = await runCli(['build', '--without', 'notes,solution'], { cwd: folder(files) });
    expect(code).toBe(2);
    expect(stderr).toContain('`--without` cannot leave out `solution`. Did you mean `solutions`?');
  });
});

test('a draft that is named is built', async () => {
  const root = folder(files);
  expect(await runCli(['build', 'slides/04-quatre.md'], { cwd: root })).toMatchObject({ code: 0 });
  expect(page(root, '04-quatre')).toContain('Quatre');
});

test('--json tells what was left out', async () => {
  const { stdout } = await runCli(['build', '--json', '--edition', 'eleve'], { cwd: folder(files) });
  expect(JSON.parse(stdout).left).toEqual([
    { name: '04-quatre', path: 'slides/04-quatre.md', why: 'draft' },
    { name: '03-trois', path: 'slides/03-trois.md', why: 'edition' },
  ]);
});
