import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from './text.ts';

const latin1 = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

describe('a file', () => {
  test('is UTF-8, with or without a byte order mark', () => {
    const bytes = new TextEncoder().encode('\uFEFFÉté\r\n\0');
    expect(decode(bytes, 'a.md')).toEqual({ text: 'Été\r\n\0' });
  });

  test('in Latin-1 is refused at the first letter that tells', () => {
    expect(decode(latin1('# Titre\n\nUn été\n'), 'a.md').finding).toMatchObject({
      ruleId: 'encoding-invalid',
      reason: '`a.md` is not valid UTF-8: byte 0xE9 has no meaning here',
      place: { line: 3, column: 4 },
    });
  });

  test('in UTF-16 is refused by name', () => {
    expect(decode(Uint8Array.of(0xff, 0xfe, 0x23, 0x00), 'a.md').finding?.reason).toContain('UTF-16');
  });

  test('that breaks off inside a letter is refused at that letter', () => {
    const bytes = new TextEncoder().encode('été').subarray(0, 4);
    expect(decode(bytes, 'a.md').finding?.place).toEqual({ line: 1, column: 3 });
  });

  test('of any text is read as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = text.replace(/^\uFEFF/, '');
        expect(decode(new TextEncoder().encode(written), 'a.md').text).toBe(written.replace(/^\uFEFF/, ''));
      }),
    );
  });
});
