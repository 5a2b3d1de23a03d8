import { join } from 'node:path';
import type { Shell } from '../model/snippet.ts';
import { type Aside, openAside } from './aside.ts';
import { type Capture, createCapture } from './capture.ts';
import { type Command, type Current, createCurrent, defaultTimeout, neverRun, type Outcome } from './command.ts';
import { findCommand, markVariable } from './environment.ts';
import { RunError } from './error.ts';
import { putFile } from './folder.ts';
import { createHost } from './host.ts';
import { createTypist } from './input.ts';
import type { Mark } from './marks.ts';
import { createMessenger } from './messenger.ts';
import { makeNonce } from './nonce.ts';
import { folderOf, sweep } from './processes.ts';
import { commandLine } from './shell.ts';
import { stopOnceBegun } from './stop.ts';
import type { Size } from './terminal.ts';
import { folderWithin } from './workspace.ts';

export interface SessionOptions {
  readonly shell: Shell;
  readonly size: Size;
  /** Where it begins, and what `dir` is relative to. */
  readonly work: string;
  /** A folder for its pipe and the files it reads. */
  readonly control: string;
  readonly environment: Readonly<Record<string, string>>;
  /** How many characters of a command's output are kept. */
  readonly captureLimit?: number | undefined;
  /** How long a command that is being stopped has after each signal, in milliseconds. */
  readonly grace?: number | undefined;
}

/** One shell in one terminal. Folder, variables, functions and background jobs carry over between its commands. */
export interface Session {
  /** Runs a command when those before it are done. @throws RunError where its folder is not there, or no shell starts. */
  run(command: Command): Promise<Outcome>;
  /** Keys, as a terminal sends them, for the program that runs. */
  type(keys: string): void;
  resize(size: Size): void;
  /** Lets all that is printed wait, and who prints it, until `resume`. */
  pause(): void;
  resume(): void;
  /** Stops the command that runs, if there is one. */
  interrupt(): void;
  /** Stops what runs on after its `until` was seen. */
  stopBackground(): Promise<void>;
  /** Calls `listener` with all that the terminal gets. @returns a function that ends that. */
  onText(listener: (text: string) => void): () => void;
  /** The same for what commands print that run on in the background: it does not come between later ones. */
  onLater(listener: (text: string) => void): () => void;
  /** Where the shell is, as far as that is known. */
  folder(): string | undefined;
  /** Ends the shell and all that it started. @returns whether everything is gone. */
  close(): Promise<boolean>;
}

