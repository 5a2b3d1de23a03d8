import { join } from 'node:path';
import type { Shell } from '../model/snippet.ts';
import { createCapture } from './capture.ts';
import { type Command, type Current, createCurrent, type Outcome } from './command.ts';
import { findCommand, markVariable } from './environment.ts';
import { RunError } from './error.ts';
import { putFile } from './folder.ts';
import { createHost } from './host.ts';
import { createTypist } from './input.ts';
import type { Mark } from './marks.ts';
import { makeNonce } from './nonce.ts';
import { foregroundGroup, groupLives, signal, sweep } from './processes.ts';
import { commandLine } from './shell.ts';
import { stopForeground, stopGroup } from './stop.ts';
import type { Size, Terminal } from './terminal.ts';
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
  /** Stops the command that runs, if there is one. */
  interrupt(): void;
  /** Stops what runs on after its `until` was seen. */
  stopBackground(): Promise<void>;
  /** Calls `listener` with all that the terminal gets. @returns a function that ends that. */
  onText(listener: (text: string) => void): () => void;
  /** Ends the shell and all that it started. @returns whether everything is gone. */
  close(): Promise<boolean>;
}

/** In milliseconds. */
const defaultTimeout = 60_000;

/** Opens a session; its shell starts with the first command. @throws RunError where the shell is not installed. */
export function openSession(options: SessionOptions): Session {
  const { shell, work, control } = options;
  if (!findCommand(shell, options.environment['PATH'])) {
    throw new RunError(`\`${shell}\` is not installed.`, `Snippets in \`${shell}\` run where it is.`);
  }
  const name = makeNonce();
  // Marks have a nonce of their own: the other one stands in the environment, which a snippet may print.
  const nonce = makeNonce();
  const listeners = new Set<(text: string) => void>();
  const background = new Set<number>();
  let size = options.size;
  let current: Current | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let count = 0;
  let previous = 0;
  let shellPid = 0;
  let jobGroup: number | undefined;
  let typed = false;
  let repair = false;
  let isClosed = false;

  const type = (keys: string): void => {
    typed = true;
    host.terminal()?.type(keys);
  };
  const typist = createTypist(type);

  const host = createHost({
    shell,
    name,
    nonce,
    control,
    folder: work,
    environment: { ...options.environment, [markVariable]: `${options.environment[markVariable] ?? ''} ${name}` },
    get columns() {
      return size.columns;
    },
    get rows() {
      return size.rows;
    },
    onText(text) {
      // The shell's news that it was stopped are not the command's.
      if (jobGroup !== undefined) return;
      for (const listener of listeners) listener(text);
      typist.hear();
      if (current?.add(text)) sendToBackground(current);
    },
    onMark,
    onGone: () => end('lost', undefined),
  });

  function onMark({ kind, value }: Mark): void {
    if (kind === 'begin') {
      shellPid = value;
      current?.begin();
      if (current?.command.input) typist.start(current.command.input);
    } else if (kind === 'exit') end('exit', value);
    // The prompt tells the end where the mark that should do so was lost with its line.
    else if (current?.hasBegun()) end('done', value);
  }

  function end(ending: 'done' | 'exit' | 'lost', exitCode: number | undefined): void {
    typist.stop();
    previous = ending === 'done' && jobGroup === undefined ? (exitCode ?? 0) : 0;
    const over = current;
    current = undefined;
    if (jobGroup === undefined) return over?.finish(ending, exitCode);
    if (groupLives(jobGroup)) background.add(jobGroup);
    signal(-jobGroup, 'SIGCONT');
    jobGroup = undefined;
    over?.finish('until', undefined);
  }

  /** What a person does with Ctrl-Z and `bg`: the job is stopped for a moment, so that the shell comes back. */
  function sendToBackground(which: Current): void {
    const leader = host.terminal()?.pid;
    if (which.isOver() || leader === undefined) return;
    const group = foregroundGroup(leader);
    // The job may not have the terminal yet, or not any more.
    if (group === undefined || group === shellPid || group === leader) {
      setTimeout(() => sendToBackground(which), 10);
      return;
    }
    which.seal();
    jobGroup = group;
    stopUntilNoticed(which, group);
  }

  /** A process that is stopped between `vfork` and `exec` stops its parent as well, and the shell hears of nothing. */
  function stopUntilNoticed(which: Current, group: number): void {
    if (which.isOver()) return;
    signal(-group, 'SIGSTOP');
    setTimeout(() => {
      if (which.isOver()) return;
      signal(-group, 'SIGCONT');
      setTimeout(() => stopUntilNoticed(which, group), 10);
    }, 100);
  }

  function stop(why: 'timeout' | 'interrupted'): void {
    const [which, terminal] = [current, host.terminal()];
    if (!which || !terminal) return;
    which.stop(why);
    repair = true;
    void stopForeground({ terminal: terminal.pid, shell: shellPid, isOver: which.isOver }, options.grace);
  }

  function refuseIfClosed(): void {
    if (isClosed) throw new RunError('The session is closed.');
  }

  async function execute(command: Command): Promise<Outcome> {
    refuseIfClosed();
    const folder = command.dir === undefined ? undefined : await folderWithin(work, command.dir);
    const terminal = await host.ready();
    refuseIfClosed();
    const running = createCurrent(command, createCapture(options.captureLimit));
    current = running;
    send(terminal, command, folder);
    const interrupted = () => stop('interrupted');
    const { timeout = defaultTimeout } = command;
    const timer = timeout < Number.POSITIVE_INFINITY ? setTimeout(() => stop('timeout'), timeout) : undefined;
    command.signal?.addEventListener('abort', interrupted, { once: true });
    if (command.signal?.aborted) interrupted();
    try {
      return await running.finished;
    } finally {
      clearTimeout(timer);
      command.signal?.removeEventListener('abort', interrupted);
    }
  }

  function send(terminal: Terminal, { code, until }: Command, folder: string | undefined): void {
    count += 1;
    const file = join(control, `${name}-${count}`);
    putFile(file, `${code}\n`);
    terminal.erase(`${file}: `);
    const line = { file, folder, previous, asJob: until !== undefined, drain: typed, repair };
    typed = false;
    repair = false;
    terminal.tell(commandLine(line, nonce));
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
      host.terminal()?.resize(to);
    },
    interrupt: () => stop('interrupted'),
    async stopBackground() {
      await Promise.all([...background].map((group) => stopGroup(group, options.grace)));
      background.clear();
    },
    onText(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      isClosed = true;
      current?.stop('interrupted');
      await host.settled();
      const leader = host.terminal()?.pid;
      const isGone = await sweep(name, leader === undefined ? [] : [leader]);
      host.terminal()?.kill();
      end('lost', undefined);
      return isGone;
    },
  };
}
