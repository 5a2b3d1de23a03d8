import { parseArgs } from 'node:util';
import packageJson from '../package.json' with { type: 'json' };
import { type Command, helpOf, parserOptions, type Terminal } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { UsageError } from './model/errors.ts';
import { nearest } from './text/nearest.ts';

const abort = new AbortController();
process.once('SIGINT', () => abort.abort());
process.once('SIGTERM', () => abort.abort());

const terminal: Terminal = {
  stderr: (text) => void process.stderr.write(text),
  stdout: (text) => void process.stdout.write(text),
  colour: process.stderr.isTTY === true && !process.env['NO_COLOR'],
  signal: abort.signal,
};

function overview(): string {
  const width = Math.max(...commands.map(({ name, usage }) => name.length + usage.length));
  const rows = commands.map(
    ({ name, usage, about }) => `  estrade ${`${name} ${usage}`.padEnd(width + 1)}  ${about.split('\n')[0]}`,
  );
  return `Estrade ${packageJson.version}: course decks from Markdown chapters\n\n${rows.join('\n')}\n\n\`estrade <command> --help\` tells more.\n`;
}

function parse(
  command: Command,
  args: readonly string[],
): { values: Record<string, string | boolean | undefined>; positionals: string[] } {
  try {
    return parseArgs({ args: [...args], options: parserOptions(command.flags), allowPositionals: true }) as ReturnType<
      typeof parse
    >;
  } catch (error) {
    const flag = /'(--?[\w-]+)/.exec(String(error))?.[1];
    const near = flag && nearest(flag.replace(/^-+/, ''), Object.keys(command.flags));
    throw new UsageError(
      flag
        ? `Unknown or misused option \`${flag}\`.${near ? ` Did you mean \`--${near}\`?` : ''}\n\n${helpOf(command)}`
        : `${(error as Error).message}\n\n${helpOf(command)}`,
    );
  }
}

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-V') {
    terminal.stdout(`${packageJson.version}\n`);
    return 0;
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.stdout(overview());
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    const near = nearest(
      name,
      commands.map((candidate) => candidate.name),
    );
    throw new UsageError(
      `There is no command \`${name}\`.${near ? ` Did you mean \`${near}\`?` : ''}\n\n${overview()}`,
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

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const known = error instanceof UsageError || (error instanceof Error && error.name === 'OutputError');
    terminal.stderr(
      known
        ? `${(error as Error).message}\n`
        : `A fault of Estrade; please report it:\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = known ? 2 : 70;
  },
);