/** Opens a session; its shell starts with the first command. @throws RunError where the shell is not installed. */
export function openSession(options: SessionOptions): Session {
  const { shell, work, control } = options;
  if (!findCommand(shell, options.environment['PATH'])) {
    throw new RunError(`\`${shell}\` is not installed.`, `Snippets in \`${shell}\` run where it is.`);
  }
  const name = makeNonce();
  // Marks have a nonce of their own: the other one stands in the environment, which a snippet may print.
  const nonce = makeNonce();
  const environment = { ...options.environment, [markVariable]: `${options.environment[markVariable] ?? ''} ${name}` };
  const listeners = new Set<(text: string) => void>();
  const laterListeners = new Set<(text: string) => void>();
  const asides = new Set<Aside>();
  let size = options.size;
  let current: Current | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let count = 0;
  let previous = 0;
  let shellPid = 0;
  let aside: Aside | undefined;
  let typed = false;
  let repair = false;
  let isClosed = false;

  const send = (keys: string): void => {
    if (aside) return aside.type(keys);
    typed = true;
    host.terminal()?.type(keys);
  };
  const type = (keys: string): void => messenger.whenBegun(() => send(keys));
  const typist = createTypist(type);

  const host = createHost({
    shell,
    name,
    nonce,
    control,
    folder: work,
    environment,
    get columns() {
      return size.columns;
    },
    get rows() {
      return size.rows;
    },
    onText(text) {
      for (const listener of listeners) listener(text);
      typist.hear();
      current?.add(text);
    },
    onMark,
    onGone: () => end('lost', undefined),
  });

  const isWanted = () => [aside?.running, current].some((each) => each && !each.isStopped() && !each.isOver());
  const messenger = createMessenger({ nonce, host, isWanted, onLost: () => end('lost', undefined) });

  function onMark(mark: Mark): void {
    const { kind, value } = mark;
    messenger.hear(mark);
    // What the shell was told last has not begun: another shell is told.
    if (kind === 'here' || (kind === 'exit' && messenger.isWaiting())) return;
    aside?.hear(mark);
    if (kind === 'begin') {
      shellPid = value;
      current?.begin();
      if (current?.command.input) typist.start(current.command.input);
    } else if (kind === 'exit') end('exit', value);
    // The prompt tells the end where the mark that should do so was lost with its line.
    else if (kind !== 'job' && current?.hasBegun()) end('done', value);
  }

  function end(ending: 'done' | 'exit' | 'lost', exitCode: number | undefined): void {
    typist.stop();
    messenger.settle();
    if (ending !== 'done') aside?.leave();
    previous = ending === 'done' ? (exitCode ?? 0) : 0;
    current?.finish(ending, exitCode);
    current = undefined;
  }

  function stop(why: 'timeout' | 'interrupted'): void {
    if (aside) {
      aside.running.stop(why);
      void aside.stop();
    }
    const terminal = host.terminal();
    if (!current || !terminal) return;
    current.stop(why);
    repair = true;
    void stopOnceBegun({ ...current, terminal: terminal.pid, shell: () => shellPid }, options.grace);
  }

  const terminals = () => [host.terminal(), ...asides];
  const refuseIfClosed = (): void => {
    if (isClosed) throw new RunError('The session is closed.');
  };

  async function execute(command: Command): Promise<Outcome> {
    refuseIfClosed();
    const folder = command.dir === undefined ? undefined : await folderWithin(work, command.dir);
    const terminal = await host.ready();
    refuseIfClosed();
    if (command.signal?.aborted) return neverRun;
    count += 1;
    const file = join(control, `${name}-${count}`);
    putFile(file, `${command.code}\n`);
    const capture = createCapture(options.captureLimit);
    if (command.until) aside = await openBeside(command, capture, file);
    else current = createCurrent(command, capture);
    const running = aside?.running ?? current;
    if (!running) throw new RunError('The session is closed.');
    terminal.erase(`${file}: `);
    messenger.deliver(commandLine({ file, folder, previous, device: aside?.device, drain: typed, repair }, nonce));
    typed = false;
    repair = false;
    if (aside) previous = 0;
    const interrupted = () => stop('interrupted');
    const { timeout = defaultTimeout } = command;
    const timer = timeout < Number.POSITIVE_INFINITY ? setTimeout(() => stop('timeout'), timeout) : undefined;
    command.signal?.addEventListener('abort', interrupted, { once: true });
    if (command.signal?.aborted) interrupted();
    try {
      const outcome = await running.finished;
      await aside?.isAway;
      return outcome;
    } finally {
      messenger.settle();
      aside = undefined;
      clearTimeout(timer);
      command.signal?.removeEventListener('abort', interrupted);
    }
  }

  async function openBeside(command: Command, capture: Capture, file: string): Promise<Aside> {
    const opened = await openAside({
      ...size,
      command,
      capture,
      file,
      name: `${name}-beside-${count}`,
      nonce,
      control,
      folder: work,
      environment,
      grace: options.grace,
      onText: (text) => listeners.forEach((listener) => void listener(text)),
      onLater: (text) => laterListeners.forEach((listener) => void listener(text)),
      onGone: () => asides.delete(opened),
    });
    asides.add(opened);
    return opened;
  }

  return {
    run(command) {
      const result = queue.then(() => execute(command));
      queue = result.catch(() => undefined);
      return result;
    },
    type,
    resize(to) {
      size = to;
      for (const each of terminals()) each?.resize(to);
    },
    pause: () => terminals().forEach((each) => void each?.pause()),
    resume: () => terminals().forEach((each) => void each?.resume()),
    interrupt: () => stop('interrupted'),
    async stopBackground() {
      await Promise.all([...asides].map((each) => each.stop()));
    },
    onLater(listener) {
      laterListeners.add(listener);
      return () => laterListeners.delete(listener);
    },
    onText(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    folder: () => folderOf(shellPid),
    async close() {
      isClosed = true;
      for (const each of [current, aside?.running]) each?.stop('interrupted');
      await host.settled();
      const leader = host.terminal()?.pid;
      const isGone = await sweep(name, leader === undefined ? [] : [leader]);
      host.terminal()?.kill();
      for (const each of asides) each.kill();
      end('lost', undefined);
      return isGone;
    },
  };
}
