/** A line of a shell session. `command` is undefined for what the shell printed. */
export interface SessionLine {
  readonly prompt: string;
  readonly text: string;
  readonly output: boolean;
  /** This line goes on with the command of the line before. */
  readonly continues: boolean;
}

const dollar = /^\$(?: |$)/;
const root = /^#(?: |$)/;
const more = /^>(?: |$)/;
/** `user@host:~$ `, `root@4f2a:/# `, `/app # `, `[user@host dir]$ `, `PS C:\> `. */
const named =
  /^(?:[\w.-]+@[\w.-]+(?:[: ][^\s$#%]*)?\s?[$#%]|[~/][\w./-]*\s[$#]|\[[^\]\s]+ [^\]]+\][$#]|PS [A-Za-z]:[^>]*>)(?: |$)/;
const heredoc = /(?<!<)<<-?\s*(["']?)([A-Za-z_]\w*)\1/;

/** Whether a block in a shell's own language is a session after all: its first line has a prompt. */
export function looksLikeSession(code: string): boolean {
  return /^\s*\$ /.test(code);
}

/**
 * Tells the commands of a shell session from what they printed. A command goes on after a `\` at the
 * end of its line and until the end of its here-document, with or without a `> ` prompt.
 * `# ` is root's prompt, but in a block that has `$ ` prompts it begins a comment.
 */
export function readSession(lines: readonly string[]): SessionLine[] {
  const dollars = lines.some((line) => dollar.test(line));
  let open = false;
  let until: string | undefined;
  return lines.map((line): SessionLine => {
    const before = open;
    let prompt = open ? matchOf(more, line) : '';
    let command = open;
    if (!open) {
      prompt = matchOf(named, line) || matchOf(dollar, line) || (dollars ? '' : matchOf(root, line));
      command = prompt !== '' || (dollars && root.test(line));
    }
    const text = line.slice(prompt.length);
    if (until !== undefined) {
      if (text.trim() === until) until = undefined;
      open = until !== undefined;
    } else if (command) {
      until = heredoc.exec(text)?.[2];
      open = until !== undefined || /(?:^|[^\\])(?:\\\\)*\\$/.test(text);
    }
    return { prompt, text, output: !command, continues: before };
  });
}

function matchOf(pattern: RegExp, line: string): string {
  return pattern.exec(line)?.[0] ?? '';
}
