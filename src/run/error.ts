import { UsageError } from '../model/errors.ts';

/** Something cannot be run on this machine, or not with this folder: `fix` says what to do about it. */
export class RunError extends UsageError {
  override readonly name = 'RunError';
}

/** What to tell of an error that is no fault of ours. @throws any other. */
export function sentence(error: unknown): string {
  if (!(error instanceof RunError)) throw error;
  return error.fix ? `${error.message} ${error.fix}` : error.message;
}
