import { afterEach, describe, expect, test, vi } from 'vitest';
import { forgetSeen, noteSeen, recallSeen } from './seen.ts';

/** A storage of the browser, in memory. */
function storage(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('how far a reader went', () => {
  test('is kept per course and chapter: each slide once, and the last one', () => {
    vi.stubGlobal('localStorage', storage());
    for (const [at, slide] of ['a', 'b', 'a'].entries()) noteSeen('Cours', '01-un', slide, at);
    noteSeen('Autre', '01-un', 'z', 9);
    expect(recallSeen('Cours', '01-un')).toEqual({ slides: ['a', 'b'], last: 'a', at: 2 });
    expect(recallSeen('Cours', '02-deux')).toBe(undefined);
    forgetSeen('Cours', '01-un');
    expect(recallSeen('Cours', '01-un')).toBe(undefined);
  });

  test.each(['{', 'null', '[]', '{"slides":3}', '""', '{"slides":["a"]}'])('%s is nothing', (text) => {
    vi.stubGlobal('localStorage', { getItem: () => text });
    expect(recallSeen('Cours', '01-un')).toBe(undefined);
  });

  test('where storage is refused, nothing is kept and nothing fails', () => {
    const refuse = () => {
      throw new Error('refused');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
    noteSeen('Cours', '01-un', 'a', 1);
    expect(recallSeen('Cours', '01-un')).toBe(undefined);
  });
});
