import type { ParseArgsConfig } from 'node:util';

/** The world of a command: where it talks, and what it was given. */
export interface Terminal {
  /** Messages for people. */
  stderr(text: string): void;
  /** Data. */
  stdout(text: string): void;
  readonly colour: boolean;
  /** The file that node was called with. */
  readonly script?: string | undefined;
  /** All its words after that file. */
  readonly args?: readonly string[];
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

export interface Flag {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  /** What stands for the value in the help. */
  readonly value?: string;
  readonly about: string;
  /** It may be given several times: the command gets the values with commas between them. */
  readonly multiple?: boolean;
}

/** A command is a page: its flags, its help, and a tail behind the pipeline. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly about: string;
  readonly flags: Readonly<Record<string, Flag>>;
  /** @returns the exit code: 0 fine, 1 the course has errors, 2 usage or environment, 130 ended by Ctrl-C. */
  run(input: CommandInput, terminal: Terminal): Promise<number>;
}

export interface CommandInput {
  readonly positionals: readonly string[];
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
}

/** The exit code of a command that Ctrl-C ended before its time: 128 and the signal's number, as shells say it. */
export const interrupted = 130;

/** The value of an option that takes one; undefined where it is not given. */
export function textOf(flags: CommandInput['flags'], name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
}

/** The flags as node's parser takes them. */
export function parserOptions(flags: Command['flags']): NonNullable<ParseArgsConfig['options']> {
  return Object.fromEntries(
    Object.entries({ ...flags, help: { type: 'boolean' as const, short: 'h', about: '' } }).map(
      ([name, { type, short, multiple = false }]: [string, Flag]) => [
        name,
        { type, multiple, ...(short && { short }) },
      ],
    ),
  );
}

/** The help of one command. */
export function helpOf(command: Command): string {
  const rows = Object.entries(command.flags).map(([name, flag]) => [
    `${flag.short ? `-${flag.short}, ` : '    '}--${name}${flag.value ? ` <${flag.value}>` : ''}`,
    flag.about,
  ]);
  const width = Math.max(...rows.map(([left = '']) => left.length));
  const below = `\n${' '.repeat(width + 4)}`;
  const table = rows
    .map(([left = '', right = '']) => `  ${left.padEnd(width)}  ${right.replaceAll('\n', below)}`)
    .join('\n');
  return `estrade ${command.name} ${command.usage}\n\n${command.about}\n\n${table}\n`;
}
