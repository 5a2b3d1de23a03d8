import type { Code } from 'micromark-util-types';

/** The end of a line, in any of its forms (micromark gives them numbers below -2). */
export function isLineEnd(code: Code): boolean {
  return code !== null && code < -2;
}

/** A space or a tab, real or made of one. */
export function isSpace(code: Code): boolean {
  return code === -2 || code === -1 || code === 32;
}
