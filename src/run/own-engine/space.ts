import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import type { Variables } from '../environment.ts';
import { putFile } from '../folder.ts';
import { namespaces } from './possible.ts';
import { firstProcess } from './script.ts';

/** Namespaces in which an engine starts, and then a command. */
export interface Space {
  /** Lets the command begin. */
  go(): void;
  /** Asks the command to end, as `kill` does. */
  terminate(): void;
  /** Ends whatever runs there. */
  end(): Promise<void>;
  isOver(): boolean;
  /** The exit code of the command; that of the first process, where it came to none. */
  readonly exitCode: Promise<number>;
}

export interface SpaceOptions {
  /** The engine's folder. */
  readonly folder: string;
  /** Where journals of runs are kept; not the same ones are seen within. */
  readonly journals: string;
  readonly command: readonly string[];
  readonly environment: Variables;
}

/** Opens namespaces with an engine that starts. They end with the command, and with this process. */
export function openSpace({ folder, journals, command, environment }: SpaceOptions): Space {
  // A file: `ps` in a snippet would show the whole of it otherwise.
  const script = join(folder, 'start');
  putFile(script, firstProcess);
  const words = [...namespaces, '--', 'sh', script, folder, journals, ...command];
  const child = spawn('unshare', words, {
    env: { ...environment },
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
  });
  const control = child.stdio[3] as Writable;
  // What is told to one who is gone does no harm.
  control.on('error', () => undefined);
  let isOver = false;
  const exitCode = ended(child).finally(() => {
    isOver = true;
  });
  return {
    go: () => void control.write('go\n'),
    terminate: () => void control.write('TERM\n'),
    isOver: () => isOver,
    exitCode,
    async end() {
      control.destroy();
      // The first process gets it from the kernel, and takes everything with it.
      if (!isOver) child.kill('SIGKILL');
      await exitCode;
    },
  };
}

/** How a process ended, as shells say it: of a signal, 128 and its number. */
function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}
