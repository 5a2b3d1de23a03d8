/** `https://…`, `//…` or `ftp://…`: a resource of another host. */
export function isRemote(reference: string): boolean {
  return /^(?:https?:|ftp:)?\/\//i.test(reference.trim());
}

/** Percent-decodes an address; one that is not encoded stays as it is. */
export function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

/** A path (also a `file:` address, or one with a drive, `D:/x.png`), as opposed to `data:`, `blob:`, `about:`, `#part` and the like, and to a symbolic URL. */
export function isLocal(reference: string): boolean {
  return !/^(?:(?!file:)[a-z][a-z0-9+.-]+:|#|\/\/|\u{F0000}|$)/iu.test(reference.trim());
}

/**
 * A course-relative path as a chapter would write it: from its own folder, or from the root where the
 * author wrote a leading `/`.
 */
export function referenceTo(path: string, chapterPath: string, written: string): string {
  const encoded = path.replace(/[ %?#]/g, encodeURIComponent);
  if (written.startsWith('/')) return `/${encoded}`;
  const from = chapterPath.split('/').slice(0, -1);
  const to = encoded.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}
