import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { cliFile, type Ended, runCli } from '../support/cli.ts';
import { type Files, useFolders } from '../support/folders.ts';
import { type Bookmark, type PdfContent, readPdf } from '../support/pdf.ts';
import { requireOrSkip } from '../support/require.ts';
import { image } from '../support/small-course.ts';

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

const files: Files = {
  'course.yaml': 'title: Un cours\nlang: fr\n',
  'slides/01-un.md': `---
title: Un début
---

# Un début

Note: Les notes du **début**.

---

## Où aller

Vers [la fin](#la-fin), [l’autre](02-deux.md#trois), [dehors](https://example.org/a(b)?x=1), [une archive](a.zip).

---

<!-- layout: section -->

## Une première partie dont le titre est si long qu’il passe à la ligne

---

## Une image

![Un rectangle vert](vert.svg)

### Dessous

Un texte.

---

## Des étapes

- un <!-- .element: class="fragment" -->
- deux <!-- .element: class="fragment" -->

Note:
${lines(60, (index) => `Paragraphe ${index} de notes si longues qu’il leur faut une autre feuille.\n`)}

---

## Du code

\`\`\`bash [1|2]
${lines(70, (index) => `echo "ligne ${index}" ${'--option '.repeat(20)}`)}
\`\`\`

---

## La fin
`,
  'slides/02-deux.md': `---
theme: black
---

# Deux

[Retour](01-un.md)

----

## Trois

---

# Quatre
`,
  'slides/vert.svg': image('vert'),
  'slides/a.zip': 'PK',
};

