/** A PDF, and how many pages it has. */
export interface Printed {
  readonly pdf: Uint8Array;
  readonly pages: number;
}

/** What the page knows better than the browser that printed it. */
export interface Finish {
  /** The headings. Bookmarks are made of what is painted: without spaces where lines end, perhaps in capitals. */
  readonly titles: readonly string[];
  /** Gives another address for a link, or undefined to leave it. */
  rename(url: string): string | undefined;
}

/**
 * Makes the browser's PDF our own, without moving a byte, because its table names the place of every object:
 * what is shorter is filled up with blanks, which mean nothing between the words of a dictionary (ISO 32000-1,
 * 7.2.2). Links and bookmarks get their right texts, bookmarks show whole pages, and what tells one run from
 * another (dates) is left out.
 */
export function finishPdf(pdf: Uint8Array, { titles, rename }: Finish): Printed {
  const whole = new Map(titles.map((title) => [bare(title), title.replace(/\s+/g, ' ').trim()]));
  const before = Buffer.from(pdf).toString('latin1');
  const after = before
    .replace(/\/URI (\((?:\\.|[^\\()])*\))/gs, (old, text: string) => {
      const url = rename(readString(text));
      return url === undefined ? old : fill(`/URI ${writeString(url)}`, old);
    })
    .replace(
      /\/Title (\((?:\\.|[^\\()])*\)|<[\dA-F]*>)\s+\/Dest \[(\d+ \d+ R) \/XYZ [^\]]*\]/gs,
      (old, text: string, page: string) => {
        const painted = readString(text);
        const title = whole.get(bare(painted)) ?? painted;
        return fill(`/Title ${writeString(title)} /Dest [${page} /Fit]`, old);
      },
    )
    .replace(/\/(?:CreationDate|ModDate) \(D:[^)]*\)/g, (old) => fill('', old))
    .replace(/\/Creator \((?:\\.|[^\\()])*\)/s, (old) => fill('/Creator (Estrade)', old));
  return { pdf: Buffer.from(after, 'latin1'), pages: before.match(/\/Type \/Page\b/g)?.length ?? 0 };
}

/** Blanks up to the old length; what does not fit changes nothing. */
function fill(text: string, old: string): string {
  return text.length > old.length ? old : text.padEnd(old.length);
}

/** What is left of a title when it is painted in lines and capitals. */
function bare(title: string): string {
  return title.replace(/\s+/g, '').toUpperCase();
}

/** A string as the browser writes it (ISO 32000-1, 7.3.4): ASCII in parentheses, or UTF-16 as hexadecimal digits. */
function readString(text: string): string {
  if (text.startsWith('(')) return text.slice(1, -1).replace(/\\([\\()])/g, '$1');
  return Buffer.from(text.slice(5, -1), 'hex').swap16().toString('utf16le');
}

/** A string in its shortest form: the bytes of ASCII or of UTF-16 in parentheses. */
function writeString(text: string): string {
  const ascii = /^[\x20-\x7e]*$/.test(text);
  const bytes = ascii ? text : `\xfe\xff${Buffer.from(text, 'utf16le').swap16().toString('latin1')}`;
  return `(${bytes.replace(/[\\()]/g, '\\$&').replaceAll('\r', '\\r')})`;
}
