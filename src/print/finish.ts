/** A PDF, and how many pages it has. */
export interface Printed {
  readonly pdf: Uint8Array;
  readonly pages: number;
}

/**
 * Makes the browser's PDF our own, without moving a byte, because its table names the place of every object:
 * what is shorter is filled up with blanks, which mean nothing between the words of a dictionary (ISO 32000-1,
 * 7.2.2). Links are renamed, and what tells one run from another (dates) is left out.
 *
 * @param rename gives another address for a link, or undefined to leave it.
 */
export function finishPdf(pdf: Uint8Array, rename: (url: string) => string | undefined): Printed {
  const before = Buffer.from(pdf).toString('latin1');
  const after = before
    .replace(/\/URI (\((?:\\.|[^\\()])*\))/gs, (whole, text: string) => {
      const url = rename(readString(text));
      return url === undefined ? whole : fill(`/URI (${url.replace(/[\\()]/g, '\\$&')})`, whole);
    })
    .replace(/\/(?:CreationDate|ModDate) \(D:[^)]*\)/g, (whole) => fill('', whole))
    .replace(/\/Creator \((?:\\.|[^\\()])*\)/s, (whole) => fill('/Creator (Estrade)', whole));
  return { pdf: Buffer.from(after, 'latin1'), pages: before.match(/\/Type \/Page\b/g)?.length ?? 0 };
}

/** Blanks up to the old length; what does not fit changes nothing. */
function fill(text: string, old: string): string {
  return text.length > old.length ? old : text.padEnd(old.length);
}

/** A literal string of a PDF (ISO 32000-1, 7.3.4.2) as the browser writes addresses: escapes of single characters. */
function readString(text: string): string {
  return text.slice(1, -1).replace(/\\([\\()])/g, '$1');
}
