import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../model/errors.ts';
import { loadCourse } from './course.ts';
import { folder, pages, said } from './testing/folder.ts';

const handout = '# Docker\n\n## Les images\n\nDu texte.\n\n## Les conteneurs\n';
const deck = '# Un\n\n---\n\n# Deux\n';

describe('a course of ours', () => {
  test('says of itself in course.yaml how it is presented', () => {
    const yaml = 'title: x\nlogo: images/logo.svg\nlicense: CC BY 4.0\ntheme: nuit\n';
    const root = folder({ 'course.yaml': yaml, 'images/logo.svg': '<svg/>', 'slides/01-a.md': '# A\n' });
    const course = loadCourse(root);
    expect(course.identity).toMatchObject({
      theme: { name: 'nuit' },
      logo: join(root, 'images/logo.svg'),
      licence: 'CC BY 4.0',
    });
    expect(said(course)).toEqual([]);
  });

  test.each([
    ['images/lgo.svg', 'image-missing', 'Did you mean `images/logo.svg`?'],
    ['../logo.svg', 'path-outside', 'Copy it into the course.'],
    ['https://example.org/logo.svg', 'resource-remote', 'Copy it into the course: decks make no network request.'],
  ])('a logo `%s` is left out and told: %s', (logo, rule, fix) => {
    const yaml = `title: x\nlogo: ${logo}\n`;
    const course = loadCourse(folder({ 'course.yaml': yaml, 'images/logo.svg': '<svg/>', 'slides/01-a.md': '# A\n' }));
    expect(course.identity.logo).toBe(undefined);
    expect(course.diagnostics).toMatchObject([{ file: 'course.yaml', line: 2, ruleId: rule, note: fix }]);
  });

  test('has a course.yaml and its chapters in slides/, by name and number', () => {
    const root = folder({
      'course.yaml': 'title: DevOps avec des conteneurs\ndescription: Deux jours.\n',
      'slides/10-fin.md': '# Fin\n',
      'slides/02-images.md': '# Images\n',
      'slides/00-guide.md': '# Guide\n',
      'README.md': '# Read me\n',
    });
    const course = loadCourse(root);
    expect(pages(course)).toEqual(['00-guide', '02-images', '10-fin']);
    expect(course.chapters.map(({ path, settings }) => [path, settings.number])).toEqual([
      ['slides/00-guide.md', undefined],
      ['slides/02-images.md', 2],
      ['slides/10-fin.md', 10],
    ]);
    expect(course).toMatchObject({ root, title: 'DevOps avec des conteneurs', description: 'Deux jours.', lang: 'fr' });
    expect(course.chapters[0]).toMatchObject({ dialect: 'course', settings: { theme: 'estrade', typography: true } });
    expect(said(course)).toEqual([]);
  });

  test('joins nested names, and leaves out what stands in demos/, hidden and built folders', () => {
    const root = folder({
      'course.yaml': 'title: x\n',
      'slides/reseau/ponts.md': '# Ponts\n',
      'slides/demos/site/page.md': '# Page\n',
      'slides/reseau/README.md': '# Read me\n',
      'slides/.brouillons/a.md': '# A\n',
      'slides/node_modules/a/b.md': '# B\n',
      'dist/a.md': '# A\n',
    });
    expect(pages(loadCourse(root))).toEqual(['reseau-ponts']);
  });

  test('keeps to the order of `chapters`, from its root or from slides/', () => {
    const root = folder({
      'course.yaml': 'chapters:\n  - slides/b.md\n  - a.md\n  - intro.md\n',
      'slides/a.md': '# A\n',
      'slides/b.md': '# B\n',
      'slides/c.md': '# C\n',
      'intro.md': '# Intro\n',
    });
    expect(pages(loadCourse(root))).toEqual(['b', 'a', 'intro']);
  });

  test('misses a listed chapter where it is listed, and makes the others', () => {
    const root = folder({
      'course.yaml': 'chapters:\n  - a.md\n  - imges.md\n',
      'slides/a.md': '# A\n',
      'slides/images.md': '',
    });
    const course = loadCourse(root);
    expect(pages(course)).toEqual(['a']);
    expect(said(course)).toEqual(['error course.yaml:3:5 settings-invalid']);
    expect(course.diagnostics[0]).toMatchObject({
      note: 'Did you mean `slides/images.md`?',
      expected: ['slides/images.md'],
    });
  });

  test('refuses a listed chapter, or a linked one, that leads out of it', () => {
    const outside = folder({ 'secret.md': '# Secret\n' });
    const root = folder({ 'course.yaml': 'chapters: [../x.md, lien.md]\n', 'a.md': '' });
    symlinkSync(join(outside, 'secret.md'), join(root, 'lien.md'));
    const course = loadCourse(root);
    expect(pages(course)).toEqual([]);
    expect(said(course)).toEqual(['error course.yaml:1:12 path-outside', 'error course.yaml:1:21 path-outside']);
  });

  test.each(['course.yaml', 'reveal-md.json', 'reveal.json'])('reads no %s that leads out of it', (name) => {
    const outside = folder({ secret: 'password: x' });
    const root = folder({ 'a.md': '# A\n' });
    symlinkSync(join(outside, 'secret'), join(root, name));
    const course = loadCourse(root);
    expect(course.chapters).toMatchObject([{ flawed: true }]);
    expect(said(course)).toEqual([`error ${name} path-outside`]);
  });

  test('is found around its slides/ folder', () => {
    const root = folder({ 'course.yaml': 'title: Cours\n', 'slides/a.md': '# A\n' });
    expect(loadCourse(join(root, 'slides'))).toMatchObject({ root, title: 'Cours' });
  });

  test('builds one chapter with the settings of the course, and knows of the others', () => {
    const root = folder({ 'course.yaml': 'lang: en\n', 'slides/a.md': '# A\n', 'slides/b.md': '# B\n' });
    const course = loadCourse(join(root, 'slides/b.md'));
    expect(pages(course)).toEqual(['b']);
    expect(course.chapters[0]?.settings.lang).toBe('en');
    expect(course.unbuilt).toEqual([{ name: 'a', path: 'slides/a.md' }]);
  });

  test('has no name of its own but the one it gives: the folder may be called anything', () => {
    const root = folder({ 'slides/a.md': '# A\n', 'slides/b.md': '# B\n' });
    expect(loadCourse(root).title).toBe('Cours');
    expect(loadCourse(root, { lang: 'en' }).title).toBe('Course');
  });

  test('without a readable course.yaml keeps every page as it is', () => {
    const root = folder({ 'course.yaml': 'title: Docker : les bases\n', 'slides/a.md': '# A\n' });
    const course = loadCourse(root);
    expect(course.chapters).toMatchObject([{ name: 'a', flawed: true }]);
    expect(said(course)).toEqual(['error course.yaml:1:8 settings-invalid']);
    expect(course.diagnostics[0]?.expected).toEqual(['"Docker : les bases"']);
  });
});

