import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTail } from './tail.ts';

describe('the end of an output', () => {
  it('is all of a short one', () => {
    const tail = createTail(100);
    for (const text of ['one\r\n', 'two']) tail.add(text);
    expect(tail.text()).toBe('one\r\ntwo');
  });

  it('begins with a line of its own after a mark for what went', () => {
    const tail = createTail(10);
    tail.add('first\r\nsecond\r\nthird\r\n');
    expect(tail.text()).toBe('\x1b[0m…\r\nthird\r\n');
  });

  it('keeps a line that is too long by its end', () => {
    const tail = createTail(4);
    tail.add('0123456789');
    expect(tail.text()).toBe('\x1b[0m…\r\n6789');
  });

  it('is a suffix of what came, never longer than its limit, however that was cut', () => {
    const pieces = fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '\n') }));
    fc.assert(
      fc.property(pieces, fc.integer({ min: 1, max: 30 }), (texts, limit) => {
        const tail = createTail(limit);
        for (const text of texts) tail.add(text);
        const all = texts.join('');
        const kept = tail.text().replace('\x1b[0m…\r\n', '');
        expect(all.endsWith(kept)).toBe(true);
        expect(kept.length).toBeLessThanOrEqual(limit);
        expect(kept === all).toBe(all.length <= limit);
      }),
    );
  });

  it('can begin anew', () => {
    const tail = createTail(3);
    tail.add('abcdef');
    tail.clear();
    tail.add('x');
    expect(tail.text()).toBe('x');
  });
});
