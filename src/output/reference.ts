import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** Where a URL in a stylesheet leads. */
export type Reference =
  /** Nothing to do: a `data:` URL, a fragment of the page, nothing at all. */
  | { readonly kind: 'keep' }
  /** A file; `suffix` is the fragment, to be kept. */
  | { readonly kind: 'file'; readonly paths: readonly string[]; readonly suffix: string }
  | { readonly kind: 'outside' }
  | { readonly kind: 'remote' };

/**
 * Reads a URL of the stylesheet `from`, which lives in the folder `root` and may not lead out of it.
 * `paths` holds the file that the URL means, then the one that its author may have meant by writing
 * a percent sign as it is.
 */
export function reference(url: string, from: string, root: string): Reference {
  const trimmed = url.trim();
  if (trimmed === '' || /^(?:#|(?:data|blob|about):)/i.test(trimmed)) return { kind: 'keep' };
  if (/^(?:https?:|ftp:|wss?:|[/\\]{2})/i.test(trimmed)) return { kind: 'remote' };
  if (/^[a-z][a-z0-9+.-]*:/i.test(trimmed)) return { kind: 'outside' };
  const [, path = '', suffix = ''] = /^([^?#]*)(?:\?[^#]*)?(#.*)?$/s.exec(trimmed) ?? [];
  const paths = [...new Set([decode(path), path])].map((each) =>
    each.startsWith('/') ? join(root, each) : resolve(dirname(from), each),
  );
  return paths.some((each) => !belongs(root, each)) ? { kind: 'outside' } : { kind: 'file', paths, suffix };
}

/** Whether a path is in a folder, by its words alone. */
export function inside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !/^\.\.[/\\]/.test(way) && !isAbsolute(way);
}

/** Whether a path is in a folder, and does not leave it by a symbolic link. What is not there leads nowhere. */
export function belongs(folder: string, path: string): boolean {
  if (!inside(folder, path)) return false;
  try {
    return inside(realpathSync(folder), realpathSync(path));
  } catch {
    return true;
  }
}

/** Course-relative, as diagnostics show files. */
export function shownPath(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

/** Percent-decodes a path; one that is not encoded stays as it is. */
export function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
