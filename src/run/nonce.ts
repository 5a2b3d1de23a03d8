import { randomBytes } from 'node:crypto';

/** A name that nothing else has, short enough for names of objects. */
export function makeNonce(): string {
  return randomBytes(6).toString('hex');
}
