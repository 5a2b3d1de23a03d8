import { beforeAll, describe, expect, it } from 'vitest';
import type { Session } from './session.ts';
import { useRuns } from './testing/runs.ts';

const runs = useRuns();

describe.each(['bash', 'sh'] as const)('a session in %s', (shell) => {
  let session: Session;
  beforeAll(async () => {
    session = (await runs({ files: { 'demos/web/index.html': 'hi\n' } })).open(shell);
  });
  const run = (code: string) => session.run({ code });

  it('gives a command’s output, its exit code, and how long it took', async () => {
    const outcome = await run('printf "a\\nb"; (exit 3)');
    expect(outcome).toMatchObject({ ending: 'done', exitCode: 3, output: 'a\r\nb', omitted: 0 });
    expect(outcome.milliseconds).toBeGreaterThan(0);
  });

  it('keeps folder, variables, functions and the exit code from one command to the next', async () => {
    await run('cd demos/web; X=1; f() { echo "f$X"; }; false');
    expect((await run('echo $?; f; cat index.html')).output).toBe('1\r\nf1\r\nhi\r\n');
  });

  it('goes to the folder that a command names, from the working folder', async () => {
    await run('cd /');
    expect((await session.run({ code: 'basename "$PWD"', dir: 'demos' })).output).toBe('demos\r\n');
    await expect(session.run({ code: 'true', dir: '../..' })).rejects.toThrow('There is no folder `../..`');
  });

  it('runs several lines, here-documents and loops as one command', async () => {
    const code = 'cat <<END\nvalue: $((1 + 1))\nEND\nfor i in 1 2; do\n  echo "$i"\ndone';
    expect((await run(code)).output).toBe('value: 2\r\n1\r\n2\r\n');
  });

  it('goes on after a syntax error, a missing command and `return`', async () => {
    const broken = await run('if then');
    expect(broken.exitCode).toBe(2);
    expect(broken.output).toMatch(/syntax error/i);
    expect(broken.output).not.toContain('/tmp');
    expect(await run('no-such-command')).toMatchObject({ exitCode: 127 });
    expect(await run('return 7')).toMatchObject({ ending: 'done', exitCode: 7 });
    expect((await run('echo fine')).output).toBe('fine\r\n');
  });

  it('says when a command ended the shell; the next gets a fresh one in the working folder', async () => {
    expect(await run('Y=1; cd /; echo bye; exit 4')).toMatchObject({ ending: 'exit', exitCode: 4, output: 'bye\r\n' });
    expect((await run('echo "[$Y]"; ls')).output).toBe('[]\r\ndemos\r\n');
    expect(await run('exec false')).toMatchObject({ ending: 'exit', exitCode: 1 });
    expect(await run('kill -9 $$')).toMatchObject({ ending: 'exit', exitCode: 137 });
    expect((await run('echo fine')).output).toBe('fine\r\n');
  });

  it('loses nothing of what was printed just before the shell ended', async () => {
    for (let n = 0; n < 20; n++) {
      const { output } = await run('i=0; while [ $i -lt 200 ]; do i=$((i+1)); echo "line $i"; done; exit 0');
      expect(output.split('\r\n')).toHaveLength(201);
    }
  });

  it('lets `set -e` end the shell at the first failure, and hold for one command only', async () => {
    expect(await run('set -e; echo a; false; echo b')).toMatchObject({ ending: 'exit', exitCode: 1, output: 'a\r\n' });
    expect(await run('set -e; echo a')).toMatchObject({ ending: 'done', output: 'a\r\n' });
    expect(await run('false; echo on')).toMatchObject({ ending: 'done', output: 'on\r\n' });
  });

  it('shows nothing of its own, with `set -x` and `set -v` neither', async () => {
    expect((await run('set -v; set -x; echo a')).output).toMatch(/^\+* ?(set -x\r\n)?\++ echo a\r\na\r\n$/);
    expect((await run('echo b')).output).toBe('b\r\n');
    expect((await run('true')).output).toBe('');
  });

  it('lets background jobs run on, and later commands see them', async () => {
    await run('sleep 1000 & pid=$!');
    expect(await run('kill -0 $pid && kill -9 $pid; wait $pid')).toMatchObject({ exitCode: 137 });
  });

  it('is a terminal', async () => {
    expect((await run('test -t 0 && test -t 1 && test -t 2 && echo yes; stty size')).output).toBe('yes\r\n24 88\r\n');
  });

  it('keeps no history, and reads no file of the person’s', async () => {
    expect((await run('echo "$HISTFILE $ENV$BASH_ENV"; ls -A "$HOME"')).output).toBe('/dev/null \r\n');
  });
});
