import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finishPdf } from './finish.ts';

const text = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');
const finish = (pdf: string, rename: (url: string) => string | undefined = () => undefined) =>
  text(finishPdf(Buffer.from(pdf, 'latin1'), { titles: [], rename }).pdf);

test('a renamed link leaves every byte after it in its place', () => {
  const pdf = '<</S /URI\n/URI (http://estrade.invalid/02.html#/a)>>>>\nendobj';
  const done = finish(pdf, () => './02.pdf');
  expect(done).toBe(`<</S /URI\n/URI (./02.pdf)${' '.repeat(25)}>>>>\nendobj`);
  expect(done.length).toBe(pdf.length);
});

test('addresses are read and written with their escapes', () => {
  const seen: string[] = [];
  const done = finish('/URI (https://a.example/x\\(1\\)?a\\\\b-and-more)', (url) => {
    seen.push(url);
    return './a(1).pdf';
  });
  expect(seen).toEqual(['https://a.example/x(1)?a\\b-and-more']);
  expect(done.trimEnd()).toBe('/URI (./a\\(1\\).pdf)');
});

test('an address that would not fit stays', () => {
  expect(finish('/URI (a)', () => 'something longer')).toBe('/URI (a)');
});

describe('bookmarks', () => {
  const bookmark = (title: string, titles: readonly string[]): string => {
    const pdf = `<</Title ${title}\n/Dest [12 0 R /XYZ 67.385994 454.79099 0]\n/Parent 9 0 R>>`;
    const done = text(finishPdf(Buffer.from(pdf, 'latin1'), { titles, rename: () => undefined }).pdf);
    expect(done.length).toBe(pdf.length);
    return done.replace(/ +/g, ' ');
  };
  const utf16 = (title: string) => `<FEFF${Buffer.from(title, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
  const bytes = (title: string) => `(\xfe\xff${Buffer.from(title, 'utf16le').swap16().toString('latin1')})`;

  test('get back the spaces at the ends of lines, and their small letters; they show the whole page', () => {
    expect(bookmark('(THE CACHEAND ITS KEY)', ['The cache\n  and its key'])).toBe(
      '<</Title (The cache and its key) /Dest [12 0 R /Fit] \n/Parent 9 0 R>>',
    );
    expect(bookmark(utf16('La recette etses étapes'), ['La recette et ses étapes'])).toContain(
      `/Title ${bytes('La recette et ses étapes')} /Dest`,
    );
  });

  test('that are no heading of the page keep their words', () => {
    expect(bookmark('(A\\) b)', ['Other'])).toContain('/Title (A\\) b) /Dest [12 0 R /Fit]');
    expect(bookmark(utf16('été'), [])).toContain(`/Title ${bytes('été')} /Dest`);
  });
});

test('dates and the browser’s name tell one run from another: they go', () => {
  const done = finish(
    "<</Creator (Mozilla/5.0 \\(X11\\))\n/CreationDate (D:20261121172759+00'00')\n/ModDate (D:2026)>>",
  );
  expect(done.replace(/\s+/g, ' ')).toBe('<</Creator (Estrade) >>');
});

test('pages are counted, the list of pages is not one', () => {
  const pdf = '<</Type /Pages\n/Count 2>> <</Type /Page\n/A 1>> <</Type /Page\n/A 1>>';
  expect(finishPdf(Buffer.from(pdf), { titles: [], rename: () => undefined }).pages).toBe(2);
});

test('nothing ever changes the length, or a byte without need', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme-ascii' }), (noise, url) => {
      const pdf = Buffer.from(`${noise}/URI (${url.replace(/[\\()]/g, '\\$&')})${noise}`);
      const done = Buffer.from(finishPdf(pdf, { titles: [], rename: () => undefined }).pdf);
      return /\/(?:Creat|ModDate)/.test(noise) || Buffer.compare(pdf, done) === 0;
    }),
  );
});
