import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Artifact } from '../model/artifact.ts';
import { guard, OutputError } from './error.ts';
import { filesIn, folderOf, put } from './testing/course.ts';
import { write } from './write.ts';

/** Pages by name with the assets that they use; an asset's text is its path. */
function artifact(pages: Record<string, string[]>, kept: string[] = []): Artifact {
  const assets = [...new Set(Object.values(pages).flat())].map((path) => ({ path, data: `data of ${path}` }));
  return {
    assets,
    pages: Object.entries(pages).map(([path, own]) => ({ path, data: `<p>${own.join()}`, assets: own })),
    kept,
  };
}
const a = 'assets/a-aaaaaaaaaaaa.png';
const b = 'assets/b-bbbbbbbbbbbb.png';
const errorOf = (action: () => unknown): OutputError => {
  try {
    action();
  } catch (error) {
    if (error instanceof OutputError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};
const names = (folder: string) => Object.keys(filesIn(folder));

describe('write', () => {
  it('makes the folder, with a record of what it holds', () => {
    const out = join(folderOf(), 'deep/dist');
    const result = write(artifact({ 'index.html': [], '01.html': [a] }), out);
    expect(filesIn(out)).toEqual({
      '.estrade.json': expect.stringContaining('"01.html"'),
      '01.html': `<p>${a}`,
      [a]: `data of ${a}`,
      'index.html': '<p>',
    });
    expect(result).toEqual({ written: [a, '01.html', 'index.html'], removed: [] });
  });

  it('leaves what is right already as it is, its dates included', () => {
    const out = folderOf();
    const build = artifact({ 'index.html': [a] });
    write(build, out);
    for (const path of names(out)) utimesSync(join(out, path), 1, 1);
    expect(write(build, out)).toEqual({ written: [], removed: [] });
    for (const path of names(out)) expect(statSync(join(out, path)).mtimeMs).toBe(1000);
  });

  it('mends what was damaged', () => {
    const out = folderOf();
    const build = artifact({ 'index.html': [a], '01.html': [] });
    write(build, out);
    put(join(out, a), '');
    put(join(out, '01.html'), '<q>');
    rmSync(join(out, 'index.html'));
    expect(write(build, out).written).toEqual([a, '01.html', 'index.html']);
    expect(filesIn(out)[a]).toBe(`data of ${a}`);
  });

  it('removes what is no longer part, and nothing else', () => {
    const out = folderOf({ 'notes.txt': 'mine', 'assets/mine.png': 'mine' });
    write(artifact({ 'index.html': [a], '01.html': [b] }), out);
    expect(write(artifact({ 'index.html': [a] }), out).removed).toEqual(['01.html', b]);
    expect(names(out)).toEqual(['.estrade.json', a, 'assets/mine.png', 'index.html', 'notes.txt'].sort());
    write(artifact({ 'index.html': [] }), folderOf());
  });

  it('removes the folder of assets with the last of them', () => {
    const out = folderOf();
    write(artifact({ 'index.html': [a] }), out);
    write(artifact({ 'index.html': [] }), out);
    expect(existsSync(join(out, 'assets'))).toBe(false);
  });

  it('gives the same folder whatever stood there before', () => {
    const [fresh, used] = [folderOf(), folderOf()];
    const build = artifact({ 'index.html': [a], '02.html': [b] });
    write(build, fresh);
    write(artifact({ 'index.html': [b], '01.html': [a, 'assets/c-cccccccccccc.png'] }), used);
    write(build, used);
    expect(filesIn(used)).toEqual(filesIn(fresh));
  });

  it('keeps the pages of chapters with errors, and what they need', () => {
    const out = folderOf();
    write(artifact({ 'index.html': [], '01.html': [a] }), out);
    write(artifact({ 'index.html': [b] }, ['01.html', 'never-made.html']), out);
    expect(names(out)).toEqual(['.estrade.json', '01.html', a, b, 'index.html']);
    write(artifact({ 'index.html': [b] }, ['01.html']), out);
    expect(names(out)).toEqual(['.estrade.json', '01.html', a, b, 'index.html']);
    write(artifact({ 'index.html': [b], '01.html': [] }), out);
    expect(names(out)).toEqual(['.estrade.json', '01.html', b, 'index.html']);
  });

  it('goes on after a build that was killed, and cleans up behind it', () => {
    const out = folderOf({
      '.estrade-123_abc.tmp': 'half',
      'assets/.estrade-123_abc.tmp': 'half',
      '.estrade.lock': `999999999@${hostname()}`,
    });
    write(artifact({ 'index.html': [a] }), out);
    expect(names(out)).toEqual(['.estrade.json', a, 'index.html']);
  });

  it('keeps the page that a system without letter case takes for the old one', () => {
    const out = folderOf();
    write(artifact({ 'Intro.html': [] }), out);
    // Where letter case does not count, both names are one file: a hard link stands for that here.
    linkSync(join(out, 'Intro.html'), join(out, 'intro.html'));
    put(join(out, '.estrade.json'), '{"version":1,"files":[],"pages":{"Intro.html":[],"intro.html":[]}}');
    write(artifact({ 'intro.html': [] }), out);
    expect(readFileSync(join(out, 'intro.html'), 'utf8')).toBe('<p>');
    expect(existsSync(join(out, 'Intro.html'))).toBe(true);
  });
});

describe('write, beside files that are not ours', () => {
  it.each(['index.html', 'licences.txt'])('refuses to overwrite %s, and changes nothing', (path) => {
    const out = folderOf({ [path]: 'mine' });
    const build = artifact({ 'index.html': [a] });
    const error = errorOf(() =>
      write({ ...build, assets: [...build.assets, { path: 'licences.txt', data: 'MIT' }] }, out),
    );
    expect(error).toMatchObject({ code: 'foreign', path: join(out, path) });
    expect(error.message).toContain(`\`${join(out, path)}\``);
    expect(filesIn(out)).toEqual({ [path]: 'mine' });
  });

  it('goes with a course in the same folder', () => {
    const out = folderOf({ 'slides/01.md': '# A', 'assets/logo.png': 'x', 'README.md': '' });
    write(artifact({ '01.html': [a] }), out);
    write(artifact({ '02.html': [b] }), out);
    expect(names(out)).toEqual(['.estrade.json', '02.html', 'README.md', b, 'assets/logo.png', 'slides/01.md']);
  });

  it('takes a page that is the very same for its own', () => {
    const out = folderOf({ 'index.html': '<p>' });
    write(artifact({ 'index.html': [] }), out);
    expect(names(out)).toEqual(['.estrade.json', 'index.html']);
  });

  it('does not replace a folder, even under a name of its own', () => {
    const out = folderOf({
      'index.html/mine': 'x',
      '.estrade.json': '{"version":1,"files":[],"pages":{"index.html":[]}}',
    });
    expect(errorOf(() => write(artifact({ 'index.html': [] }), out)).code).toBe('foreign');
    write(artifact({ '01.html': [] }), out);
    expect(filesIn(out)['index.html/mine']).toBe('x');
  });

  it.each(['../mine', '/mine', 'assets/../../mine', 'slides/01.md'])('believes no record that owns `%s`', (path) => {
    const root = folderOf({ mine: 'mine', 'dist/slides/01.md': '# A', 'dist/index.html': 'mine' });
    const out = join(root, 'dist');
    put(join(out, '.estrade.json'), JSON.stringify({ version: 1, files: [path], pages: { 'index.html': [] } }));
    expect(errorOf(() => write(artifact({ 'index.html': [] }), out)).code).toBe('foreign');
    expect(filesIn(root)).toMatchObject({ mine: 'mine', 'dist/slides/01.md': '# A', 'dist/index.html': 'mine' });
  });

  it('would not write elsewhere even if it were asked to', () => {
    const root = folderOf();
    expect(() =>
      write({ assets: [], pages: [{ path: '../a.html', data: '', assets: [] }], kept: [] }, join(root, 'dist')),
    ).toThrow(/path|out of/);
    expect(existsSync(join(root, 'a.html'))).toBe(false);
  });
});

describe('write, with symbolic links', () => {
  it('refuses a folder of assets that leads elsewhere', () => {
    const [out, elsewhere] = [folderOf(), folderOf()];
    symlinkSync(elsewhere, join(out, 'assets'));
    expect(errorOf(() => write(artifact({ 'index.html': [a] }), out))).toMatchObject({
      code: 'outside',
      path: join(out, a),
    });
    expect(names(elsewhere)).toEqual([]);
    expect(existsSync(join(out, 'index.html'))).toBe(false);
  });

  it('removes nothing elsewhere', () => {
    const [out, elsewhere] = [folderOf(), folderOf({ 'a-aaaaaaaaaaaa.png': 'mine', '.estrade-1_a.tmp': 'mine' })];
    write(artifact({ 'index.html': [a] }), out);
    rmSync(join(out, 'assets'), { recursive: true });
    symlinkSync(elsewhere, join(out, 'assets'));
    write(artifact({ 'index.html': [] }), out);
    expect(names(elsewhere)).toEqual(['.estrade-1_a.tmp', 'a-aaaaaaaaaaaa.png']);
  });

  it('replaces a link by the page, and leaves alone what it leads to', () => {
    const [out, elsewhere] = [folderOf(), folderOf({ 'index.html': 'mine' })];
    write(artifact({ 'index.html': [] }), out);
    rmSync(join(out, 'index.html'));
    symlinkSync(join(elsewhere, 'index.html'), join(out, 'index.html'));
    write(artifact({ 'index.html': [] }), out);
    expect(lstatSync(join(out, 'index.html')).isSymbolicLink()).toBe(false);
    expect(filesIn(elsewhere)).toEqual({ 'index.html': 'mine' });
  });

  it('does not take a record from elsewhere', () => {
    const [out, elsewhere] = [
      folderOf({ 'index.html': 'mine' }),
      folderOf({ m: '{"version":1,"files":[],"pages":{"index.html":[]}}' }),
    ];
    symlinkSync(join(elsewhere, 'm'), join(out, '.estrade.json'));
    expect(errorOf(() => write(artifact({ 'index.html': [] }), out)).code).toBe('foreign');
  });

  it('follows the output folder itself: that is what was asked for', () => {
    const root = folderOf();
    mkdirSync(join(root, 'real'));
    symlinkSync(join(root, 'real'), join(root, 'dist'));
    write(artifact({ 'index.html': [a] }), join(root, 'dist'));
    expect(names(join(root, 'real'))).toEqual(['.estrade.json', a, 'index.html']);
  });
});

describe('write, when the system refuses', () => {
  it('says that the output folder is a file', () => {
    const out = join(folderOf({ dist: 'mine' }), 'dist');
    expect(errorOf(() => write(artifact({ 'index.html': [] }), out))).toMatchObject({
      code: 'system',
      message: `\`${out}\` cannot be written: a file stands where a folder is needed.`,
    });
    const within = join(out, 'deep');
    expect(errorOf(() => write(artifact({ 'index.html': [] }), within)).message).toContain(`\`${within}\``);
  });

  it('says that `assets` is a file', () => {
    const out = folderOf({ assets: 'mine' });
    expect(errorOf(() => write(artifact({ 'index.html': [a] }), out)).message).toContain(
      'a file stands where a folder is needed',
    );
    expect(filesIn(out)['assets']).toBe('mine');
  });

  it.skipIf(process.getuid?.() === 0)('says that it may not', () => {
    const out = folderOf({ 'dist/x': '' });
    chmodSync(join(out, 'dist'), 0o555);
    expect(errorOf(() => write(artifact({ 'index.html': [] }), join(out, 'dist'))).message).toContain(
      'permission denied',
    );
    chmodSync(join(out, 'dist'), 0o755);
  });

  it('leaves no half of a page behind', () => {
    const out = folderOf();
    const name = `${'é'.repeat(126)}.html`;
    expect(errorOf(() => write(artifact({ '01.html': [], [name]: [] }), out)).message).toContain(
      'the name is too long',
    );
    expect(names(out).filter((path) => path.startsWith('.') && path !== '.estrade.json')).toEqual([]);
  });

  it('explains an error of the system, and lets every other one pass', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const raise = (error: Error) => () => {
      throw error;
    };
    expect(errorOf(() => guard('dist/a.html', raise(full)))).toMatchObject({
      code: 'system',
      message: '`dist/a.html` cannot be written: no space is left on the device.',
      fix: 'Make room and build again.',
      cause: full,
    });
    expect(() => guard('dist/a.html', raise(new TypeError('a fault of ours')))).toThrow(TypeError);
  });
});
