import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readInput } from './files.ts';
import { folder } from './testing/folder.ts';

const files = {
  'slides/a.md': '# A',
  'slides/img/Réseau 1.png': 'p',
  'assets/logo.svg': '<svg/>',
  'assets/50 %.png': 'q',
  'assets/a#1.png': 'r',
};

describe('a reference', () => {
  const found = [
    ['img/R%C3%A9seau%201.png', 'slides/img/Réseau 1.png'],
    ['img/Réseau 1.png', 'slides/img/Réseau 1.png'],
    ['./img/Re\u0301seau 1.png', 'slides/img/Réseau 1.png'],
    ['../assets/logo.svg?v=2#icon', 'assets/logo.svg'],
    ['/assets/logo.svg', 'assets/logo.svg'],
    ['/assets/50 %.png', 'assets/50 %.png'],
    ['/assets/a#1.png', 'assets/a#1.png'],
  ] as const;
  test.each(found)('%s leads to %s', (reference, path) => {
    const root = folder(files);
    expect(readInput(root, join(root, 'slides'), reference)).toMatchObject({ kind: 'file', path: join(root, path) });
  });

  test.each([
    ['/Assets/Logo.SVG', 'assets/logo.svg', true],
    ['../assets/logos.svg', 'assets/logo.svg', false],
    ['nowhere/logo.svg', undefined, false],
    ['', undefined, false],
    ['a\0.png', undefined, false],
  ])('%j leads nowhere; %s is near', (reference, near, caseOnly) => {
    const root = folder(files);
    expect(readInput(root, join(root, 'slides'), reference)).toEqual({ kind: 'missing', near, caseOnly });
  });

  test.each(['img', './img/', '/slides'])('%s is no file, but a folder', (reference) => {
    const root = folder(files);
    expect(readInput(root, join(root, 'slides'), reference)).toMatchObject({ kind: 'missing', folder: true });
  });

  test.each([
    '../../etc/passwd',
    '..%2f..%2fetc%2fpasswd',
    '/../x',
    '../..',
    'file:///etc/passwd',
    '../../estrade-load-x/a',
  ])('%s leads out of the course', (reference) => {
    const root = folder(files);
    expect(readInput(root, join(root, 'slides'), reference)).toEqual({ kind: 'outside' });
  });

  test.each([
    ['img\\Réseau 1.png', { kind: 'missing', near: 'slides/img/Réseau 1.png', caseOnly: false }],
    ['img%5CRéseau 2.png', { kind: 'missing', near: 'slides/img/Réseau 1.png', caseOnly: false }],
    ['..\\..\\x.png', { kind: 'outside' }],
    ['D:/photos/x.png', { kind: 'outside' }],
    ['C:%5Cphotos%5Cx.png', { kind: 'outside' }],
    ['c:\\x.png', { kind: 'outside' }],
  ])('as Windows writes it leads to no file: %s', (reference, wanted) => {
    const root = folder(files);
    expect(readInput(root, join(root, 'slides'), reference)).toEqual(wanted);
  });

  test('through a symbolic link leads out of the course, or stays in it', () => {
    const secret = folder({ 'secret.txt': 'x' });
    const root = folder(files);
    symlinkSync(join(secret, 'secret.txt'), join(root, 'slides/s.txt'));
    symlinkSync(secret, join(root, 'slides/out'));
    symlinkSync(join(root, 'assets'), join(root, 'slides/in'));
    const input = (reference: string) => readInput(root, join(root, 'slides'), reference).kind;
    expect([input('s.txt'), input('out/secret.txt'), input('in/logo.svg')]).toEqual(['outside', 'outside', 'file']);
    const near = readInput(root, join(root, 'slides'), 'out/secrets.txt');
    expect(near).toEqual({ kind: 'missing', near: undefined, caseOnly: false });
  });

  test('of any form never reads outside, and never throws', () => {
    const root = folder({ 'a/b.txt': 'x' });
    const part = fc.constantFrom('..', '.', 'a', 'b.txt', 'etc', 'passwd', '', '%2e%2e', '%2f', '\\', '%', '#', '?');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.boolean(), (parts, absolute) => {
        const input = readInput(root, join(root, 'a'), (absolute ? '/' : '') + parts.join('/'));
        if (input.kind === 'file') expect(input.path).toBe(join(root, 'a/b.txt'));
      }),
      { numRuns: 300 },
    );
  });
});
