import type { Shell } from '../../model/snippet.ts';
import { quote } from '../../text/shell-quote.ts';
import { looksLikeSession, readSession } from '../../text/shell-session.ts';
import type { Fence } from './fence.ts';
import { withWords } from './words.ts';

/** What a shell is given for the code of a fence. */
export interface Script {
  readonly shell: Shell;
  readonly code: string;
  /** What the block itself shows as printed. */
  readonly output: string | undefined;
  /** The commands that it needs by itself. */
  readonly needs: readonly string[];
}

const shells: Readonly<Record<string, Shell>> = { bash: 'bash', shell: 'bash', shellscript: 'bash', sh: 'sh' };

const sessions = ['console', 'shell-session', 'shellsession', 'sh-session', 'bash-session', 'terminal', 'session'];

/** Languages that run by themselves: the code is one word of a command, so that what it asks for can be typed. */
const runners: Readonly<Record<string, string>> = {
  python: 'python3 -c {}',
  python3: 'python3 -c {}',
  py: 'python3 -c {}',
  node: 'node -e {}',
  js: 'node -e {}',
  javascript: 'node -e {}',
};

/** How the code of a fence is run; undefined, once that is reported, where it is not. */
export function readScript(fence: Fence, code: string): Script | undefined {
  const language = fence.info.language.toLowerCase();
  const through = fence.value(...withWords);
  const command = through?.value.trim() ?? runners[language];
  if (through && command === '') {
    fence.report(through, `\`${through.name}\` names no command`, `Write \`${through.name}="sqlite3 cours.db"\`.`);
    return undefined;
  }
  if (command !== undefined) return scriptFor(command, code);
  const shell = shells[language];
  if (sessions.includes(language) || (shell && looksLikeSession(code))) return readCommands(fence, code, shell);
  if (shell) return { shell, code, output: undefined, needs: [] };
  const name = fence.info.language ? `\`${fence.info.language}\`` : 'A fence without a language';
  fence.report(
    undefined,
    `${name} does not run by itself`,
    'Write `bash` or `sh`, or the command that is given the code: `with="sqlite3 cours.db"`.',
  );
  return undefined;
}

/** A command that is given code: as one word where it has `{}`, else on its standard input. */
function scriptFor(command: string, code: string): Script {
  const name = /^[\w.+-]+(?=\s|$)/.exec(command)?.[0];
  const needs = name === undefined ? [] : [name];
  if (command.includes('{}')) {
    return { shell: 'bash', code: command.replaceAll('{}', () => quote(code)), output: undefined, needs };
  }
  let end = 'ESTRADE';
  while (code.split('\n').includes(end)) end += '_';
  return { shell: 'bash', code: `${command} <<'${end}'\n${code}\n${end}`, output: undefined, needs };
}

/** The commands of a session run; what stands under them is what they print. */
function readCommands(fence: Fence, text: string, shell: Shell = 'bash'): Script | undefined {
  const lines = readSession(text.split('\n'));
  const strange = lines.find(({ prompt }) => !/^(?:[$>] ?)?$/.test(prompt));
  if (strange || !lines.some(({ prompt }) => prompt.startsWith('$'))) {
    fence.report(
      undefined,
      strange
        ? `\`${strange.prompt.trim()}\` is not the prompt of this session`
        : 'No line of this session is a command',
      'Write `$ ` before each command that runs; what stands under it is what it prints.',
    );
    return undefined;
  }
  const code = lines.filter(({ output }) => !output).map((line) => line.text);
  const printed = lines.filter(({ output }) => output).map((line) => line.text);
  const output = printed.some((line) => line.trim() !== '') ? printed.join('\n') : undefined;
  return { shell, code: code.join('\n'), output, needs: [] };
}
