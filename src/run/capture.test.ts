import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCapture } from './capture.ts';

describe('the capture of an output', () => {
  it('keeps all of it up to the limit', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (chunks) => {
        const whole = chunks.join('');
        const capture = createCapture(2 * whole.length + 2);
        for (const chunk of chunks) capture.add(chunk);
        expect(capture.text()).toBe(whole);
        expect(capture.omitted()).toBe(0);
      }),
    );
  });

  it('keeps the beginning and the end of a longer one, and says how much it left out', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 11 }), (chunks) => {
        const whole = chunks.join('');
        const capture = createCapture(10);
        for (const chunk of chunks) capture.add(chunk);
        const gap = `\r\n… ${whole.length - 10} characters left out …\r\n`;
        expect(capture.text()).toBe(whole.length > 10 ? whole.slice(0, 5) + gap + whole.slice(-5) : whole);
      }),
    );
  });
});