describe('without a course.yaml', () => {
  test('a folder whose decks have separators is read as reveal-md does, the hand-out among them too', () => {
    const course = loadCourse(folder({ 'a.md': deck, 'sub/b.md': handout, 'README.md': '# Read me\n' }));
    expect(pages(course)).toEqual(['a', 'sub-b']);
    expect(
      course.chapters.map(({ dialect, settings }) => [dialect, settings.theme, settings.typography, settings.lang]),
    ).toEqual([
      ['reveal-md', 'black', false, 'fr'],
      ['reveal-md', 'black', false, 'fr'],
    ]);
  });

  test('a plain hand-out is read as a chapter of ours, so that its headings make slides', () => {
    const course = loadCourse(join(folder({ 'cours.md': handout }), 'cours.md'));
    expect(course.chapters[0]).toMatchObject({ dialect: 'course', settings: { slideLevel: 'auto', theme: 'estrade' } });
  });

  test.each([
    ['separators', 'Text\n\n---\n\nText\n'],
    ['vertical separators with CRLF', 'Text\r\n----\r\nText\r\n'],
    ['reveal-md keys', '---\nseparator: <!--s-->\n---\n# A\n'],
    ['a theme of reveal', '---\ntheme: solarized\n---\n# A\n'],
    ['a stylesheet for theme', '---\ntheme: css/mine.css\n---\n# A\n'],
    ['attribute comments', '<!-- .slide: data-background="#000" -->\n# A\n'],
    ['separators after an unclosed fence', '```bash\nls\n\n---\n\n# B\n'],
  ])('%s are signs of reveal-md', (_, text) => {
    const root = folder({ 'a.md': text, 'css/mine.css': '' });
    expect(loadCourse(join(root, 'a.md')).chapters[0]?.dialect).toBe('reveal-md');
  });

  test.each([
    ['a line inside a fence', '```yaml\na: 1\n---\nb: 2\n```\n'],
    ['a title', '---\ntitle: A\ndescription: B\n---\n# A\n'],
    ['a theme of ours', '---\ntheme: estrade\n---\n# A\n'],
  ])('%s is none', (_, text) => {
    expect(loadCourse(folder({ 'a.md': text })).chapters[0]?.dialect).toBe('course');
  });

  test.each([
    ['a key', '---\ngoals: [Lire]\n---\n# A\n\n---\n\n# B\n'],
    ['a theme', '---\ntheme: nuit\n---\n# A\n\n---\n\n# B\n'],
    ['a box', '# A\n\n---\n\n:::astuce\nB\n:::\n'],
    ['a box with a title', '# A\n\n---\n\n::: definition Image\nB\n:::\n'],
    ['a directive without content', '# A\n\n---\n\nA\n\n::pause\n\nB\n'],
    ['a layout', '<!-- layout: section -->\n# A\n\n---\n\n# B\n'],
    ['an edition, beside an attribute comment', '<!-- .slide: class="a" -->\n# A <!-- édition: formateur -->\n'],
  ])('%s of ours makes a course of a deck that may be either', (_, text) => {
    const { chapters, diagnostics } = loadCourse(folder({ 'a.md': text }));
    expect([chapters[0]?.dialect, chapters[0]?.theme.kind, diagnostics]).toEqual(['course', 'own', []]);
  });

  test.each([
    ['a box in code', '# A\n\n---\n\n```md\n:::astuce\n:::\n```\n'],
    ['colons in a text', '# A\n\n---\n\nstd::vector, ::1 and `::before`\n\n:::\n'],
  ])('%s speaks for none', (_, text) => {
    const { chapters, diagnostics } = loadCourse(folder({ 'a.md': text }));
    expect([chapters[0]?.dialect, diagnostics]).toEqual(['reveal-md', []]);
  });

  test.each<[string, Record<string, string>, string, number]>([
    ['a key of reveal-md', { 'a.md': '---\nseparator: <!--s-->\ngoals: [Lire]\n---\n# A\n' }, '`separator`', 3],
    ['a theme of reveal’s', { 'a.md': '---\ntheme: moon\n---\n# A\n\n:::astuce\nB\n:::\n' }, 'the theme `moon`', 6],
    ['its settings file', { 'a.md': '# A\n\n:::astuce\nB\n:::\n', 'reveal-md.json': '{}' }, 'its settings file', 3],
    ['more decks', { 'a.md': ':::astuce\nB\n:::\n', 'b.md': deck, 'c.md': deck }, 'its separators', 1],
    ['a key that other tools have too', { 'a.md': `---\ndescription: B\n---\n${deck}` }, 'its separators', 2],
  ])('where both have signs, reveal-md wins by %s, and one is told', (_, files, because, line) => {
    const { chapters, diagnostics } = loadCourse(folder(files));
    expect(new Set(chapters.map(({ dialect }) => dialect))).toEqual(new Set(['reveal-md']));
    expect(diagnostics.map(({ ruleId, file, line: at }) => [ruleId, file, at])).toEqual([
      ['dialect-doubtful', 'a.md', line],
    ]);
    expect(diagnostics[0]?.reason).toContain(`because of ${because}`);
  });

  test('who says how a chapter is read is told nothing', () => {
    const text = '---\ncompat: reveal-md\ngoals: [Lire]\nseparator: <!--s-->\n---\n# A\n';
    expect(loadCourse(folder({ 'a.md': text })).diagnostics).toEqual([]);
    expect(loadCourse(folder({ 'course.yaml': '', 'a.md': text })).diagnostics).toEqual([]);
  });

  test('settings files of reveal-md are a sign too', () => {
    const course = loadCourse(folder({ 'a.md': handout, 'reveal.json': '{"width": 1000}' }));
    expect(course.chapters[0]).toMatchObject({ dialect: 'reveal-md', settings: { revealOptions: { width: 1000 } } });
  });

  test('slides/ counts when no chapter stands beside it', () => {
    expect(pages(loadCourse(folder({ 'slides/a.md': deck, 'README.md': '' })))).toEqual(['a']);
    expect(pages(loadCourse(folder({ 'slides/a.md': deck, 'b.md': deck })))).toEqual(['b', 'a']);
  });

  test('a README is a chapter when there is nothing else', () => {
    expect(pages(loadCourse(folder({ 'README.md': deck })))).toEqual(['README']);
  });
});

