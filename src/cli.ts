import { parseArgs } from 'node:util';
import packageJson from '../package.json' with { type: 'json' };
import { type Command, helpOf, parserOptions, type Terminal } from './commands/command.ts';
import { printable } from './commands/excerpt.ts';
import { commands } from './commands/index.ts';
import { UsageError } from './model/errors.ts';
import { nearest } from './text/nearest.ts';

const ended = listener();

const terminal: Terminal = {
  stderr: (text) => void process.stderr.write(text),
  stdout: (text) => void process.stdout.write(text),
  colour: process.stderr.isTTY === true && !process.env['NO_COLOR'],
  script: process.argv[1],
  args: process.argv.slice(2),
  /** Heard only by a command that asks for it: Ctrl-C ends any other at once, also one that computes. */
  get signal() {
    return ended();
  },
};

/** Gives the signal that Ctrl-C aborts; it is listened to from the first call on. */
function listener(): () => AbortSignal {
  let abort: AbortController | undefined;
  return () => {
    if (!abort) {
      const controller = new AbortController();
      for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort());
      abort = controller;
    }
    return abort.signal;
  };
}

function overview(): string {
  const width = Math.max(...commands.map(({ name, usage }) => name.length + usage.length));
  const rows = commands.map(
    ({ name, usage, about }) => `  estrade ${`${name} ${usage}`.padEnd(width + 1)}  ${about.split('\n')[0]}`,
  );
  return `Estrade ${packageJson.version}: course decks from Markdown chapters\n\n${rows.join('\n')}\n\n\`estrade <command> --help\` tells more; \`estrade --version\` tells the version.\n`;
}

interface Parsed {
  readonly values: Record<string, string | boolean | undefined>;
  readonly positionals: string[];
}

/** What node's parser gives: a list where an option may be repeated. */
interface RawParsed extends Pick<Parsed, 'positionals'> {
  readonly values: Record<string, string | boolean | undefined | (string | boolean)[]>;
}

/** @throws UsageError that names the option at fault, and the one that was probably meant. */
function parse(command: Command, args: readonly string[]): Parsed {
  let parsed: RawParsed;
  try {
    parsed = parseArgs({
      args: [...args],
      options: parserOptions(command.flags),
      allowPositionals: true,
    }) as RawParsed;
  } catch (error) {
    throw new UsageError(`${misuse(error, command)}\n\`estrade ${command.name} --help\` lists the options.`);
  }
  for (const [name, value] of Object.entries(parsed.values)) {
    if (value === '' || (Array.isArray(value) && value.includes(''))) {
      throw new UsageError(`\`--${name}\` needs a value: --${name} <${command.flags[name]?.value}>.`);
    }
  }
  const values = Object.entries(parsed.values).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(',') : value,
  ]);
  return { ...parsed, values: Object.fromEntries(values) };
}

/** What is wrong with the arguments, by the error of node's parser. */
function misuse(error: unknown, { flags }: Command): string {
  const { code, message } = error as { code?: string; message: string };
  const written = /'(?:-\w, )?(--?[^'\s=]+)/.exec(message)?.[1];
  if (written === undefined) return message;
  const name = written.replace(/^-+/, '');
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const near = nearest(name, [...Object.keys(flags), 'help']);
    return `There is no option \`${written}\`.${near ? ` Did you mean \`--${near}\`?` : ''}`;
  }
  const value = flags[name]?.value;
  return value ? `\`${written}\` needs a value: ${written} <${value}>.` : `\`${written}\` takes no value.`;
}

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-v' || name === '-V') {
    terminal.stdout(`${packageJson.version}\n`);
    return 0;
  }
  if (name === undefined) {
    terminal.stderr(overview());
    return 2;
  }
  if (name === '--help' || name === '-h' || (name === 'help' && rest.length === 0)) {
    terminal.stdout(overview());
    return 0;
  }
  if (name === 'help') return main([...rest.slice(0, 1), '--help']);
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    const near = nearest(
      name,
      commands.map((candidate) => candidate.name),
    );
    throw new UsageError(
      `There is no command \`${name}\`.${near ? ` Did you mean \`estrade ${near}\`?` : ''}\n\`estrade --help\` lists the commands.`,
    );
  }
  const { values, positionals } = parse(command, rest);
  if (values['help']) {
    terminal.stdout(helpOf(command));
    return 0;
  }
  if (positionals.length > 1) throw new UsageError(`\`estrade ${name}\` takes one course, not ${positionals.length}.`);
  return command.run({ positionals, flags: values }, terminal);
}

/** What cannot go on: the fault of the command line or the machine (2), or ours (70, EX_SOFTWARE of sysexits.h). */
function fail(error: unknown): number {
  const paint = (text: string): string => (terminal.colour ? `\u001b[1;31m${text}\u001b[0m` : text);
  if (error instanceof UsageError) {
    const lines = [error.message, error.fix].flatMap((text) => (text ? text.split('\n') : []));
    // Names of files may hold control sequences.
    terminal.stderr(`${paint('error')} ${lines.map(printable).join('\n')}\n`);
    return 2;
  }
  terminal.stderr(
    `${paint('error')} This is a fault of Estrade ${packageJson.version}, not of the course. Please report it with these lines:\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return 70;
}

// Who reads our output may stop reading: `estrade build --json | head`.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
process.on('uncaughtException', (error) => process.exit(fail(error)));
main(process.argv.slice(2))
  .catch(fail)
  .then((code) => {
    process.exitCode = code;
  });
