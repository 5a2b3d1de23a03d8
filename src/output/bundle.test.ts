import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policyToken } from '../model/artifact.ts';
import { assetUrl } from '../model/facts.ts';
import { bundleIn, folderOf, page, put } from './testing/course.ts';

const script = (root: string, path: string) => `<script src="${assetUrl(join(root, path))}"></script>`;
const sheet = (root: string, path: string) => `<link rel="stylesheet" href="${assetUrl(join(root, path))}">`;
const image = (root: string, path: string) => `<img src="${assetUrl(join(root, path))}">`;
const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const bodyOf = (html: string | Uint8Array | undefined) => String(html).replace(/^.*?<meta[^>]*>/s, '');

describe('bundle', () => {
  it('names the files that pages need by their content, each once', async () => {
    const root = folderOf({ 'img/a.png': 'x', 'img/b.png': 'x', 'c.png': 'y', 'unused.png': 'z' });
    const { artifact, findings } = await bundleIn(root, [
      page(image(root, 'img/a.png') + image(root, 'img/b.png')),
      page(image(root, 'img/a.png') + image(root, 'c.png'), { name: '02.html' }),
    ]);
    expect(findings).toEqual([]);
    expect(artifact.assets.map(({ path }) => path)).toEqual(['assets/a-2d711642b726.png', 'assets/c-a1fce4363854.png']);
    expect(artifact.pages.map(({ path, assets }) => [path, assets])).toEqual([
      ['01.html', ['assets/a-2d711642b726.png']],
      ['02.html', ['assets/a-2d711642b726.png', 'assets/c-a1fce4363854.png']],
    ]);
    expect(bodyOf(artifact.pages[0]?.data)).toBe(
      '<img src="assets/a-2d711642b726.png"><img src="assets/a-2d711642b726.png">',
    );
  });

  it('replaces tokens wherever they stand: attributes, styles, data', async () => {
    const root = folderOf({ 'a.png': 'x', 'b.svg': 'y' });
    const [a, b] = [assetUrl(join(root, 'a.png')), assetUrl(join(root, 'b.svg'))];
    const { artifact } = await bundleIn(root, [
      page(
        `<style>.x{background:url(${a}),url("${a}")}</style><img srcset="${a} 1x, ${a} 2x"><use href="${b}#id"></use>` +
          `<video src="${a}?t=1"></video><script type="application/json">{"a":"${a}"}</script>`,
      ),
    ]);
    const url = 'assets/a-2d711642b726.png';
    expect(bodyOf(artifact.pages[0]?.data)).toBe(
      `<style>.x{background:url(${url}),url("${url}")}</style><img srcset="${url} 1x, ${url} 2x"><use href="assets/b-a1fce4363854.svg#id"></use>` +
        `<video src="${url}"></video><script type="application/json">{"a":"${url}"}</script>`,
    );
  });

  it('takes no file through a symbolic link out of the course', async () => {
    const outside = folderOf({ 'secret.png': 'secret', 'secret.css': '.secret {}' });
    const root = folderOf();
    symlinkSync(outside, join(root, 'out'));
    const css = 'out/secret.css';
    const { artifact, findings } = await bundleIn(root, [
      page(image(root, 'out/secret.png') + sheet(root, css), { stylesheets: [join(root, css)] }),
    ]);
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['path-outside', 'path-outside']);
    expect(artifact.assets).toEqual([]);
  });

  it('gives the policy to its own element, whatever stands before it', async () => {
    const html = `<html class="theme-${policyToken}"><meta http-equiv="Content-Security-Policy" content="${policyToken}">`;
    const { artifact } = await bundleIn(folderOf(), [page('', { html })]);
    expect(artifact.pages[0]?.data).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none';/);
  });

  it('finds files whatever their names', async () => {
    const names = fc.string({
      unit: fc.constantFrom(...'a é"\'()#%&?<>;,:!*~+=@$[]{}|\\`^\u{1F40B}\u0301'),
      minLength: 1,
      maxLength: 12,
    });
    const root = folderOf();
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        put(join(root, `${name}.png`), 'x');
        const { artifact, findings } = await bundleIn(root, [page(image(root, `${name}.png`))]);
        expect(findings).toEqual([]);
        expect(bodyOf(artifact.pages[0]?.data)).toMatch(/^<img src="assets\/[a-z0-9-]+-2d711642b726\.png">$/);
      }),
    );
  });

  it('takes stylesheets with what they need, ours and the course’s', async () => {
    const root = folderOf({
      'lib/themes/own.css': '@font-face{src:url(fonts/f.woff2)}',
      'lib/themes/fonts/f.woff2': 'x',
      'css/a.css': '.a { background: url(x.png) }',
      'css/x.png': 'y',
    });
    const stylesheets = [join(root, 'lib/themes/own.css'), join(root, 'css/a.css')];
    const { artifact } = await bundleIn(root, [
      page(sheet(root, 'lib/themes/own.css') + sheet(root, 'css/a.css'), { stylesheets }),
    ]);
    const paths = artifact.assets.map(({ path }) => path);
    expect(paths.map((path) => path.replace(/[0-9a-f]{12}/, '#'))).toEqual([
      'assets/a-#.css',
      'assets/f-#.woff2',
      'assets/own-#.css',
      'assets/x-#.png',
    ]);
    expect(artifact.pages[0]?.assets).toEqual(paths);
    expect(bodyOf(artifact.pages[0]?.data)).toBe(
      `<link rel="stylesheet" href="${paths[2]}"><link rel="stylesheet" href="${paths[0]}">`,
    );
  });

  it('says what cannot be had, and leaves no request for it', async () => {
    const root = folderOf({ 'css/a.css': '.a { background: url(no.png) }', 'a.css': '' });
    mkdirSync(join(root, 'dossier.png'));
    const stylesheets = [join(root, 'css/a.css'), join(root, 'no.css')];
    const body =
      sheet(root, 'no.css') +
      script(root, 'no.js') +
      image(root, 'no.png') +
      image(root, 'dossier.png') +
      image(root, '../../etc/passwd');
    const { artifact, findings } = await bundleIn(root, [
      page(body, { stylesheets }),
      page('', { name: '02.html', stylesheets }),
    ]);
    expect(bodyOf(artifact.pages[0]?.data)).toBe('<img src="data:,"><img src="data:,"><img src="data:,">');
    expect(findings.map(({ ruleId, page, file, reason }) => [ruleId, page, file, reason.split('`')[1]])).toEqual([
      ['media-missing', '01.html', 'css/a.css', 'no.png'],
      ['media-missing', '01.html', undefined, 'no.css'],
      ['media-missing', '01.html', undefined, 'no.js'],
      ['media-missing', '01.html', undefined, 'no.png'],
      ['media-missing', '01.html', undefined, 'dossier.png'],
      ['path-outside', '01.html', undefined, join(root, '../../etc/passwd')],
    ]);
  });

  it('is not misled by characters that an author cannot mean', async () => {
    const root = folderOf();
    const { findings } = await bundleIn(root, [
      page(`\u{F0000}/etc/passwd\u{F0001}\u{F0000}%zz\u{F0001}\u{F0000}\u{F0001}`),
    ]);
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['path-outside', 'path-outside', 'path-outside']);
  });

  it('lets the author’s inline scripts run', async () => {
    const { artifact } = await bundleIn(folderOf(), [page('<script>a()</script>', { inlineScripts: ['a()'] })]);
    expect(String(artifact.pages[0]?.data)).toContain(`script-src 'self' 'wasm-unsafe-eval' ${sha256('a()')};`);
  });

  it('carries the licences of a large part with the pages that load it', async () => {
    const root = folderOf({
      'lib/licences.txt': 'MIT\n',
      'lib/licences-mermaid.txt': 'ISC\n',
      'lib/runtime/parts/mermaid.js': '1',
    });
    const token = assetUrl(join(root, 'lib/runtime/parts/mermaid.js'));
    const { artifact } = await bundleIn(root, [page(`<script data-src="${token}"></script>`)]);
    const text = artifact.assets.find(({ path }) => path === 'licences.txt')?.data;
    expect(String(text)).toBe('MIT\nISC\n');
  });

  it('carries the licences of what we ship', async () => {
    const { artifact } = await bundleIn(folderOf({ 'lib/licences.txt': 'MIT' }), [page('')]);
    expect(artifact.assets.map(({ path, data }) => [path, Buffer.from(data as Uint8Array).toString()])).toEqual([
      ['licences.txt', 'MIT'],
    ]);
  });

  it('is the same in whatever folder the course lies', async () => {
    const files = {
      'a.css': '@import "b.css"; .a { background: url(x.png) }',
      'b.css': '.b { color: red }',
      'x.png': 'x',
      'y.js': 'a()',
    };
    const build = async (single: boolean) => {
      const root = folderOf(files);
      const stylesheets = [join(root, 'a.css')];
      return (
        await bundleIn(
          root,
          [page(sheet(root, 'a.css') + image(root, 'x.png') + script(root, 'y.js'), { stylesheets })],
          { single },
        )
      ).artifact;
    };
    expect(await build(false)).toEqual(await build(false));
    expect(await build(true)).toEqual(await build(true));
  });
});

