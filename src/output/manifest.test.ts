import { describe, expect, it } from 'vitest';
import { formatManifest, isOutputPath, type Manifest, parseManifest, union } from './manifest.ts';

const manifest = (files: string[], pages: Record<string, string[]>): Manifest => ({
  files: new Set(files),
  pages: new Map(Object.entries(pages).map(([name, assets]) => [name, new Set(assets)])),
});

describe('manifest', () => {
  it('is the same text for the same output, in whatever order it was made', () => {
    const one = manifest(['assets/é', 'assets/z', 'assets/a'], { 'b.html': ['assets/z', 'assets/a'], 'a.html': [] });
    const other = manifest(['assets/a', 'assets/é', 'assets/z'], { 'a.html': [], 'b.html': ['assets/a', 'assets/z'] });
    expect(formatManifest(one)).toBe(formatManifest(other));
    expect(JSON.parse(formatManifest(one)).files).toEqual(['assets/a', 'assets/z', 'assets/é']);
  });

  it('comes back as it was', () => {
    const one = manifest(['assets/a', 'licences.txt'], { 'a.html': ['assets/a'], __proto__: [] });
    expect(parseManifest(formatManifest(one))).toEqual(one);
  });

  it.each([
    '',
    'null',
    '[]',
    '{"version":2,"files":[],"pages":{}}',
    '{"version":1,"files":[1],"pages":{}}',
    '{"version":1,"files":[],"pages":{"a.html":"b"}}',
    '{"version":1,"files":["../a"],"pages":{}}',
    '{"version":1,"files":["assets/../../a"],"pages":{}}',
    '{"version":1,"files":["/etc/passwd"],"pages":{}}',
    '{"version":1,"files":["assets"],"pages":{"..":[]}}',
  ])('is not read from %s', (text) => {
    expect(parseManifest(text)).toBeUndefined();
  });

  it('knows the edition; between two of them it is of neither', () => {
    const all = manifest([], {});
    const eleve = { ...all, edition: 'eleve' };
    expect(parseManifest(formatManifest(eleve))?.edition).toBe('eleve');
    expect(formatManifest(all)).not.toContain('edition');
    expect(union(eleve, eleve).edition).toBe('eleve');
    expect(['eleve', undefined]).not.toContain(union(eleve, all).edition);
  });

  it('in between holds both', () => {
    const both = union(
      manifest(['assets/a'], { 'a.html': ['assets/a'] }),
      manifest(['assets/b'], { 'a.html': ['assets/b'] }),
    );
    expect(both).toEqual(manifest(['assets/a', 'assets/b'], { 'a.html': ['assets/a', 'assets/b'] }));
  });
});

describe('isOutputPath', () => {
  it.each(['a.html', 'assets/a.png', '..a.html', 'été 1.html'])('takes `%s`', (path) => {
    expect(isOutputPath(path)).toBe(true);
  });
  it.each(['', '.', '..', 'assets/', 'assets/..', 'a/b.html', '/a', 'a\\b', '.estrade.json', 'assets/assets/a', 'a\0'])(
    'refuses `%s`',
    (path) => {
      expect(isOutputPath(path)).toBe(false);
    },
  );
});
