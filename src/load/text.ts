import type { Finding } from '../model/diagnostic.ts';

/** A file as text, without its byte order mark, or why it cannot be read as such. */
export type Decoded =
  | { readonly text: string; readonly finding?: undefined }
  | { readonly text?: undefined; readonly finding: Finding };

/** Reads bytes as UTF-8. The finding of other encodings names the line of the first bad byte, and how to convert. */
export function decode(bytes: Uint8Array, path: string): Decoded {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return {
      finding: {
        ruleId: 'encoding-invalid',
        reason: `\`${path}\` is UTF-16: chapters are UTF-8`,
        place: { line: 1, column: 1 },
        fix: 'Save the file as UTF-8 in your editor.',
      },
    };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const place = firstBadByte(bytes);
    return {
      finding: {
        ruleId: 'encoding-invalid',
        reason: `\`${path}\` is not valid UTF-8: byte 0x${place.byte.toString(16).toUpperCase()} has no meaning here`,
        place: { line: place.line, column: place.column },
        fix: 'Save the file as UTF-8 in your editor (older French files are often Windows-1252).',
      },
    };
  }
}

/** A newline byte never stands inside a UTF-8 sequence: the line can be found before its text is decoded. */
function firstBadByte(bytes: Uint8Array): { line: number; column: number; byte: number } {
  let line = 1;
  for (let start = 0; start <= bytes.length; line++) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline === -1 ? bytes.length : newline;
    const slice = bytes.subarray(start, end);
    if (!isUtf8(slice)) {
      let good = 0;
      for (let length = 1; length < slice.length; length++) if (isUtf8(slice.subarray(0, length))) good = length;
      return { line, column: new TextDecoder().decode(slice.subarray(0, good)).length + 1, byte: slice[good] ?? 0 };
    }
    start = end + 1;
  }
  return { line: 1, column: 1, byte: bytes[0] ?? 0 };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
