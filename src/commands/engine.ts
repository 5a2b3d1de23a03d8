import { dirname, join } from 'node:path';
import { UsageError } from '../model/errors.ts';
import type { Built } from '../pipeline.ts';
import type { Variables } from '../run/environment.ts';
import { isWithin } from '../run/own-engine/environment.ts';
import { runWithin } from '../run/own-engine/within.ts';
import type { CommandInput, Flag, Terminal } from './command.ts';

/** Means no context, but an engine that the command starts itself. */
const started = 'own';

/** Which Docker engine snippets are run with, for the commands that run them. */
export const engineFlag: Readonly<Record<'engine', Flag>> = {
  engine: {
    type: 'string',
    value: 'context',
    about: 'Docker context of an engine that is there for this alone (default: `engine` in course.yaml, or yours)',
  },
};

/** The same, for the commands that can start one. */
export const ownEngineFlag: typeof engineFlag = {
  engine: {
    ...engineFlag.engine,
    value: 'context|own',
    about: `${engineFlag.engine.about};\n\`own\` starts one for the time of the command, with your images that the chapters name and without a network\n(Linux, as root, with dockerd)`,
  },
};

/**
 * Runs the command again beside an engine that is started for it, where it is asked for (`own`).
 *
 * @returns the exit code; undefined where the command is to go on by itself: another engine is asked for, or it is the
 *   one that runs beside it.
 * @throws RunError where no such engine can be started.
 */
export async function besideOwnEngine(
  flags: CommandInput['flags'],
  { course }: Built,
  { script, args, stderr, signal }: Terminal,
): Promise<number | undefined> {
  const environment: Variables = process.env;
  if ((flags['engine'] ?? course.engine) !== started || isWithin(environment) || !script || !args) return undefined;
  return runWithin({
    command: [process.execPath, ...process.execArgv, script, ...args],
    environment,
    folders: [...new Set(course.chapters.map(({ path }) => dirname(join(course.root, path))))],
    say: stderr,
    signal,
  });
}

/**
 * The environment that snippets are run with: the person's own, with the engine that was asked for. Such an engine is
 * there for this alone: snippets may remove all that it holds. The environment can say the same of the person's
 * engine (`ESTRADE_ENGINE=own`); a context named `default` does not. One that was started for the command is in its
 * environment already.
 *
 * @param flag what `--engine` says
 * @param setting what course.yaml says
 */
export function engineEnvironment(
  own: Readonly<Record<string, string | undefined>>,
  flag: string | boolean | undefined,
  setting: string | undefined,
): Record<string, string | undefined> {
  const context = typeof flag === 'string' ? flag : setting;
  if (context === undefined || context === started) return { ...own };
  const { DOCKER_HOST: _host, ESTRADE_ENGINE: _engine, ...others } = own;
  return { ...others, DOCKER_CONTEXT: context, ...(context === 'default' ? {} : { ESTRADE_ENGINE: 'own' }) };
}

/** @throws UsageError where an engine of its own is asked for, of a command that has none. */
export function refuseOwnEngine({ flags }: CommandInput): void {
  if (flags['engine'] !== started) return;
  throw new UsageError(
    '`--engine own` is for `estrade record` and `estrade verify`: a browser would not reach what runs there.',
    'Name a Docker context, or leave the option out: the course is shown with your engine.',
  );
}
