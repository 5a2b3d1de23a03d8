import { describe, expect, it } from 'vitest';
import { styleBody } from './escape.ts';

describe('styleBody', () => {
  it('never ends its element', () => {
    expect(styleBody('a::after { content: "</style><script>" }')).toBe('a::after { content: "<\\/style><script>" }');
    expect(styleBody('/* </STYLE > */ a > b {}')).toBe('/* <\\/STYLE > */ a > b {}');
  });
});