describe('bundle, single', () => {
  it('puts everything into the page', async () => {
    const root = folderOf({
      'lib/themes/own.css': 'a{b:url(f.woff2)}/*</style>*/',
      'lib/themes/f.woff2': 'x',
      'a.css': '\uFEFF.a { color: red }',
      'deck.js': 'a("</script>$&")',
      'x.png': 'x',
    });
    const stylesheets = [join(root, 'lib/themes/own.css'), join(root, 'a.css')];
    const print = sheet(root, 'a.css').replace('<link', '<link media="print"');
    const body = `${sheet(root, 'lib/themes/own.css')}${print}<a href="02.html">${image(root, 'x.png')}</a>${script(root, 'deck.js')}`;
    const { artifact } = await bundleIn(root, [page(body, { stylesheets })], { single: true });
    expect(artifact.assets).toEqual([]);
    expect(bodyOf(artifact.pages[0]?.data)).toBe(
      '<style>a{b:url(data:font/woff2;base64,eA==)}/*<\\/style>*/</style><style media="print">/* a.css */\n.a {\n  color: red;\n}\n</style>' +
        '<a href="02.html"><img src="data:image/png;base64,eA=="></a><script>a("\\x3C/script>$&")</script>',
    );
    expect(String(artifact.pages[0]?.data)).toContain(
      `script-src 'wasm-unsafe-eval' ${sha256('a("\\x3C/script>$&")')};`,
    );
  });

  it('hashes what runs, data not', async () => {
    const root = folderOf({ 'deck.js': 'a()' });
    const body = `<script>b()</script>${script(root, 'deck.js')}<script type="application/json">{}</script>`;
    const { artifact } = await bundleIn(root, [page(body, { inlineScripts: ['b()'] })], { single: true });
    expect(String(artifact.pages[0]?.data)).toContain(
      `script-src 'wasm-unsafe-eval' ${sha256('b()')} ${sha256('a()')};`,
    );
  });

  it('makes a link to a file a download: browsers do not open such a URL', async () => {
    const root = folderOf({ 'a "b".pdf': 'x' });
    const { artifact } = await bundleIn(
      root,
      [page(`<a class="x" href="${assetUrl(join(root, 'a "b".pdf'))}">pdf</a>`)],
      { single: true },
    );
    expect(bodyOf(artifact.pages[0]?.data)).toBe(
      '<a download="a &quot;b&quot;.pdf" class="x" href="data:application/pdf;base64,eA==">pdf</a>',
    );
  });
});
