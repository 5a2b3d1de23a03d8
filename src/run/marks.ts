/** What a shell tells its session, between what its commands print. */
export interface Mark {
  /**
   * `begin` and `end` of a command; `job`: one was started in the background; `prompt`: the shell waits for the next;
   * `here`: it answers a question; `exit`: it has ended.
   */
  readonly kind: 'begin' | 'end' | 'job' | 'prompt' | 'here' | 'exit';
  /** The shell's process for `begin`, the group for `job`, the question's number for `here`, else an exit code. */
  readonly value: number;
}

/** A piece of what the terminal got: text, or a mark. */
export type Piece = string | Mark;

/**
 * A mark as a `printf` format: a private control sequence (OSC, ECMA-48 8.3.89), which every terminal ignores.
 * The nonce tells it from whatever else a command may print.
 */
export function markFormat(nonce: string, kind: Mark['kind']): string {
  return `\\033]697;${nonce};${kind};%s\\007`;
}

/** The same with the characters themselves, for a prompt. */
export function markText(nonce: string, kind: Mark['kind'], value: string): string {
  return `${opening(nonce)}${kind};${value}\x07`;
}

function opening(nonce: string): string {
  return `\x1b]697;${nonce};`;
}

/** Takes what a terminal gets apart. */
export interface MarkReader {
  /** The pieces that are complete with this chunk; the beginning of a mark is kept until its end comes. */
  read(chunk: string): Piece[];
  /** A text that is taken out of what follows, instead of the one before: the name of the file that is run. */
  erase(text: string): void;
}

/** No mark is longer; what goes on and on is not ours. */
const longest = 120;

/** A reader of marks that carry `nonce`, however the stream is cut. */
export function createMarkReader(nonce: string): MarkReader {
  const start = opening(nonce);
  let erased = '';
  let held = '';

  /** Where the next mark or erased text begins. */
  const next = (text: string, from: number): { at: number; isMark: boolean } | undefined => {
    const mark = text.indexOf(start, from);
    const name = erased === '' ? -1 : text.indexOf(erased, from);
    if (mark < 0 && name < 0) return undefined;
    return mark >= 0 && (name < 0 || mark < name) ? { at: mark, isMark: true } : { at: name, isMark: false };
  };

  return {
    erase(text) {
      erased = text;
    },
    read(chunk) {
      const pieces: Piece[] = [];
      const text = held + chunk;
      let at = 0;
      const say = (end: number): void => {
        if (end > at) pieces.push(text.slice(at, end));
      };
      for (let found = next(text, at); found; found = next(text, at)) {
        say(found.at);
        at = found.at;
        if (!found.isMark) {
          at += erased.length;
          continue;
        }
        const end = text.indexOf('\x07', at);
        if (end < 0 && text.length - at < longest) break;
        const mark = end < 0 ? undefined : parse(text.slice(at + start.length, end));
        if (mark) pieces.push(mark);
        else pieces.push(start);
        at = mark ? end + 1 : at + start.length;
      }
      const rest = text.slice(at);
      const keep = rest.startsWith(start) ? rest.length : Math.max(overlap(rest, start), overlap(rest, erased));
      say(text.length - keep);
      held = text.slice(text.length - keep);
      return pieces;
    },
  };
}

function parse(body: string): Mark | undefined {
  const match = /^(begin|end|job|prompt|here|exit);(\d+)$/.exec(body);
  return match ? { kind: match[1] as Mark['kind'], value: Number(match[2]) } : undefined;
}

/** How much of the end of `text` could be the beginning of `needle`. */
function overlap(text: string, needle: string): number {
  for (let length = Math.min(text.length, needle.length - 1); length > 0; length--) {
    if (text.endsWith(needle.slice(0, length))) return length;
  }
  return 0;
}
