import { existsSync, mkdirSync, readFileSync, renameSync, symlinkSync, watch } from 'node:fs';
import { join, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCli, startCli } from '../support/cli.ts';
import { ready } from '../support/deck.ts';
import { putFiles, readFiles, useFolders } from '../support/folders.ts';
import { requireOrSkip } from '../support/require.ts';
import { image, smallCourse } from '../support/small-course.ts';
import { useBrowser } from '../support/suite.ts';

const folder = useFolders();

describe('building again', () => {
  let first: Record<string, string> = {};
  let firstSingle: Record<string, string> = {};

  /** Everything that a build of the small course writes, from a new folder. */
  const built = async (
    args: readonly string[],
    env: Record<string, string> = {},
    where = '',
  ): Promise<Record<string, string>> => {
    const root = join(folder(), where);
    putFiles(root, smallCourse);
    expect((await runCli(['build', root, ...args], { cwd: root, env })).code).toBe(0);
    return readFiles(join(root, 'dist'));
  };

  beforeAll(async () => {
    first = await built([]);
    firstSingle = await built(['--single']);
    expect(Object.keys(first)).toContain('01-un.html');
  });

  test.each([
    ['from another folder, whose name is long and has spaces', {}, 'un dossier/à côté & plus loin #1'],
    ['in another time zone', { TZ: 'Pacific/Kiritimati' }, ''],
    ['in another language', { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'tr' }, ''],
    ['in no language at all', { LANG: 'C', LC_ALL: 'C' }, ''],
  ])('%s gives the same bytes', async (_, env, where) => {
    expect(await built([], env, where)).toEqual(first);
    expect(await built(['--single'], env, where)).toEqual(firstSingle);
  });

  test('names no folder of the machine', () => {
    for (const text of Object.values({ ...first, ...firstSingle })) expect(text).not.toContain('estrade-e2e-');
  });
});

describe('what a build writes', () => {
  test('is in the output folder, and nothing else of the course is touched', async () => {
    const root = folder(smallCourse);
    const beside = folder({ 'autre.txt': 'autre' });
    const before = readFiles(root);
    expect((await runCli(['build', root, '--out', join(beside, 'sortie')], { cwd: beside })).code).toBe(0);
    expect(readFiles(root)).toEqual(before);
    expect(Object.keys(readFiles(beside)).filter((path) => !path.startsWith('sortie/'))).toEqual(['autre.txt']);
  });

  test('leaves alone what it did not make, and removes what it made once it is no longer part', async () => {
    const root = folder(smallCourse);
    const foreign = { 'dist/lisez-moi.txt': 'à moi', 'dist/assets/photo.jpg': 'à moi aussi' };
    putFiles(root, foreign);
    expect((await runCli(['build', root])).code).toBe(0);
    renameSync(join(root, 'slides/02-deux.md'), join(root, 'slides/03-trois.md'));
    putFiles(root, { 'slides/01-un.md': '# Un\n' });
    expect((await runCli(['build', root])).code).toBe(0);
    const files = readFiles(join(root, 'dist'));
    for (const [path, text] of Object.entries(foreign)) {
      expect(Buffer.from(files[path.replace('dist/', '')] ?? '', 'latin1').toString()).toBe(text);
    }
    expect(Object.keys(files)).toContain('03-trois.html');
    expect(Object.keys(files)).not.toContain('02-deux.html');
    expect(Object.keys(files).filter((path) => path.includes('vert'))).toEqual([]);
  });

  test('does not replace a file of the same name that it did not make', async () => {
    const root = folder({ ...smallCourse, 'dist/01-un.html': 'à moi' });
    const { code, stderr } = await runCli(['build', root]);
    expect(code).toBe(2);
    expect(stderr).toContain('01-un.html');
    expect(readFiles(join(root, 'dist'))).toEqual({ '01-un.html': Buffer.from('à moi').toString('latin1') });
  });

  test('keeps the page of a chapter with errors as it was; the others are new', async () => {
    const root = folder(smallCourse);
    await runCli(['build', root]);
    const before = readFiles(join(root, 'dist'));
    putFiles(root, {
      'slides/01-un.md': '# Un autre\n\n```python file=demos/absent.py\n```\n',
      'slides/02-deux.md': '# Deux, changé\n',
    });
    const { code, stderr } = await runCli(['build', root]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/slides\/01-un\.md:3:\d+ error .*absent\.py/);
    const after = readFiles(join(root, 'dist'));
    expect(after['01-un.html']).toBe(before['01-un.html']);
    expect(after['02-deux.html']).not.toBe(before['02-deux.html']);
    const assets = [...(after['01-un.html'] ?? '').matchAll(/assets\/[\w.-]+/g)].map(([path]) => path);
    expect(assets.filter((path) => !(path in after))).toEqual([]);
  });
});

