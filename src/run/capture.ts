/** Output, kept up to a limit: its beginning and its end. */
export interface Capture {
  add(text: string): void;
  /** What was kept, with a line in the place of what was left out. */
  text(): string;
  /** How many characters were left out. */
  omitted(): number;
}

/** How many characters of a command's output are kept. */
export const captureLimit = 1_000_000;

/** Keeps half of `limit` from the beginning and half from the end: memory stays bounded whatever comes. */
export function createCapture(limit = captureLimit): Capture {
  const half = Math.floor(limit / 2);
  let head = '';
  let tail: string[] = [];
  let tailLength = 0;
  let omitted = 0;

  /** Lets go of what is too old, now and then: cutting at every chunk would copy the end again and again. */
  const trim = (): void => {
    const text = tail.join('');
    const surplus = Math.max(0, text.length - half);
    omitted += surplus;
    // A copy: a slice would keep the whole text alive.
    tail = [Buffer.from(text.slice(surplus), 'utf16le').toString('utf16le')];
    tailLength = text.length - surplus;
  };

  return {
    add(text) {
      const room = half - head.length;
      if (room > 0) head += text.slice(0, room);
      const rest = room > 0 ? text.slice(room) : text;
      if (rest === '') return;
      tail.push(rest);
      tailLength += rest.length;
      if (tailLength > 2 * half || tail.length > 4096) trim();
    },
    text() {
      trim();
      const gap = omitted > 0 ? `\r\n… ${omitted} characters left out …\r\n` : '';
      return head + gap + tail.join('');
    },
    omitted() {
      trim();
      return omitted;
    },
  };
}
