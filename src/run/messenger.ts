import type { Mark } from './marks.ts';
import { askLine } from './shell.ts';
import type { Terminal } from './terminal.ts';

export interface MessengerOptions {
  readonly nonce: string;
  readonly host: { terminal(): Pick<Terminal, 'tell'> | undefined; ready(): Promise<unknown> };
  /** Whether a line that was lost is to be told again: not where it is to be stopped by now. */
  isWanted(): boolean;
  /** A line that was lost is not told again: nothing of it has run, and nothing will. */
  onLost(): void;
}

/** Sees to it that what a shell is told begins. */
export interface Messenger {
  /** Tells a line whose first word is the mark `begin`. */
  deliver(line: string): void;
  hear(mark: Mark): void;
  /** Whether there is a line of which nothing has run yet. */
  isWaiting(): boolean;
  /**
   * Does something once the line has begun, or at once where none is on its way: Ctrl-C makes a terminal forget what
   * it has not shown yet, and the mark `begin` must not be in that. Not done where the line is given up.
   */
  whenBegun(action: () => void): void;
  /** Waits for no line any more. */
  settle(): void;
}

/** How long a line may take to begin before the shell is asked, in milliseconds; twice as long each time. */
const patience = 500;
/** Whoever loses more lines has another fault. */
const mostTries = 8;

/**
 * A shell that gets a signal while it waits, or reads a line, forgets that line: one that was meant for the command
 * before, or Ctrl-C between two commands. A line that does not begin is told again, but only once the shell has
 * answered a question that was asked after it, or has ended: both come in the order of the pipe, behind the mark
 * `begin`. So no command runs twice.
 */
export function createMessenger(options: MessengerOptions): Messenger {
  const { nonce, host } = options;
  let line: string | undefined;
  let tries = 0;
  let asked = 0;
  // Answers to earlier questions say nothing of this line.
  let first = 0;
  let timer: NodeJS.Timeout | undefined;
  let held: (() => void)[] = [];

  const askIn = (milliseconds: number): void => {
    timer = setTimeout(() => {
      asked += 1;
      host.terminal()?.tell(askLine(nonce, asked));
      askIn(2 * milliseconds);
    }, milliseconds);
  };

  const settle = (): void => {
    clearTimeout(timer);
    line = undefined;
    held = [];
  };

  const tell = (): void => {
    clearTimeout(timer);
    if (line === undefined) return;
    tries += 1;
    if (tries > mostTries || (tries > 1 && !options.isWanted())) {
      settle();
      return options.onLost();
    }
    first = asked + 1;
    host.terminal()?.tell(line);
    askIn(patience);
  };

  return {
    deliver(text) {
      settle();
      line = text;
      tries = 0;
      tell();
    },
    hear({ kind, value }) {
      if (line === undefined) return;
      if (kind === 'begin') {
        const actions = held;
        settle();
        for (const action of actions) action();
      } else if (kind === 'here' && value >= first) tell();
      else if (kind === 'exit') {
        clearTimeout(timer);
        const lost = line;
        const again = () => void (line === lost && tell());
        host.ready().then(again, () => {
          if (line !== lost) return;
          settle();
          options.onLost();
        });
      }
    },
    isWaiting: () => line !== undefined,
    whenBegun(action) {
      if (line === undefined) action();
      else held.push(action);
    },
    settle,
  };
}
