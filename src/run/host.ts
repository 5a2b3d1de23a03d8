import type { Shell } from '../model/snippet.ts';
import { RunError } from './error.ts';
import type { Mark } from './marks.ts';
import { killSession } from './processes.ts';
import { keeperScript, welcomeLine } from './shell.ts';
import { openTerminal, type Terminal, type TerminalOptions } from './terminal.ts';

export interface HostOptions extends Omit<TerminalOptions, 'script' | 'onText' | 'onMark' | 'onGone'> {
  readonly shell: Shell;
  /** What is printed once the shell is ready. */
  onText(text: string): void;
  onMark(mark: Mark): void;
  onGone(): void;
}

/** A terminal in which a shell is ready whenever one is asked for. */
export interface Host {
  /** The terminal, with a shell that waits for a command. @throws RunError when none starts. */
  ready(): Promise<Terminal>;
  /** The terminal, if there is one. */
  terminal(): Terminal | undefined;
  /** Waits until a terminal that is being opened is open. */
  settled(): Promise<unknown>;
}

/** How long a shell may take to start. */
const patience = 20_000;
/** After how long it is told its first line again: it may have lost it to a signal, and twice does no harm. */
const welcomeAgain = 3_000;

/** Makes what holds the terminal of a session: it is opened where one is needed, and again where it was lost. */
export function createHost(options: HostOptions): Host {
  let count = 0;
  let terminal: Terminal | undefined;
  let opening: Promise<Terminal> | undefined;
  let isReady = false;
  let waiting: (() => void)[] = [];

  const onMark = (mark: Mark): void => {
    if (mark.kind === 'exit') {
      isReady = false;
      options.onMark(mark);
      terminal?.tell('go\n');
      terminal?.tell(welcomeLine(options.nonce));
    } else if (isReady) options.onMark(mark);
    else if (mark.kind === 'prompt') {
      isReady = true;
      for (const tell of waiting) tell();
      waiting = [];
    }
  };

  const open = async (): Promise<Terminal> => {
    isReady = false;
    count += 1;
    const opened = await openTerminal({
      ...options,
      script: (pipe) => keeperScript(options.shell, pipe, options.nonce),
      name: `${options.name}-${count}`,
      onText: (text) => {
        // Until it is ready a shell says nothing but its own prompt.
        if (isReady) options.onText(text);
      },
      onMark,
      onGone: () => {
        if (terminal) killSession(terminal.pid);
        terminal = undefined;
        opening = undefined;
        isReady = false;
        options.onGone();
      },
    });
    terminal = opened;
    opened.tell(welcomeLine(options.nonce));
    return opened;
  };

  return {
    terminal: () => terminal,
    settled: async () => opening?.catch(() => undefined),
    async ready() {
      opening ??= open();
      const opened = await opening;
      if (isReady) return opened;
      const again = setInterval(() => opened.tell(welcomeLine(options.nonce)), welcomeAgain);
      await soon((done) => waiting.push(done), `\`${options.shell}\``).finally(() => clearInterval(again));
      return opened;
    },
  };
}

/** Waits for what must come soon where anything works. @throws RunError when it does not. */
export function soon(when: (done: () => void) => void, what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new RunError(`${what} does not start.`)), patience);
    when(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
