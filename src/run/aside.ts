import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Capture } from './capture.ts';
import { type Command, type Current, createCurrent } from './command.ts';
import { soon } from './host.ts';
import { createTypist } from './input.ts';
import type { Mark } from './marks.ts';
import { holderScript } from './shell.ts';
import { stopGroup } from './stop.ts';
import { openTerminal, type Size, type TerminalOptions } from './terminal.ts';

export interface AsideOptions extends Omit<TerminalOptions, 'script' | 'onMark' | 'onGone'> {
  readonly command: Command;
  readonly capture: Capture;
  /** The file that is run: its name is taken out of what is printed. */
  readonly file: string;
  /** How long it has after each signal. */
  readonly grace: number | undefined;
  /** Hears what is printed until `until` is seen. */
  onText(text: string): void;
  /** Hears what is printed after that. */
  onLater(text: string): void;
  /** It has ended, and its terminal is gone. */
  onGone(): void;
}

/**
 * A command that may run on in the background. It is a job of the session's shell, but has a terminal of its own, as
 * if somebody had opened a second window for it: what it goes on printing does not come between later commands.
 */
export interface Aside {
  readonly running: Current;
  /** The terminal's file. */
  readonly device: string;
  /** What the session's shell says while it starts this. */
  hear(mark: Mark): void;
  /** The session's shell has said all that it says of this: what it says next is of the next command. */
  readonly isAway: Promise<void>;
  /** The session's shell says nothing any more. */
  leave(): void;
  /** Stops it, if it runs. */
  stop(): Promise<void>;
  type(keys: string): void;
  resize(size: Size): void;
  /** Lets what it prints wait, so that it must wait itself, until `resume`. */
  pause(): void;
  resume(): void;
  kill(): void;
}

/** Opens a terminal beside a session's, for a command that is to run on in the background. */
export async function openAside(options: AsideOptions): Promise<Aside> {
  const { command, control, name, nonce, grace } = options;
  const running = createCurrent(command, options.capture);
  const file = join(control, `${name}.tty`);
  let tellReady: () => void = () => undefined;
  let tellGroup: (group: number) => void = () => undefined;
  const group = new Promise<number>((done) => {
    tellGroup = done;
  });
  const isReady = new Promise<void>((done) => {
    tellReady = done;
  });
  let tellEnd: (exitCode: number | undefined) => void = () => undefined;
  const ended = new Promise<number | undefined>((done) => {
    tellEnd = done;
  });
  let tellAway: () => void = () => undefined;
  const isAway = new Promise<void>((done) => {
    tellAway = done;
  });
  let isHeard = false;
  let isGone = false;
  async function stop(): Promise<void> {
    if (isGone) return;
    const known = await Promise.race([group, wait(5_000)]);
    if (known !== undefined) await stopGroup(known, grace);
    // What it said of its end may still be on the way.
    if (!running.isOver()) await Promise.race([running.finished, wait(200)]);
    terminal.kill();
  }

  const typist = createTypist((keys) => terminal.type(keys));
  const terminal = await openTerminal({
    ...options,
    script: (pipe) => holderScript(pipe, file, nonce),
    onText(text) {
      if (running.isOver()) {
        command.onLater?.(text);
        return options.onLater(text);
      }
      options.onText(text);
      typist.hear();
      if (!running.add(text)) return;
      typist.stop();
      running.finish('until', undefined, { ended, stop });
    },
    onMark({ kind, value }) {
      if (kind === 'prompt') tellReady();
      else if (kind === 'begin') {
        running.begin();
        typist.start(command.input ?? '');
      } else if (kind === 'end') {
        running.finish('done', value);
        tellEnd(value);
        terminal.kill();
      }
    },
    onGone() {
      isGone = true;
      typist.stop();
      running.finish('lost', undefined);
      tellEnd(undefined);
      options.onGone();
    },
  });
  terminal.erase(`${options.file}: `);
  await soon((done) => void isReady.then(done), 'A terminal');
  return {
    running,
    device: readFileSync(file, 'utf8').trim(),
    isAway,
    leave: tellAway,
    hear({ kind, value }) {
      if (kind === 'begin') isHeard = true;
      else if (kind === 'job') tellGroup(value);
      else if (isHeard) tellAway();
    },
    stop,
    type: terminal.type,
    resize: terminal.resize,
    pause: terminal.pause,
    resume: terminal.resume,
    kill: terminal.kill,
  };
}
