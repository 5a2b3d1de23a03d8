import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assetStore, dataUrl, withUses } from './assets.ts';

const bytes = new TextEncoder();
const storeOf = (files: Record<string, string>) =>
  assetStore((path) => {
    const text = files[path];
    if (text === undefined) throw new Error('ENOENT');
    return bytes.encode(text);
  });

describe('assetStore', () => {
  it('names a file by its own name and its content', () => {
    expect(storeOf({ '/img/Schéma du cœur (1).PNG': 'x' }).file('/img/Schéma du cœur (1).PNG')?.path).toBe(
      'assets/schema-du-coeur-1-2d711642b726.png',
    );
  });

  it('keeps the same content once, unless its kind differs', () => {
    const store = storeOf({ '/a.png': 'x', '/b.png': 'x', '/a.jpg': 'x', '/c.png': 'y' });
    const [a, b, jpg, c] = ['/a.png', '/b.png', '/a.jpg', '/c.png'].map((path) => store.file(path)?.path);
    expect(b).toBe(a);
    expect(jpg).not.toBe(a);
    expect(c).not.toBe(a);
  });

  it('gives a composed and a decomposed accent the same name', () => {
    const store = storeOf({ '/\u00E9.png': 'x' });
    const other = storeOf({ '/e\u0301.png': 'x' });
    expect(store.file('/\u00E9.png')?.path).toBe(other.file('/e\u0301.png')?.path);
  });

  it('has nothing for a file that cannot be read', () => {
    expect(storeOf({}).file('/a.png')).toBeUndefined();
  });

  it('makes names that no system, server or archive can damage', () => {
    const unit = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1 }), (name) => {
        const path = `/${name}`;
        expect(storeOf({ [path]: 'x' }).file(path)?.path).toMatch(
          /^assets\/[a-z0-9]+(?:-[a-z0-9]+)*-[0-9a-f]{12}(?:\.[a-z0-9]+)?$/,
        );
      }),
    );
  });

  it('knows what an asset needs', () => {
    const store = storeOf({ '/a.woff2': 'x' });
    const font = store.file('/a.woff2');
    if (!font) throw new Error('no font');
    const sheet = store.text('/a.css', 'a{}', [font]);
    expect(withUses(sheet)).toEqual([sheet, font]);
  });
});

describe('dataUrl', () => {
  it('holds the type and the content', () => {
    const asset = storeOf({ '/a.svg': '<svg/>' }).file('/a.svg');
    expect(asset && dataUrl(asset)).toBe('data:image/svg+xml;base64,PHN2Zy8+');
  });
});