describe.skipIf(!requireOrSkip('browser'))('estrade export', () => {
  const folder = useFolders();
  const browser = inject('browser')?.executablePath;
  const env: Record<string, string> = browser ? { CHROME_PATH: browser } : {};
  const read = (...path: string[]): Promise<PdfContent> => readPdf(readFileSync(join(...path)));
  let root = '';
  let ended: Ended;

  beforeAll(async () => {
    root = folder(files);
    ended = await runCli(['export', root, '--pdf'], { env });
  });

  test('makes a PDF of each chapter, and says so', () => {
    expect(ended).toMatchObject({ code: 0, stdout: '' });
    expect(ended.stderr).toMatch(/01-un\.pdf {2}\d+ pages\n02-deux\.pdf {2}3 pages\n2 PDFs → .*pdf\/\n$/);
    expect(readdirSync(join(root, 'dist/pdf')).sort()).toEqual(['.estrade.json', '01-un.pdf', '02-deux.pdf']);
  });

  describe('with a theme of ours', () => {
    let pdf: PdfContent;
    beforeAll(async () => {
      pdf = await read(root, 'dist/pdf/01-un.pdf');
    });

    test('a page of the slide’s size for each slide; code that is too long goes on, and is all there', () => {
      expect(new Set(pdf.sizes.map(String))).toEqual(new Set(['1280,720']));
      const code = pdf.texts.join('\n');
      for (let index = 0; index < 70; index += 1) expect(code).toContain(`"ligne ${index}"`);
      // Lines are wrapped, even between two hyphens.
      expect(code.replace(/\s/g, '').match(/--option/g)).toHaveLength(70 * 20);
      expect(pdf.texts.at(-1)).toContain('La fin');
    });

    test('bookmarks of the parts and titles, with whole words', () => {
      const titles = (items: readonly Bookmark[]): unknown[] =>
        items.map(({ title, items: inner }) => (inner.length > 0 ? [title, ...titles(inner)] : title));
      expect(titles(pdf.bookmarks)).toEqual([
        'Un début',
        'Où aller',
        [
          'Une première partie dont le titre est si long qu’il passe à la ligne',
          ['Une image', 'Dessous'],
          'Des étapes',
          'Du code',
          'La fin',
        ],
      ]);
      expect(pdf.bookmarks.map(({ page }) => page)).toEqual([1, 2, 3]);
    });

    test('links lead to pages, to the other PDF and out; a file that stays behind is a word', () => {
      const last = pdf.sizes.length;
      expect(pdf.links.map(({ from, to }) => [from, to])).toEqual([
        [2, last],
        [2, './02-deux.pdf'],
        [2, 'https://example.org/a(b)?x=1'],
      ]);
      expect(pdf.texts[1]).toContain('une archive');
    });

    test('title, language, tags, and the words of pictures', () => {
      expect(pdf).toMatchObject({ title: 'Un début · Un cours', lang: 'fr', tagged: true });
      expect(pdf.tags[0]).toContain('H1');
      expect(pdf.tags[3]).toEqual(expect.arrayContaining(['H2', 'Figure: Un rectangle vert', 'H3']));
    });

    test('every step is shown, the notes are not', () => {
      expect(pdf.texts[4]).toMatch(/un[\s\S]*deux/);
      expect(pdf.texts.join()).not.toContain('Les notes');
    });
  });

  test('with a theme of reveal, in its size; the first of a stack is the part of the others', async () => {
    const pdf = await read(root, 'dist/pdf/02-deux.pdf');
    expect(pdf.sizes).toEqual(Array.from({ length: 3 }, () => [960, 700]));
    expect(pdf.bookmarks).toMatchObject([
      { page: 1, items: [{ page: 2 }] },
      { page: 3, items: [] },
    ]);
    expect(pdf.links.map(({ to }) => to)).toEqual(['./01-un.pdf']);
  });

  test('again, the same bytes', async () => {
    const out = join(folder(), 'pdf');
    await runCli(['export', join(root, 'slides/02-deux.md'), '--out', out], { env });
    expect(readFileSync(join(out, '02-deux.pdf')).equals(readFileSync(join(root, 'dist/pdf/02-deux.pdf')))).toBe(true);
  });

  test('--steps: a page per step, bookmarks once', async () => {
    const out = join(folder(), 'pdf');
    expect(await runCli(['export', root, '--steps', '--out', out], { env })).toMatchObject({ code: 0 });
    const pdf = await read(out, '01-un.pdf');
    const steps = pdf.texts.filter((text) => text.includes('Des étapes'));
    expect(steps.map((text) => [/\bun\b/.test(text), /\bdeux\b/.test(text)])).toEqual([
      [false, false],
      [true, false],
      [true, true],
    ]);
    expect(pdf.bookmarks.at(-1)?.items.map(({ title }) => title)).toEqual([
      'Une image',
      'Des étapes',
      'Du code',
      'La fin',
    ]);
  });

  test('--notes: each slide on A4 with its notes, all of them; other PDFs stay', async () => {
    expect(await runCli(['export', root, '--notes'], { env })).toMatchObject({ code: 0 });
    const pdf = await read(root, 'dist/pdf/01-un-notes.pdf');
    expect(new Set(pdf.sizes.map(String))).toEqual(new Set(['795,1124']));
    expect(pdf.texts[0]).toMatch(/Un début[\s\S]*Les notes du début/);
    expect(pdf.texts[4]).toContain('Des étapes');
    for (let index = 0; index < 60; index += 1) expect(pdf.texts.join('\n')).toContain(`Paragraphe ${index} de`);
    expect(pdf.texts.at(-1)).toContain(`${pdf.sizes.length} / ${pdf.sizes.length}`);
    expect(pdf.links.map(({ to }) => to)).toContain('./02-deux-notes.pdf');
    expect(readdirSync(join(root, 'dist/pdf'))).toHaveLength(5);
  });

  test('a build leaves the PDFs; the PDF of a chapter that is gone goes', async () => {
    const course = folder({ 'course.yaml': 'title: C\n', 'a.md': '# A\n', 'b.md': '# B\n' });
    await runCli(['export', course], { env });
    await runCli(['build', course]);
    expect(readdirSync(join(course, 'dist/pdf'))).toContain('b.pdf');
    rmSync(join(course, 'b.md'));
    await runCli(['export', course], { env });
    expect(readdirSync(join(course, 'dist/pdf')).sort()).toEqual(['.estrade.json', 'a.pdf']);
  });

  test('a chapter with errors is left out, and the exit code says so', async () => {
    const course = folder({ 'course.yaml': 'title: C\n', 'a.md': '---\ntitle: [\n---\n# A\n', 'b.md': '# B\n' });
    const { code, stderr } = await runCli(['export', course], { env });
    expect(code).toBe(1);
    expect(stderr).toContain('b.pdf  1 page\n');
    expect(readdirSync(join(course, 'dist/pdf'))).not.toContain('a.pdf');
  });

  test('an edition: its folder holds nothing of another one', async () => {
    const course = folder({
      'course.yaml': 'title: C\neditions:\n  eleve:\n    notes: false\n',
      'a.md': '# A\n\nNote: pour le formateur\n',
      'b.md': '# B\n',
    });
    await runCli(['export', course, '--notes'], { env });
    expect((await read(course, 'dist/pdf/a-notes.pdf')).texts.join()).toContain('pour le formateur');
    const one = await runCli(['export', join(course, 'b.md'), '--edition', 'eleve'], { env });
    expect(one).toMatchObject({ code: 2, stderr: expect.stringContaining('another edition') });
    const all = await runCli(['export', course, '--edition', 'eleve'], { env });
    expect(all).toMatchObject({ code: 0, stderr: expect.stringContaining('2 PDFs (edition eleve') });
    expect(readdirSync(join(course, 'dist/pdf')).sort()).toEqual(['.estrade.json', 'a.pdf', 'b.pdf']);
  });

  describe('says what is wrong with the request, and writes nothing', () => {
    test.each<[string, string[], RegExp]>([
      ['a browser that is not there', ['--browser', '/nowhere/chrome'], /no browser at `\/nowhere\/chrome`/],
      ['flags that exclude each other', ['--steps', '--notes'], /exclude each other/],
    ])('%s', async (_, args, reason) => {
      const course = folder({ 'course.yaml': 'title: C\n', 'a.md': '# A\n' });
      const { code, stderr } = await runCli(['export', course, ...args], { env });
      expect({ code, there: existsSync(join(course, 'dist')) }).toEqual({ code: 2, there: false });
      expect(stderr).toMatch(reason);
    });

    test('no browser on the machine', async () => {
      const course = folder({ 'course.yaml': 'title: C\n', 'a.md': '# A\n' });
      const nothing = { PATH: '', CHROME_PATH: '', PLAYWRIGHT_BROWSERS_PATH: join(course, 'none') };
      const { code, stderr } = await runCli(['export', course], { env: nothing });
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: expect.stringMatching(/--browser <path>[\s\S]*CHROME_PATH/),
      });
    });

    test('a program that is no browser', async () => {
      const course = folder({ 'course.yaml': 'title: C\n', 'a.md': '# A\n', 'no.txt': 'not a program' });
      const { code, stderr } = await runCli(['export', course, '--browser', join(course, 'no.txt')]);
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('does not start') });
    });

    test('the folder of a build, which would remove the PDFs; a file that is not ours', async () => {
      const course = folder({ 'course.yaml': 'title: C\n', 'a.md': '# A\n' });
      await runCli(['build', course]);
      const inBuild = await runCli(['export', course, '--out', join(course, 'dist')], { env });
      expect(inBuild).toMatchObject({ code: 2, stderr: expect.stringContaining('holds the pages of a build') });
      const out = join(course, 'mine');
      mkdirSync(out);
      writeFileSync(join(out, 'a.pdf'), 'mine');
      const foreign = await runCli(['export', course, '--out', out], { env });
      expect(foreign).toMatchObject({ code: 2, stderr: expect.stringContaining('is in the way') });
      expect(readFileSync(join(out, 'a.pdf'), 'utf8')).toBe('mine');
    });
  });

  test.skipIf(process.platform === 'win32')('Ctrl-C leaves nothing behind: no browser, no file', async () => {
    const temporary = folder();
    const course = folder({
      'course.yaml': 'title: C\n',
      'slides/a.md': '# A\n',
      'slides/b.md': lines(400, (index) => `# B${index}\n\n---\n`),
    });
    const child = spawn(process.execPath, [cliFile, 'export', course], {
      env: { ...process.env, ...env, TMPDIR: temporary },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    for await (const chunk of child.stderr.setEncoding('utf8')) if (String(chunk).includes('a.pdf')) break;
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    expect(code).toBe(130);
    expect(existsSync(join(course, 'dist'))).toBe(false);
    expect(readdirSync(temporary)).toEqual([]);
  });
});
