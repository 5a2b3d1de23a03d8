import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inside, reference } from './reference.ts';

const read = (url: string) => reference(url, '/cours/css/style.css', '/cours');

describe('reference', () => {
  it('is relative to its stylesheet, or with a slash to the course', () => {
    expect(read('img/a.png')).toEqual({ kind: 'file', paths: ['/cours/css/img/a.png'], suffix: '' });
    expect(read('../a.png')).toEqual({ kind: 'file', paths: ['/cours/a.png'], suffix: '' });
    expect(read('/img/a.png')).toEqual({ kind: 'file', paths: ['/cours/img/a.png'], suffix: '' });
  });

  it('is a URL: percent-encoded, with a query and a fragment', () => {
    expect(read('%C3%A9t%C3%A9%20%231.svg?v=2#a')).toEqual({
      kind: 'file',
      paths: ['/cours/css/été #1.svg', '/cours/css/%C3%A9t%C3%A9%20%231.svg'],
      suffix: '#a',
    });
    expect(read('100%.png')).toEqual({ kind: 'file', paths: ['/cours/css/100%.png'], suffix: '' });
  });

  it.each(['', '  ', '#degrade', 'data:image/png;base64,AA', 'DATA:,', 'about:blank'])('leaves `%s`', (url) => {
    expect(read(url)).toEqual({ kind: 'keep' });
  });

  it.each(['https://a.fr/x.css', 'HTTP://a.fr', '//a.fr/x.png', '\\\\a.fr/x.png', ' https://a.fr'])(
    'sees that `%s` is remote',
    (url) => {
      expect(read(url)).toEqual({ kind: 'remote' });
    },
  );

  it.each(['../../etc/passwd', '/../etc/passwd', '%2e%2e/%2e%2e/etc/passwd', 'file:///etc/passwd', 'C:/x.png', '..'])(
    'sees that `%s` leads out of the course',
    (url) => {
      expect(read(url)).toEqual({ kind: 'outside' });
    },
  );

  it('never gives a file that is out of the course', () => {
    const piece = fc.constantFrom('..', '.', '/', '%2e', '%2f', 'a', '%', '?', '#', '\\', ':', 'é');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const found = read(pieces.join(''));
        if (found.kind === 'file')
          for (const path of found.paths) expect(path).toMatch(/^\/cours\/(?!.*\/\.\.(?:\/|$))/);
      }),
    );
  });
});

describe('inside', () => {
  it('goes by whole names', () => {
    expect(inside('/cours', '/cours/a')).toBe(true);
    expect(inside('/cours', '/cours/..a')).toBe(true);
    expect(inside('/cours', '/cours')).toBe(false);
    expect(inside('/cours', '/cours-2/a')).toBe(false);
    expect(inside('/', '/a')).toBe(true);
  });
});
