import { type Capture, createCapture } from './capture.ts';
import { withoutControls } from './plain.ts';

/** What a session is asked to run. */
export interface Command {
  readonly code: string;
  /** Folder to go to first, relative to the copy; else it runs where the one before left the shell. */
  readonly dir?: string | undefined;
  /** In milliseconds; may be infinite. Without it, `defaultTimeout`. */
  readonly timeout?: number | undefined;
  /** Typed line by line, each when the command has been silent for a moment. */
  readonly input?: string | undefined;
  /** Once the output matches, the command runs on in the background. It is a job: its variables stay in it. */
  readonly until?: RegExp | undefined;
  /** Stops it. */
  readonly signal?: AbortSignal | undefined;
  /** Hears what it prints after `until` was seen. */
  readonly onLater?: ((text: string) => void) | undefined;
}

/** In milliseconds. */
export const defaultTimeout = 60_000;

/** A command that runs on. */
export interface Background {
  /** When it ends: its exit code, where that is known. */
  readonly ended: Promise<number | undefined>;
  stop(): Promise<void>;
}

/**
 * How a command ended: `done` by itself; `exit`: it ended the shell as well, the next command gets a fresh one in the
 * working folder; `until`: it runs on; `timeout` and `interrupted`: it was stopped; `lost`: the terminal went away.
 */
export type Ending = 'done' | 'exit' | 'until' | 'timeout' | 'interrupted' | 'lost';

export interface Outcome {
  readonly ending: Ending;
  /** Undefined where there is none: it runs on, or nobody heard of its end. */
  readonly exitCode: number | undefined;
  /** What the terminal got, with colours and carriage returns. */
  readonly output: string;
  /** How many characters of that were left out in the middle. */
  readonly omitted: number;
  /** From its beginning to its end, or to the moment that `until` was seen. */
  readonly milliseconds: number;
  /** Where it runs on. */
  readonly background?: Background | undefined;
}

/** Of a command that was stopped before it began. */
export const neverRun: Outcome = {
  ending: 'interrupted',
  exitCode: undefined,
  output: '',
  omitted: 0,
  milliseconds: 0,
};

/** How far back `until` looks. */
const memory = 16_384;

/** A command that a session has sent to its shell. */
export interface Current {
  readonly command: Command;
  readonly finished: Promise<Outcome>;
  /** The shell says that it begins. */
  begin(): void;
  hasBegun(): boolean;
  /** Adds output; true when with it `until` has been seen for the first time. */
  add(text: string): boolean;
  /** Why it is being stopped; the first reason counts. */
  stop(why: 'timeout' | 'interrupted'): void;
  isStopped(): boolean;
  isOver(): boolean;
  finish(ending: Ending, exitCode: number | undefined, background?: Background): void;
}

/** Keeps what is known of a command while it runs. */
export function createCurrent(command: Command, capture: Capture = createCapture()): Current {
  let begun: number | undefined;
  let recent = '';
  let seen = false;
  let why: Ending | undefined;
  let over = false;
  let resolve: (outcome: Outcome) => void = () => undefined;
  const finished = new Promise<Outcome>((done) => {
    resolve = done;
  });
  return {
    command,
    finished,
    begin: () => {
      begun = performance.now();
    },
    hasBegun: () => begun !== undefined,
    add(text) {
      if (begun === undefined) return false;
      capture.add(text);
      if (!command.until || seen) return false;
      recent = (recent + text).slice(-memory);
      seen = new RegExp(command.until.source, command.until.flags.replace(/[gy]/g, '')).test(withoutControls(recent));
      return seen;
    },
    stop: (reason) => {
      why ??= reason;
    },
    isStopped: () => why !== undefined,
    isOver: () => over,
    finish(ending, exitCode, background) {
      if (over) return;
      over = true;
      resolve({
        ending: why ?? ending,
        exitCode,
        output: capture.text(),
        omitted: capture.omitted(),
        milliseconds: begun === undefined ? 0 : performance.now() - begun,
        background,
      });
    },
  };
}