describe('a path that leads out of the course', () => {
  const secret = 'TRES-SECRET';

  test.each([
    ['an image', '![x](../../secret.svg)'],
    ['an absolute image', '![x](ABSOLUTE/secret.svg)'],
    ['an image of HTML', '<img src="../../secret.svg" alt="x">'],
    ['an image with encoded dots', '![x](%2e%2e/%2e%2e/secret.svg)'],
    ['a background', '<!-- .slide: data-background-image="../../secret.svg" -->'],
    ['a file of code', '```text file=../../secret.svg\n```'],
    ['an absolute file of code', '```text file=ABSOLUTE/secret.svg\n```'],
    ['a link to a file', '[x](../../secret.svg)'],
    ['an image behind a symbolic link', '![x](images/lien.svg)'],
    ['a file of code in a linked folder', '```text file=dehors/secret.svg\n```'],
    ['a stylesheet', '---\ncss: ../../secret.css\n---\n# Un'],
    ['a script', '---\nscripts: ../../secret.svg\n---\n# Un'],
    ['a file that a stylesheet names', '---\ncss: ../habits/dehors.css\n---\n# Un'],
    ['an @import of a stylesheet', '---\ncss: ../habits/importe.css\n---\n# Un'],
  ])('%s is refused, and nothing of it is in the output', async (_, chapter) => {
    const outside = folder({ 'secret.svg': image(secret), 'secret.css': `.x { content: '${secret}' }` });
    const root = join(outside, 'cours');
    putFiles(root, {
      'course.yaml': 'title: Cours\n',
      'habits/dehors.css': '.x { background: url("../../secret.svg") }',
      'habits/importe.css': '@import "../../secret.css";',
      'slides/01-un.md': `${chapter.replaceAll('ABSOLUTE', outside.split(sep).join('/'))}\n`,
    });
    mkdirSync(join(root, 'slides/images'), { recursive: true });
    symlinkSync(join(outside, 'secret.svg'), join(root, 'slides/images/lien.svg'));
    symlinkSync(outside, join(root, 'slides/dehors'));
    const { code, stderr } = await runCli(['build', root]);
    expect([0, 1]).toContain(code);
    expect(stderr).toMatch(/warning|error/);
    const files = existsSync(join(root, 'dist')) ? readFiles(join(root, 'dist')) : {};
    for (const [path, text] of Object.entries(files)) expect(text, path).not.toContain(secret);
  });

  test('is not refused when it comes back in, nor is a file of the course', async () => {
    const root = folder({
      'course.yaml': '',
      'slides/01-un.md': '![x](../images/a.svg)\n\n![x](/images/b.svg)\n',
      'images/a.svg': image('a'),
      'images/b.svg': image('b'),
    });
    expect(await runCli(['build', root])).toMatchObject({ code: 0, stderr: expect.not.stringContaining('warning') });
    const deck = readFileSync(join(root, 'dist/01-un.html'), 'utf8');
    expect(deck.match(/<svg [^>]*viewBox="0 0 200 100"/g)).toHaveLength(2);
  });

  test('is refused as the output too: a link in the place of assets/ is not followed', async () => {
    const root = folder(smallCourse);
    const elsewhere = folder();
    mkdirSync(join(root, 'dist'));
    symlinkSync(elsewhere, join(root, 'dist/assets'));
    expect((await runCli(['build', root])).code).toBe(2);
    expect(readFiles(elsewhere)).toEqual({});
  });
});

describe.skipIf(!requireOrSkip('browser'))('a build that is killed', () => {
  const browser = useBrowser();

  test('leaves, at any moment, pages that open with all that they need', async () => {
    const root = folder(smallCourse);
    await runCli(['build', root]);
    const page = await browser.page();
    let killed = 0;
    for (let round = 0; round < 9; round += 1) {
      putFiles(root, {
        'slides/images/vert.svg': image(`tour ${round}`),
        'slides/02-deux.md': `# Deux, tour ${round}\n\n![x](images/vert.svg)\n`,
      });
      const child = startCli(['build', root]);
      const ended = new Promise((resolve) => child.once('close', resolve));
      // Early on, while it reads and compiles; or once it writes, which its lock tells.
      if (round % 3 === 0) await setTimeout(50 + round * 40);
      else await Promise.race([ended, lockOf(join(root, 'dist'), round * 2)]);
      if (child.exitCode === null) killed += 1;
      child.kill('SIGKILL');
      await ended;
      for (const name of ['01-un.html', '02-deux.html', 'index.html']) {
        const html = readFileSync(join(root, 'dist', name), 'utf8');
        const assets = [...html.matchAll(/assets\/[\w.-]+/g)].map(([path]) => path);
        expect(assets.filter((path) => !existsSync(join(root, 'dist', path)))).toEqual([]);
      }
    }
    expect(killed).toBeGreaterThan(3);
    for (const name of ['01-un.html', '02-deux.html']) {
      await page.goto(pathToFileURL(join(root, 'dist', name)).href);
      await ready(page);
      expect(await page.evaluate('[...document.images].every((image) => image.naturalWidth > 0)')).toBe(true);
    }
    expect((await runCli(['build', root])).code).toBe(0);
    await page.context().close();
  });
});

/** Settled some milliseconds after a build took the lock of the output folder. */
function lockOf(dist: string, later: number): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(dist, (_, name) => {
      if (name !== '.estrade.lock') return;
      watcher.close();
      void setTimeout(later).then(resolve);
    });
  });
}
