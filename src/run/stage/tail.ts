/** The end of an output: what a terminal still shows of it, more or less. */
export interface Tail {
  add(text: string): void;
  text(): string;
  clear(): void;
}

/** How many characters of a snippet's output stay. */
const tailLimit = 200_000;

const marker = '\x1b[0m…\r\n';

/** Keeps the last `limit` characters, from the beginning of a line on; a line with `…` stands for what went. */
export function createTail(limit = tailLimit): Tail {
  let chunks: string[] = [];
  let length = 0;
  let isCut = false;

  const trim = (): void => {
    const text = chunks.join('');
    const from = text.length - limit;
    if (from > 0) {
      isCut = true;
      const line = text.indexOf('\n', from - 1) + 1;
      // A copy: a slice would keep the whole text alive.
      const kept = text.slice(line > 0 ? line : from);
      chunks = [Buffer.from(kept, 'utf16le').toString('utf16le')];
    } else chunks = [text];
    length = chunks[0]?.length ?? 0;
  };

  return {
    add(text) {
      chunks.push(text);
      length += text.length;
      // Now and then: cutting at every chunk would copy the end again and again.
      if (length > 2 * limit || chunks.length > 4096) trim();
    },
    text() {
      trim();
      return (isCut ? marker : '') + chunks.join('');
    },
    clear() {
      chunks = [];
      length = 0;
      isCut = false;
    },
  };
}