describe('compat: reveal-md', () => {
  test('of course.yaml is for every chapter, and brings reveal-md.json', () => {
    const root = folder({
      'course.yaml': 'compat: reveal-md\n',
      'slides/a.md': handout,
      'reveal-md.json': '{"theme": "moon"}',
    });
    expect(loadCourse(root).chapters[0]).toMatchObject({ dialect: 'reveal-md', settings: { theme: 'moon' } });
  });

  test('of a front matter is for that chapter', () => {
    const root = folder({ 'course.yaml': '', 'slides/a.md': '---\ncompat: reveal-md\n---\n', 'slides/b.md': deck });
    expect(loadCourse(root).chapters.map(({ dialect }) => dialect)).toEqual(['reveal-md', 'course']);
  });
});

describe('a chapter with an error in its front matter', () => {
  test('goes on for its messages, with what is wrong left out; what cannot be read is named', () => {
    const root = folder({
      'course.yaml': '',
      'slides/a.md': '---\ntitle: A\nslideLevel: 9\n---\n',
      'slides/b.md': '---\ntitle: [\n---\n',
      'slides/c.md': new Uint8Array([0x23, 0x20, 0x41, 0x0a, 0x0a, 0x64, 0xe9, 0x6a, 0xe0]),
      'slides/d.md': '---\ntheme: estrad\n---\n',
      'slides/e.md': '# E\n',
      'slides/f.md': "---\nseparator: '^===$'\ntitle: [\n---\n",
      'slides/g.md': '---\ntitle: A\n',
    });
    const course = loadCourse(root);
    expect(pages(course)).toEqual(['a', 'b', 'd', 'e']);
    expect(course.chapters.map(({ flawed }) => flawed)).toEqual([true, true, true, undefined]);
    expect(course.chapters.map(({ settings }) => settings)).toMatchObject([
      { title: 'A', slideLevel: 'auto' },
      { title: undefined },
      {},
      {},
    ]);
    expect(course.chapters.map(({ theme }) => theme.name)).toEqual(['estrade', 'estrade', 'estrade', 'estrade']);
    expect(course.broken.map(({ name }) => name)).toEqual(['c', 'f', 'g']);
    expect(said(course)).toEqual([
      'error slides/a.md:3:13 settings-invalid',
      expect.stringMatching(/^error slides\/b\.md:2:\d+ frontmatter-invalid$/),
      'error slides/c.md:3:2 encoding-invalid',
      'error slides/d.md:2:8 theme-unknown',
      expect.stringMatching(/^error slides\/f\.md:3:\d+ frontmatter-invalid$/),
      'error slides/g.md:1:1 frontmatter-invalid',
    ]);
    expect(course.diagnostics[0]?.reason).toBe('`slideLevel` must be a number from 1 to 6, `auto` or false');
    expect(course.diagnostics[3]).toMatchObject({ expected: ['estrade'] });
  });

  test('because of course.yaml is not reported once for each', () => {
    const root = folder({ 'course.yaml': 'title: x\ntheme: estrad\n', 'slides/a.md': '', 'slides/b.md': '' });
    expect(said(loadCourse(root))).toEqual(['error course.yaml:2:8 theme-unknown']);
  });
});

