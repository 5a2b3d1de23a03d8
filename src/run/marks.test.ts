import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarkReader, type Mark, markText, type Piece } from './marks.ts';

const nonce = '0123456789ab';

/** Neighbouring texts as one. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') result[result.length - 1] = last + piece;
    else result.push(piece);
  }
  return result;
}

/** A text in pieces of these sizes, in turn. */
function inChunks(text: string, sizes: readonly number[]): string[] {
  const chunks: string[] = [];
  for (let n = 0, at = 0; at < text.length; n++) {
    const size = sizes[n % sizes.length] ?? 1;
    chunks.push(text.slice(at, at + size));
    at += size;
  }
  return chunks;
}

function readAll(chunks: readonly string[], erased = ''): Piece[] {
  const reader = createMarkReader(nonce);
  reader.erase(erased);
  return joined(chunks.flatMap((chunk) => reader.read(chunk)));
}

describe('the reader of marks', () => {
  const mark = fc.record({
    kind: fc.constantFrom<Mark['kind']>('begin', 'end', 'prompt', 'exit'),
    value: fc.nat(99_999),
  });
  const text = fc.oneof(
    fc.string({ minLength: 1 }),
    fc.constantFrom('\x1b]', '\x1b]697;', `\x1b]697;${nonce.slice(0, 5)}`, '\x1b[31m', '\x07', '\x1b]0;title\x07'),
  );
  const stream = fc.array(fc.oneof(text, mark));
  const written = (pieces: readonly Piece[]) =>
    pieces
      .map((piece) => (typeof piece === 'string' ? piece : markText(nonce, piece.kind, String(piece.value))))
      .join('');

  it('gives back texts and marks, wherever the stream is cut', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (pieces, sizes) => {
        // A mark behind all, so that nothing can be waiting for what comes next.
        const whole = [...pieces, { kind: 'end' as const, value: 0 }];
        expect(readAll(inChunks(written(whole), sizes))).toEqual(joined(whole));
      }),
    );
  });

  it('loses nothing but the text that is taken out, wherever the stream is cut', () => {
    const erased = '/tmp/x/0-1: ';
    const parts = [
      '\x1b]697;',
      `\x1b]697;${nonce};`,
      `\x1b]697;${nonce};end`,
      '\x1b',
      '\x07',
      '/tmp',
      '/tmp/x/0-1',
      ': ',
    ];
    const piece = fc.oneof(fc.string(), fc.constantFrom(erased, ...parts), mark);
    const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(piece), cuts, (pieces, sizes) => {
        const whole = written([...pieces, { kind: 'end' as const, value: 0 }]);
        const read = readAll(inChunks(whole, sizes), erased);
        expect(read).toEqual(readAll([whole], erased));
        const taken = (whole.length - written(read).length) / erased.length;
        expect(Number.isInteger(taken) && taken >= 0).toBe(true);
        if (!whole.includes(erased)) expect(taken).toBe(0);
      }),
    );
  });

  it('holds nothing back that cannot be the beginning of a mark', () => {
    expect(readAll(['Password: '])).toEqual(['Password: ']);
    expect(readAll(['\x1b[1mBold'])).toEqual(['\x1b[1mBold']);
  });

  it('takes marks of another nonce, and broken ones, for text', () => {
    const foreign = markText('ffffffffffff', 'end', '0');
    const broken = markText(nonce, 'end', 'x');
    expect(readAll([foreign, broken, '.'])).toEqual([`${foreign}${broken}.`]);
  });

  it('takes a text out, wherever the stream is cut', () => {
    for (let at = 0; at < 12; at++) {
      const whole = 'sh: /a/b/1: oops';
      expect(readAll([whole.slice(0, at), whole.slice(at)], '/a/b/1: ')).toEqual(['sh: oops']);
    }
  });
});
