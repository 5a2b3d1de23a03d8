/** Text that a terminal got at a moment. */
export interface Piece {
  /** Milliseconds since the beginning. */
  readonly at: number;
  readonly text: string;
}

/** Keeps what a terminal gets, with its times, up to a limit: its beginning and its end. */
export interface Tape {
  add(text: string): void;
  /** Milliseconds since the beginning. */
  length(): number;
  /** @param delay what comes before it is no time of the recording, in milliseconds */
  pieces(delay?: number): Piece[];
}

/** How many characters a recording holds. */
const tapeLimit = 200_000;

/** @param now a clock, in milliseconds */
export function createTape(limit = tapeLimit, now: () => number = () => performance.now()): Tape {
  const half = Math.floor(limit / 2);
  const start = now();
  const head: Piece[] = [];
  let room = half;
  let tail: Piece[] = [];
  let tailLength = 0;
  let omitted = 0;

  const trim = (): void => {
    let surplus = tailLength - half;
    let first = 0;
    for (let piece = tail[first]; piece && piece.text.length <= surplus; piece = tail[first]) {
      surplus -= piece.text.length;
      first += 1;
    }
    tail = tail.slice(first);
    const [cut] = tail;
    if (cut && surplus > 0) tail[0] = { at: cut.at, text: cut.text.slice(surplus) };
    const kept = tail.reduce((sum, { text }) => sum + text.length, 0);
    omitted += tailLength - kept;
    tailLength = kept;
  };

  return {
    length: () => now() - start,
    add(text) {
      const at = now() - start;
      const fits = text.slice(0, room);
      const rest = text.slice(room);
      if (fits !== '') head.push({ at, text: fits });
      room -= fits.length;
      if (rest === '') return;
      tail.push({ at, text: rest });
      tailLength += rest.length;
      if (tailLength > 2 * half) trim();
    },
    pieces(delay = 0) {
      trim();
      const moved = (pieces: Piece[]) => pieces.map(({ at, text }) => ({ at: Math.max(0, at - delay), text }));
      if (omitted === 0) return moved([...head, ...tail]);
      // What follows begins with a line of its own: it could be the middle of a control sequence.
      const [first, ...others] = tail;
      const line = first?.text.indexOf('\n') ?? -1;
      const [at, text] = [first?.at ?? 0, first?.text.slice(line + 1) ?? ''];
      const left = omitted + line + 1;
      return moved([...head, { at, text: `\x1b[0m\r\n… ${left} characters left out …\r\n${text}` }, ...others]);
    },
  };
}
