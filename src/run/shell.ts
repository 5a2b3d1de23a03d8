import type { Shell } from '../model/snippet.ts';
import { quote } from '../text/shell-quote.ts';
import { markFormat, markText } from './marks.ts';

/** How each shell is started: it takes no file of the person's, and its commands from a pipe. */
const interactive: Readonly<Record<Shell, string>> = {
  bash: 'bash --norc --noprofile --noediting -i',
  sh: 'sh -i',
};

/**
 * What runs in the terminal: a keeper that starts the shell, and another one when that ends. The shell is an
 * interactive one, so that Ctrl-C ends a list of commands and a syntax error does not end the session, but it reads
 * its commands from `pipe`: what is typed into the terminal is never taken for a command of its own.
 * When the shell has ended, the keeper holds the terminal open until the session has read all (`go` on the pipe):
 * what the last command of a terminal printed is lost where nobody does. Without its pipe it has nothing to do.
 */
export function keeperScript(shell: Shell, pipe: string, nonce: string): string {
  return [
    // Job control: the terminal comes back to the keeper from a shell that was killed.
    'exec 2>/dev/null; set -m; trap : INT QUIT TERM',
    `while [ -p ${quote(pipe)} ]; do`,
    `ENV= ${interactive[shell]} <${quote(pipe)} 2>/dev/tty`,
    `printf '${markFormat(nonce, 'exit')}' "$?" >/dev/tty`,
    `while read -r word; do [ "$word" = go ] && break; done <${quote(pipe)}`,
    'done',
  ].join('\n');
}

/**
 * What runs in a terminal beside the session's: it says in `file` which device that is, and holds it open until a
 * word comes, or its pipe ends with the process that holds that.
 */
export function holderScript(pipe: string, file: string, nonce: string): string {
  return [
    `trap : INT QUIT TERM; tty >${quote(file)}; printf '${markFormat(nonce, 'prompt')}' 0`,
    `read -r word <${quote(pipe)}`,
  ].join('\n');
}

/** The first line for a shell: no prompt but a mark, no history. */
export function welcomeLine(nonce: string): string {
  return `PS1='${markText(nonce, 'prompt', '$?')}' PS2=; set +o history 2>/dev/null; unset PROMPT_COMMAND ENV\n`;
}

/** A question for a shell that says nothing: it answers with the mark `here`, when it has read what came before. */
export function askLine(nonce: string, number: number): string {
  return `{ command printf '${markFormat(nonce, 'here')}' ${number} >/dev/tty; } 2>/dev/null\n`;
}

/** What a line for the shell is made of. */
export interface CommandLine {
  /** The file that holds the command. */
  readonly file: string;
  readonly folder: string | undefined;
  /** What `$?` is when it begins: the exit code of the one before. */
  readonly previous: number;
  /** The terminal that it runs in, as a job in the background, where that is another than the session's. */
  readonly device: string | undefined;
  /** Takes what was typed and not read away, so that this command does not find it. */
  readonly drain: boolean;
  /** Puts the terminal right, after a program that was stopped in the middle. */
  readonly repair: boolean;
}

const drain = 'command stty -icanon -echo min 0 time 0; command cat >/dev/null; command stty icanon echo;';

/**
 * The line that runs a command. Its end is told by a mark right behind it; where an interrupt or a syntax error
 * makes the shell forget the rest of the line, by the prompt. `set -e`, `-v` and `-x` hold for one command.
 */
export function commandLine(line: CommandLine, nonce: string): string {
  const source = `. ${quote(line.file)}`;
  const before = [
    'jobs >/dev/null;',
    line.repair ? 'command stty sane;' : '',
    line.drain ? drain : '',
    line.folder === undefined ? '' : `command cd ${quote(line.folder)};`,
    `command printf '${markFormat(nonce, 'begin')}' "$$" >/dev/tty;`,
  ];
  const start = `{ ${before.filter(Boolean).join(' ')} } </dev/tty 2>/dev/null;`;
  const end = `command printf '${markFormat(nonce, 'end')}' "$?"`;
  const run = `(exit ${line.previous}); ${source}`;
  if (line.device === undefined) return `${start} ${run} </dev/tty; { ${end} >/dev/tty; set +evx; } 2>/dev/null\n`;
  const device = quote(line.device);
  // The outer one outlives what stops the inner one, and tells its end.
  const begin = `command printf '${markFormat(nonce, 'begin')}' 0`;
  const job = `( trap : INT TERM; ${begin}; ( ${run} ); ${end} ) <${device} >${device} 2>&1 &`;
  const tell = `command printf '${markFormat(nonce, 'job')}' "$!" >/dev/tty`;
  // Else bash tells its end, with this line, between what a later command prints. In sh there is no such command.
  return `${start} { ${job} ${tell}; disown; } 2>/dev/null\n`;
}

/**
 * A command that asks for a line at a prompt, and runs it in the session: how somebody types commands of their own
 * between those of the chapter. It is interrupted when another command is to run.
 */
export function promptCommand(shell: Shell, prompt: string): string {
  // Only bash lets a line be edited with the arrows.
  const ask = shell === 'bash' ? `read -r -e -p ${quote(prompt)} REPLY` : `printf %s ${quote(prompt)}; read -r REPLY`;
  return `${ask} && eval "$REPLY"`;
}