describe('pages', () => {
  test('of two chapters with one name are an error that names both', () => {
    const course = loadCourse(folder({ 'course.yaml': '', 'slides/a-b.md': '# 1\n', 'slides/a/b.md': '# 2\n' }));
    expect(pages(course)).toEqual(['a-b']);
    expect(said(course)).toEqual(['error slides/a-b.md page-duplicate']);
    expect(course.diagnostics[0]?.reason).toBe(
      '`slides/a-b.md` and `slides/a/b.md` would both be written to `a-b.html`',
    );
  });

  test('that differ by letter case are one page; index is the course home', () => {
    const course = loadCourse(folder({ 'Index.md': deck, 'a.md': deck, 'A.md': deck }));
    expect(said(course)).toEqual(['error Index.md page-duplicate', 'error a.md page-duplicate']);
    expect(course.diagnostics.map(({ reason }) => reason).join()).toContain('the course home');
  });
});

describe('nothing to load', () => {
  test('a folder without chapters is an error with a way out', () => {
    const course = loadCourse(folder({ 'notes.txt': 'x' }));
    expect(course.diagnostics[0]).toMatchObject({
      ruleId: 'course-empty',
      note: expect.stringContaining('slides/01-intro.md'),
    });
  });

  test('a target that does not exist is a fault of the command line', () => {
    const root = folder({ 'slides/a.md': '' });
    expect(() => loadCourse(join(root, 'slide'))).toThrow(UsageError);
    expect(() => loadCourse(join(root, 'slide'))).toThrow(/Did you mean `.*slides`\?/);
    expect(() => loadCourse(join(root, 'slides/b.md'))).toThrow(/`.*b\.md` does not exist\. Did you mean `.*a\.md`/);
  });

  test('so are a theme flag and a language flag that mean nothing', () => {
    const root = folder({ 'a.md': deck });
    expect(() => loadCourse(root, { theme: 'blak' })).toThrow(
      expect.objectContaining({ fix: 'Did you mean `black`?' }),
    );
    expect(() => loadCourse(root, { lang: 'français' })).toThrow(UsageError);
  });
});
