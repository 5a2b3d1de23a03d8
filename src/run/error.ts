import { UsageError } from '../model/errors.ts';

/** Something cannot be run on this machine, or not with this folder: `fix` says what to do about it. */
export class RunError extends UsageError {
  override readonly name = 'RunError';
}
