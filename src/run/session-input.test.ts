import { describe, expect, it } from 'vitest';
import { promptCommand } from './shell.ts';
import { useRuns } from './testing/runs.ts';

describe.each(['bash', 'sh'] as const)('typing into a session in %s', (shell) => {
  const runs = useRuns();

  it('answers the questions of a command, line by line', async () => {
    const session = (await runs()).open(shell);
    const code = 'printf "Sure? "; read -r a; printf "Really? "; read -r b; echo "$a, $b"';
    const { output } = await session.run({ code, input: 'yes\no\n' });
    expect(output).toBe('Sure? yes\r\nReally? o\r\nyes, o\r\n');
  });

  it('never makes a command of what nobody read, nor gives it to the next one', async () => {
    const session = (await runs()).open(shell);
    await session.run({ code: 'sleep 0.5', input: 'touch evil\n' });
    await session.run({ code: 'sleep 0.2', input: 'half a li' });
    const next = await session.run({ code: 'ls; read -r line; echo "[$line]"', input: 'mine\n' });
    expect(next.output).toBe('mine\r\n[mine]\r\n');
  });

  it('reaches the program that runs, Ctrl-C included', async () => {
    const session = (await runs()).open(shell);
    session.onText((text) => {
      if (text.includes('ready')) session.type('\x03');
    });
    const outcome = await session.run({ code: "sh -c 'echo ready; exec sleep 1000'; echo no" });
    expect(outcome).toMatchObject({ ending: 'done', exitCode: 130 });
    expect(outcome.output).not.toContain('no');
  });

  it('may give commands of one’s own, at a prompt, in the same session', async () => {
    const session = (await runs()).open(shell);
    await session.run({ code: 'X=1' });
    let heard = '';
    session.onText((text) => {
      heard += text;
      if (heard.endsWith('me$ ')) session.type('X=$((X + 1)); false\r');
    });
    const typed = await session.run({ code: promptCommand(shell, 'me$ '), timeout: Number.POSITIVE_INFINITY });
    expect(typed).toMatchObject({ ending: 'done', exitCode: 1 });
    const waiting = session.run({ code: promptCommand(shell, 'again$ '), timeout: Number.POSITIVE_INFINITY });
    session.onText(() => {
      if (heard.endsWith('again$ ')) session.interrupt();
    });
    expect((await waiting).ending).toBe('interrupted');
    expect((await session.run({ code: 'echo $X' })).output).toBe('2\r\n');
  });

  it('changes the terminal’s size, which programs are told', async () => {
    const session = (await runs()).open(shell, { columns: 90, rows: 20 });
    expect((await session.run({ code: 'stty size' })).output).toBe('20 90\r\n');
    session.resize({ columns: 120, rows: 33 });
    expect((await session.run({ code: 'stty size' })).output).toBe('33 120\r\n');
    session.onText((text) => {
      if (text.includes('waiting')) session.resize({ columns: 70, rows: 10 });
    });
    const code = 'sh -c \'trap "stty size; exit" WINCH; echo waiting; while :; do sleep 0.05; done\'';
    expect((await session.run({ code })).output).toBe('waiting\r\n10 70\r\n');
    await session.run({ code: 'exit' });
    expect((await session.run({ code: 'stty size' })).output).toBe('10 70\r\n');
  });
});
