import { describe, expect, it } from 'vitest';
import { nearest, slips } from './nearest.ts';

describe('the name that was meant', () => {
  it('has the fewest slips; two letters in the wrong order are one', () => {
    expect(nearest('notse', ['note', 'notes', 'info'])).toBe('note');
    expect(nearest('notse', ['notes', 'note', 'info'])).toBe('notes');
    expect(slips('notse', 'notes')).toBe(1);
    expect(slips('note', 'notes')).toBe(1);
    expect(slips('brnad', 'brand')).toBe(1);
    expect(slips('abc', 'abc')).toBe(0);
  });

  it('is none when all are far', () => expect(nearest('zorglub', ['notes', 'astuce'])).toBeUndefined());
});
