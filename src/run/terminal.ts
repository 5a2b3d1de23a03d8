import { execFile } from 'node:child_process';
import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { IPty } from '@lydell/node-pty';
import { RunError } from './error.ts';
import { dropFile } from './folder.ts';
import { createMarkReader, type Mark } from './marks.ts';

/** Columns and rows of a terminal. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export interface TerminalOptions extends Size {
  /** What runs in it, as a script for `sh`; it may read lines from the pipe. */
  script(pipe: string): string;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Where its pipe is made. */
  readonly control: string;
  /** Tells its pipe from those of other terminals. */
  readonly name: string;
  readonly nonce: string;
  onText(text: string): void;
  onMark(mark: Mark): void;
  /** The terminal is gone, with all that ran in it. */
  onGone(): void;
}

/** A terminal with a program in it that takes commands from a pipe. */
export interface Terminal {
  /** The leader of its session. */
  readonly pid: number;
  /** A line for what reads the pipe. */
  tell(line: string): void;
  /** Keys, for the program that runs. */
  type(keys: string): void;
  resize(size: Size): void;
  /** Lets what is printed wait: who prints more than the system holds waits too, until `resume`. */
  pause(): void;
  resume(): void;
  /** Takes this text out of what is printed, from now on. */
  erase(text: string): void;
  kill(): void;
}

/** @throws RunError where the machine has no terminals for programs. */
export async function openTerminal(options: TerminalOptions): Promise<Terminal> {
  const { control, name, nonce, environment } = options;
  const { spawn } = await loadPty();
  const pipe = join(control, `${name}.pipe`);
  await promisify(execFile)('mkfifo', ['-m', '600', pipe]);
  // Opened for reading too: so that opening waits for nobody. When this process dies, the shell finds its end.
  const fd = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
  const reader = createMarkReader(nonce);
  let isOpen = true;
  const pty: IPty = spawn('/bin/sh', ['-c', options.script(pipe)], {
    name: environment['TERM'] ?? 'xterm-256color',
    cols: options.columns,
    rows: options.rows,
    cwd: options.folder,
    env: { ...environment },
  });
  pty.onData((chunk) => {
    for (const piece of reader.read(chunk)) {
      if (typeof piece === 'string') options.onText(piece);
      else options.onMark(piece);
    }
  });
  pty.onExit(() => {
    isOpen = false;
    closeSync(fd);
    dropFile(pipe);
    options.onGone();
  });
  const whileOpen = (action: () => void) => {
    if (isOpen) action();
  };
  return {
    pid: pty.pid,
    tell: (line) => whileOpen(() => writeSync(fd, line)),
    type: (keys) => whileOpen(() => pty.write(keys)),
    resize: ({ columns, rows }) => whileOpen(() => pty.resize(columns, rows)),
    erase: (text) => reader.erase(text),
    pause: () => whileOpen(() => pty.pause()),
    resume: () => whileOpen(() => pty.resume()),
    kill: () =>
      whileOpen(() => {
        // Its end is heard only by who reads.
        pty.resume();
        pty.kill('SIGKILL');
      }),
  };
}

/** Loaded when a terminal is opened: no other command needs it, and some machines have no build of it. */
async function loadPty(): Promise<typeof import('@lydell/node-pty')> {
  try {
    return await import('@lydell/node-pty');
  } catch (cause) {
    throw new RunError(
      `There are no terminals for programs on this machine (${process.platform}, ${process.arch}).`,
      'Install the package again without `--omit=optional`: the terminal is an optional part of it.',
      { cause },
    );
  }
}
