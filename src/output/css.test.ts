import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assetStore } from './assets.ts';
import { courseSheet, packageSheet } from './css.ts';
import { folderOf } from './testing/course.ts';

const read = (root: string, path: string, single = false) => {
  const store = assetStore((each) => readFileSync(each));
  return courseSheet(join(root, path), { root, single, store });
};

describe('courseSheet', () => {
  it('gives the files it needs their names, relative to the stylesheet', async () => {
    const root = folderOf({
      'css/style.css': `@font-face { src: url("../polices/Été 1.woff2") }\n.a { background: url(img/%231%20\\(a\\).svg?v=1#x) }\n.b { --c: url(img/100%.png) }`,
      'polices/Été 1.woff2': 'font',
      'css/img/#1 (a).svg': '<svg/>',
      'css/img/100%.png': 'png',
    });
    const sheet = await read(root, 'css/style.css');
    expect(sheet?.findings).toEqual([]);
    expect(sheet?.uses.map(({ path }) => path.replace(/[0-9a-f]{12}/, 'HASH'))).toEqual([
      'assets/ete-1-HASH.woff2',
      'assets/1-a-HASH.svg',
      'assets/100-HASH.png',
    ]);
    for (const { path } of sheet?.uses ?? []) expect(sheet?.css).toContain(path.slice('assets/'.length));
    expect(sheet?.css).toContain('.svg#x');
  });

  it('takes in what it imports, with its conditions, relative to where that stands', async () => {
    const root = folderOf({
      'a.css': '@import "deep/b.css" print;\n.a { color: red }',
      'deep/b.css': '.b { background: url(x.png) }',
      'deep/x.png': 'x',
    });
    const sheet = await read(root, 'a.css');
    expect(sheet?.css).toMatch(/@media print \{\s+\.b \{\s+background: url\(x-2d711642b726\.png\);/);
    expect(sheet?.css).not.toContain('@import');
  });

  it('keeps what modern CSS says as it was written', async () => {
    const css =
      '.a {\n  color: oklch(60% 0.1 250);\n  & .b {\n    inset: 0;\n  }\n}\n@container (width > 10em) {\n  .é::before {\n    content: "→ é";\n  }\n}\n';
    const sheet = await read(folderOf({ 'a.css': css }), 'a.css');
    expect(sheet?.findings).toEqual([]);
    expect(sheet?.css).toBe(`/* a.css */\n${css}`);
  });

  it('leaves out what is on another host, and says so at its place', async () => {
    const root = folderOf({
      'a.css':
        '@import url(https://fonts.example/css?family=Lato);\n@import "//cdn.example/x.css";\n/* é */ .a { background: url(http://a.example/x.png) }',
    });
    const sheet = await read(root, 'a.css');
    expect(sheet?.css).not.toMatch(/example/);
    expect(
      sheet?.findings.map(({ ruleId, reason, file, place }) => [
        ruleId,
        reason.split('`')[1],
        file,
        place?.line,
        place?.column,
      ]),
    ).toEqual([
      ['resource-remote', 'https://fonts.example/css?family=Lato', 'a.css', 1, 9],
      ['resource-remote', '//cdn.example/x.css', 'a.css', 2, 9],
      ['resource-remote', 'http://a.example/x.png', 'a.css', 3, 26],
    ]);
  });

  it('says what is missing or out of the course, in the file where that stands', async () => {
    const root = folderOf({
      'a.css': '@import "css/b.css";\n@import "no.css";',
      'css/b.css': '\n.b { background: url(no.png), url(../../x.png) }',
    });
    const sheet = await read(root, 'a.css');
    const found = sheet?.findings.map(({ ruleId, reason, file, place }) => [ruleId, reason, file, place?.line]);
    expect(found?.sort()).toEqual([
      ['media-missing', 'The file `no.css` does not exist', 'a.css', 2],
      ['media-missing', 'The file `no.png` does not exist', 'css/b.css', 2],
      ['path-outside', '`../../x.png` leads out of the course', 'css/b.css', 2],
    ]);
    expect(sheet?.css).toContain('background: url(data:,), url(data:,);');
  });

  it('follows no symbolic link out of the course', async () => {
    const outside = folderOf({ 'secret.css': '.secret {}', 'secret.png': 'secret' });
    const root = folderOf({
      'a.css': '@import "out/secret.css";\n.a { background: url(secret.png), url(in.png) }',
      'img/in.png': 'in',
    });
    symlinkSync(outside, join(root, 'out'));
    symlinkSync(join(outside, 'secret.png'), join(root, 'secret.png'));
    symlinkSync(join(root, 'img/in.png'), join(root, 'in.png'));
    const sheet = await read(root, 'a.css');
    expect(sheet?.findings.map(({ ruleId, reason }) => [ruleId, reason])).toEqual([
      ['path-outside', '`out/secret.css` leads out of the course'],
      ['path-outside', '`secret.png` leads out of the course'],
    ]);
    expect(sheet?.css).not.toContain('.secret');
    expect(sheet?.uses.map(({ data }) => String(data))).toEqual(['in']);
  });

  it('knows a typing error, and the likely fix', async () => {
    const sheet = await read(folderOf({ 'a.css': '.a {\n  colr: red;\n}\n.b {' }), 'a.css');
    expect(sheet?.findings).toEqual([
      {
        ruleId: 'css-invalid',
        reason: '`colr` is not a known CSS property',
        fix: 'Did you mean `color`?',
        expected: ['color'],
        file: 'a.css',
        place: { line: 2, column: 3, end: { line: 2, column: 7 } },
      },
      expect.objectContaining({ ruleId: 'css-invalid', file: 'a.css' }),
    ]);
    expect(sheet?.css).toContain('colr: red');
  });

  it('goes on as browsers do with what cannot be read at all', async () => {
    const root = folderOf({ 'a.css': '.a { background: url(x.png) }\n/* no end', 'x.png': 'x' });
    const sheet = await read(root, 'a.css');
    expect(sheet?.css).toBe('.a { background: url(x-2d711642b726.png) }\n/* no end');
    expect(sheet?.uses).toHaveLength(1);
    expect(sheet?.findings).toMatchObject([
      {
        ruleId: 'css-invalid',
        reason: 'Expected `*/` to terminate multi-line comment',
        file: 'a.css',
        place: { line: 2 },
      },
    ]);
  });

  it('never fails, whatever it reads', async () => {
    const words =
      '@import|@media|@charset "x";|"|\'|(|)|{|}|;|:|url(|a|--d|/*|*/|\\|\n|\0|é|!|&|<!--|-->|@font-face'.split('|');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...words), { maxLength: 20 }), async (found) => {
        expect(await read(folderOf({ 'a.css': found.join('') }), 'a.css')).toBeDefined();
      }),
    );
  });

  it('is the same in whatever folder the course lies', async () => {
    const files = {
      'css/a.css': '@import "b.css"; .a { background: url(x.png) }',
      'css/b.css': '.b { color: red }',
      'css/x.png': 'x',
    };
    const [one, other] = await Promise.all([read(folderOf(files), 'css/a.css'), read(folderOf(files), 'css/a.css')]);
    expect(one?.css).toBe(other?.css);
  });

  it('imports itself once', async () => {
    const sheet = await read(folderOf({ 'a.css': '@import "a.css";\n.a { color: red }' }), 'a.css');
    expect(sheet?.css.match(/\.a /g)).toHaveLength(1);
  });

  it('holds everything in a page that stands alone', async () => {
    const root = folderOf({ 'a.css': '.a { background: url(x.png) }', 'x.png': 'x' });
    const sheet = await read(root, 'a.css', true);
    expect(sheet?.css).toContain('url(data:image/png;base64,eA==)');
    expect(sheet?.uses).toEqual([]);
  });

  it('is nothing when there is no such file', async () => {
    expect(await read(folderOf(), 'a.css')).toBeUndefined();
  });
});

describe('packageSheet', () => {
  it('changes URLs of files and nothing else', () => {
    const lib = folderOf({
      'themes/a.css': `@font-face{src:url(fonts/a.woff2)format("woff2"),url("fonts/a.woff2")}a{b:url(data:font/woff;base64,d09G+/A=);c:url(#d)}`,
      'themes/fonts/a.woff2': 'x',
    });
    const sheet = packageSheet(join(lib, 'themes/a.css'), {
      root: lib,
      single: false,
      store: assetStore((path) => readFileSync(path)),
    });
    expect(sheet?.css).toBe(
      `@font-face{src:url(a-2d711642b726.woff2)format("woff2"),url(a-2d711642b726.woff2)}a{b:url(data:font/woff;base64,d09G+/A=);c:url(#d)}`,
    );
    expect(sheet?.uses).toHaveLength(1);
    expect(sheet?.findings).toEqual([]);
  });
});
