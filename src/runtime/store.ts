/** Reads from a storage that may be refused (private windows, `file://`); undefined then. */
export function recall(kind: 'local' | 'session', key: string): string | undefined {
  try {
    return (kind === 'local' ? localStorage : sessionStorage).getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Writes to a storage; what cannot be kept is forgotten, the page works without. */
export function remember(kind: 'local' | 'session', key: string, value: string): void {
  try {
    (kind === 'local' ? localStorage : sessionStorage).setItem(key, value);
  } catch {
    // Refused or full: nothing depends on it.
  }
}
