import { UsageError } from '../model/errors.ts';

/**
 * Why the output could not be written: the folder, another edition in it, a file that is in the way, or an error of
 * the system.
 */
export type OutputErrorCode = 'sources' | 'edition' | 'foreign' | 'outside' | 'busy' | 'system';

/** The output folder cannot be written as asked. The message names the file, `fix` what to do about it. */
export class OutputError extends UsageError {
  override readonly name = 'OutputError';
  readonly code: OutputErrorCode;
  readonly path: string;
  declare readonly fix: string;

  constructor(code: OutputErrorCode, path: string, reason: string, fix: string, cause?: unknown) {
    super(reason, fix, { cause });
    this.code = code;
    this.path = path;
  }
}

const reasons: Readonly<Record<string, readonly [reason: string, fix: string]>> = {
  ENOSPC: ['no space is left on the device', 'Make room and build again.'],
  EDQUOT: ['the disk quota is used up', 'Make room and build again.'],
  EFBIG: ['the file is too big for the file system', 'Choose another folder with --out.'],
  EACCES: ['permission denied', 'Choose another folder with --out, or change its permissions.'],
  EPERM: ['the system does not allow it', 'Choose another folder with --out, or change its permissions.'],
  EROFS: ['the file system is read-only', 'Choose another folder with --out.'],
  ENOTDIR: ['a file stands where a folder is needed', 'Move that file, or choose another folder with --out.'],
  EEXIST: ['a file stands where a folder is needed', 'Move that file, or choose another folder with --out.'],
  ENOENT: ['a folder on the way is missing, or a link leads nowhere', 'Choose another folder with --out.'],
  EISDIR: ['a folder stands in its place', 'Move that folder, or choose another one with --out.'],
  ENOTEMPTY: ['a folder stands in its place', 'Move that folder, or choose another one with --out.'],
  ENAMETOOLONG: ['the name is too long for the file system', 'Give the chapter a shorter file name.'],
  ELOOP: ['its symbolic links lead in a circle', 'Choose another folder with --out.'],
};

/** Runs what touches the file system; its errors become `OutputError`s that name `path`. */
export function guard<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof OutputError || !isSystemError(error)) throw error;
    const [reason, fix] = reasons[error.code] ?? [error.message, 'Choose another folder with --out.'];
    throw new OutputError('system', path, `\`${path}\` cannot be written: ${reason}.`, fix, error);
  }
}

function isSystemError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
