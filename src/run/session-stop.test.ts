import { describe, expect, it } from 'vitest';
import { useRuns } from './testing/runs.ts';

describe.each(['bash', 'sh'] as const)('stopping a command in %s', (shell) => {
  const runs = useRuns();
  const open = async () => (await runs({ grace: 300 })).open(shell);

  it.each([
    ['a program', 'sleep 1000; echo no', 130],
    ['a loop of the shell’s own', 'while :; do :; done; echo no', 130],
    ['a function', 'g() { sleep 1000; echo no; }; g; echo no', 130],
    ['a pipe', 'sleep 1000 | cat; echo no', 130],
  ])('%s that does not end in time is interrupted, with all that would come after', async (_, code, exitCode) => {
    const session = await open();
    const outcome = await session.run({ code: `X=1; ${code}`, timeout: 200 });
    expect(outcome).toMatchObject({ ending: 'timeout', exitCode });
    expect(outcome.output.trim()).toBe('');
    expect((await session.run({ code: 'echo "still $X"; stty -a | grep -c " echo "' })).output).toBe(
      'still 1\r\n1\r\n',
    );
  });

  it('a program that ignores SIGINT is ended, then killed; the shell stays', async () => {
    const session = await open();
    const deaf = (signals: string) => `X=1; sh -c 'trap "" ${signals}; while :; do sleep 0.1; done'; echo no`;
    for (const signals of ['INT', 'INT TERM']) {
      const outcome = await session.run({ code: deaf(signals), timeout: 100 });
      expect(outcome.ending).toBe('timeout');
      expect(outcome.output).not.toContain('no');
      expect((await session.run({ code: 'echo $X' })).output).toBe('1\r\n');
    }
  });

  it('a shell that cannot be stopped is killed; the next command gets a fresh one', async () => {
    const session = await open();
    const outcome = await session.run({ code: "X=1; trap '' INT TERM; while :; do :; done", timeout: 100 });
    expect(outcome).toMatchObject({ ending: 'timeout', exitCode: 137 });
    expect((await session.run({ code: 'echo "[$X]"' })).output).toBe('[]\r\n');
  });

  it('`interrupt` and a signal do the same', async () => {
    const session = await open();
    const controller = new AbortController();
    session.onText((text) => {
      if (text.includes('one')) session.interrupt();
      if (text.includes('two')) controller.abort();
    });
    const one = await session.run({ code: 'echo one; sleep 1000' });
    const two = await session.run({ code: 'echo two; sleep 1000', signal: controller.signal });
    expect([one.ending, two.ending]).toEqual(['interrupted', 'interrupted']);
    expect((await session.run({ code: 'sleep 1000', signal: controller.signal })).ending).toBe('interrupted');
    session.interrupt();
    expect((await session.run({ code: 'echo fine' })).ending).toBe('done');
  });

  it('closing ends the command that runs, and refuses others', async () => {
    const session = await open();
    const running = session.run({ code: 'echo up; sleep 1000' });
    const up = new Promise<void>((done) => session.onText((text) => text.includes('up') && done()));
    await up;
    await session.close();
    expect((await running).ending).toBe('interrupted');
    await expect(session.run({ code: 'echo' })).rejects.toThrow('closed');
  });
});

describe.each(['bash', 'sh'] as const)('a command with `until`, in %s', (shell) => {
  const runs = useRuns();
  const server = 'f; n=0; while sleep 0.02; do n=$((n+1)); echo "tick $n"; echo $n >>ticks; done';

  it('runs on in the background once its output matches, with what the session knows', async () => {
    const session = (await runs({ grace: 300 })).open(shell);
    await session.run({ code: 'word=starting; f() { echo "$word"; }' });
    let later = '';
    session.onLater((text) => {
      later += text;
    });
    const outcome = await session.run({ code: server, until: /^tick 3/m });
    expect(outcome).toMatchObject({ ending: 'until', exitCode: undefined });
    expect(outcome.output).toMatch(/^starting\r\ntick 1\r\ntick 2\r\ntick 3\r\n/);
    // What it goes on printing does not come between.
    const next = await session.run({
      code: 'a=$(wc -l <ticks); sleep 0.3; b=$(wc -l <ticks); [ "$b" -gt "$a" ]; echo $?',
    });
    expect(next.output).toBe('0\r\n');
    expect(later).toMatch(/tick \d+\r\n/);
    await session.stopBackground();
    const after = await session.run({
      code: 'a=$(wc -l <ticks); sleep 0.3; b=$(wc -l <ticks); [ "$b" = "$a" ]; echo $?',
    });
    expect(after.output).toBe('0\r\n');
  });

  it('runs in a terminal of its own, may be typed into, and lives on when the shell ends', async () => {
    const session = (await runs()).open(shell, { columns: 77, rows: 20 });
    const code = 'test -t 0 && test -t 1 && stty size; read -r a; echo "got $a"; sleep 1000';
    const outcome = await session.run({ code, input: 'it\n', until: /got it/ });
    expect(outcome).toMatchObject({ ending: 'until', output: '20 77\r\nit\r\ngot it\r\n' });
    await session.run({ code: 'exit' });
    expect((await session.run({ code: 'ps -eo args | grep -c "^sleep 1000"' })).exitCode).toBe(0);
  });

  it('matches what a terminal shows: no colours, and words that come in pieces', async () => {
    const session = (await runs()).open(shell);
    const code = 'printf "\\033[32mser"; sleep 0.1; printf "ver\\033[0m up"; sleep 1000';
    expect((await session.run({ code, until: /server up$/ })).ending).toBe('until');
  });

  it('that ends before, or is never seen, says so', async () => {
    const session = (await runs()).open(shell);
    expect(await session.run({ code: 'echo no; exit 3', until: /up/ })).toMatchObject({ ending: 'done', exitCode: 3 });
    const silent = await session.run({ code: 'echo no; sleep 1000', until: /up/, timeout: 300 });
    expect(silent).toMatchObject({ ending: 'timeout', output: expect.stringMatching(/^no\r\n/) });
    expect((await session.run({ code: 'echo fine' })).output).toBe('fine\r\n');
  });
});

describe('what runs on in the background', () => {
  const runs = useRuns();

  // In bash: dash knows no `disown`.
  it('ends without a word between what a later one prints', async () => {
    const session = (await runs()).open('bash');
    await session.run({ code: 'mkfifo gate; echo up; cat gate', until: /up/ });
    const code = 'echo a; : >gate; sleep 0.3; /bin/true; echo b';
    expect((await session.run({ code })).output).toBe('a\r\nb\r\n');
  });
});
