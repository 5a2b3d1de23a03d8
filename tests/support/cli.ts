import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The command line as it is installed. */
export const cliFile = join(import.meta.dirname, '../../lib/cli.cjs');

/** A run of the command line that ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd?: string;
  /** Beside the environment of the tests. */
  readonly env?: Readonly<Record<string, string>>;
  /** It leads a group of its own, as what is typed into a terminal does. */
  readonly detached?: boolean;
}

/** Starts `estrade <args>` in a process of its own. */
export function startCli(args: readonly string[], { cwd, env, detached = false }: CliOptions = {}): ChildProcess {
  return spawn(process.execPath, [cliFile, ...args], {
    ...(cwd && { cwd }),
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached,
  });
}

/** Runs `estrade <args>` to its end. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<Ended> {
  const child = startCli(args, options);
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}
