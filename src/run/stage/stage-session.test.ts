import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { StageState } from '../../model/stage-protocol.ts';
import { snippet, type TestWindow, useStages } from './testing/windows.ts';

const prompt = ({ data }: { data: string }) => data.endsWith('$ ');

/** Without what numbers the messages of one window. */
function scene({ n, ...state }: StageState): Omit<StageState, 'n'> {
  return state;
}

async function ran(page: TestWindow, id: string): Promise<void> {
  page.send({ type: 'run', id });
  await page.next('end', (end) => end.id === id);
  await page.next('text', prompt);
}

describe('the session of a chapter', () => {
  const stages = useStages();

  it('opens with the first window, and asks for what is typed', async () => {
    const { window } = await stages([snippet('one', 'true')]);
    const page = window();
    expect(await page.next('state')).toMatchObject({ chapter: 'c', acts: { one: { state: 'idle', output: '' } } });
    await page.next('text', prompt);
    page.send({ type: 'keys', data: 'false\r' });
    await page.next('text', prompt);
    page.send({ type: 'keys', data: 'echo "code $?"\r' });
    await page.next('text', ({ data }) => data.includes('code 1'));
  });

  it('opens without any snippet when somebody types', async () => {
    const { window } = await stages([]);
    const page = window();
    page.send({ type: 'keys', data: 'echo a$((1+1))b\r' });
    await page.next('text', ({ data }) => data.includes('a2b'));
  });

  it('is not there for a chapter that is not, nor before one is opened, nor for what is no request', async () => {
    const { stage } = await stages([]);
    const got: unknown[] = [];
    const send = (message: string) => void got.push(JSON.parse(message));
    const visit = stage.visit({ origin: '', send, waiting: () => 0, drop: () => undefined });
    visit.hear('{"type":"run","id":"one"}');
    visit.hear('{"type":"open","chapter":"other"}');
    visit.hear('run');
    await wait(20);
    const codes = (got as { code: string }[]).map(({ code }) => code);
    expect(codes.sort()).toEqual(['bad-request', 'bad-request', 'unknown-chapter']);
  });

  it('is the same for a second window and after a reload, also while a snippet runs', async () => {
    const { window } = await stages([
      snippet('one', 'printf "\\e[31mred\\e[0m\\n"'),
      snippet('two', 'echo begun; read -r line; echo "got $line"'),
    ]);
    const first = window();
    await ran(first, 'one');
    first.send({ type: 'run', id: 'two' });
    await first.next('text', ({ id, data }) => id === 'two' && data.includes('begun'));
    const second = window();
    const state = await second.next('state');
    expect(state).toMatchObject({
      running: 'two',
      acts: {
        one: { state: 'done', exitCode: 0, output: '\x1b[31mred\x1b[0m\r\n' },
        two: { state: 'running', output: 'begun\r\n' },
      },
    });
    expect(state.screen).toMatch(/\$ printf .*\x1b\[31mred.*\$ echo begun.*\nbegun/s);
    first.leave();
    second.send({ type: 'keys', data: 'hello\r' });
    await second.next('text', ({ id, data }) => id === 'two' && data.includes('got hello'));
    await second.next('text', prompt);
    const [third, fourth] = await Promise.all([window().next('state'), window().next('state')]);
    expect(scene(third)).toEqual(scene(fourth));
    expect(third.acts['two']).toMatchObject({ state: 'done', output: 'begun\r\nhello\r\ngot hello\r\n' });
  });

  it('keeps what is typed apart from snippets: one waits until the other is over', async () => {
    const { window } = await stages([snippet('one', 'echo "X is $X"')]);
    const page = window();
    await page.next('text', prompt);
    page.send({ type: 'keys', data: 'X=7; sleep 30\r' });
    await page.next('text', ({ data }) => data.includes('sleep 30'));
    await wait(100);
    page.send({ type: 'run', id: 'one' });
    expect(await page.next('problem')).toMatchObject({ code: 'busy', reason: 'What was typed still runs.' });
    page.send({ type: 'stop' });
    await page.next('text', prompt);
    // Half a line, that nobody has ended, is no part of the snippet.
    page.send({ type: 'keys', data: 'echo half' });
    await wait(100);
    page.send({ type: 'run', id: 'one' });
    await page.next('text', ({ id, data }) => id === 'one' && data.includes('X is 7'));
  });

  it('is prepared up to an act: what comes before runs, unseen on the slides, and only once', async () => {
    const { window } = await stages([
      snippet('setup', 'X=0', { hidden: true }),
      snippet('one', 'X=$((X+1)); echo one'),
      snippet('two', 'X=$((X+1)); echo two'),
      snippet('three', 'echo "X=$X"'),
    ]);
    const page = window();
    await ran(page, 'one');
    page.send({ type: 'prepare', id: 'three' });
    await page.next('busy', ({ preparing }) => preparing === 'three');
    expect(await page.next('end')).toMatchObject({ id: 'two', state: 'done', prepared: true, output: 'two\r\n' });
    await page.next('text', prompt);
    page.send({ type: 'run', id: 'three' });
    await page.next('text', ({ id, data }) => id === 'three' && data.includes('X=2'));
    expect(page.got.some((each) => each.type === 'start' && each.id === 'two')).toBe(false);
    expect(page.got.some((each) => each.type === 'text' && each.id === 'two')).toBe(false);
  });

  it('is prepared no further than to the first snippet that fails', async () => {
    const { window } = await stages([snippet('one', 'false'), snippet('two', 'echo never'), snippet('three', 'true')]);
    const page = window();
    page.send({ type: 'prepare', id: 'three' });
    expect(await page.next('problem')).toMatchObject({ code: 'prepare', id: 'one' });
    expect((await window().next('state')).acts).toMatchObject({ one: { state: 'failed' }, two: { state: 'idle' } });
  });

  it('can be stopped while it is prepared', async () => {
    const { window } = await stages([snippet('one', 'sleep 30'), snippet('two', 'true'), snippet('three', 'true')]);
    const page = window();
    page.send({ type: 'prepare', id: 'three' });
    await page.next('text', ({ data }) => data.includes('sleep 30'));
    page.send({ type: 'stop' });
    expect(await page.next('end')).toMatchObject({ id: 'one', code: 'stopped' });
    await page.next('busy', ({ preparing }) => preparing === undefined);
    expect((await window().next('state')).acts).toMatchObject({ two: { state: 'idle' } });
  });

  it('begins afresh when it is restarted, whatever runs in it', async () => {
    const { window } = await stages([
      snippet('one', 'X=1; touch here; echo begun; sleep 30'),
      snippet('two', 'echo "X=$X"; ls'),
      snippet('three', 'echo ready; sleep 30', { until: 'ready' }),
    ]);
    const page = window();
    await ran(page, 'three');
    page.send({ type: 'run', id: 'one' });
    await page.next('text', ({ id, data }) => id === 'one' && data.includes('begun'));
    page.send({ type: 'restart' });
    const state = await page.next('state', ({ acts }) => acts['one']?.state === 'idle');
    expect(state).toMatchObject({ screen: '', acts: { three: { state: 'idle', output: '' } } });
    await page.next('text', prompt);
    await ran(page, 'two');
    expect((await window().next('state')).acts['two']?.output).toBe('X=\r\n');
  });

  it('has the size of the window that asked last', async () => {
    const { window } = await stages([snippet('one', 'stty size')]);
    const [first, second] = [window(), window()];
    await first.next('text', prompt);
    first.send({ type: 'resize', columns: 100, rows: 30 });
    second.send({ type: 'resize', columns: 60, rows: 10 });
    await wait(50);
    first.send({ type: 'run', id: 'one' });
    await first.next('text', ({ id, data }) => id === 'one' && data.includes('10 60'));
    expect(await window().next('state')).toMatchObject({ columns: 60, rows: 10 });
  });

  it('goes to the folder of an act `::terminal`, and waits there', async () => {
    const act = { kind: 'terminal', id: 'free', shell: 'bash', place: undefined, slide: 's' } as const;
    const { window } = await stages(
      [
        { ...act, dir: 'api' },
        { ...act, id: 'gone', dir: 'none' },
      ],
      { 'api/file': '' },
    );
    const page = window();
    page.send({ type: 'run', id: 'gone' });
    expect(await page.next('problem')).toMatchObject({ id: 'gone' });
    page.send({ type: 'run', id: 'free' });
    await page.next('text', ({ data }) => data.endsWith('api $ '));
    page.send({ type: 'keys', data: 'ls\r' });
    await page.next('text', ({ data }) => data.includes('file'));
  });

  it('runs snippets of another shell beside it', async () => {
    const { window } = await stages([snippet('one', 'X=bash'), snippet('two', 'echo "X=$X, $0"', { shell: 'sh' })]);
    const page = window();
    await ran(page, 'one');
    page.send({ type: 'run', id: 'two' });
    await page.next('text', ({ id, data }) => id === 'two' && data.includes('X=, sh'));
  });

  it('has a problem where its folder cannot be copied', async () => {
    const { window, stage } = await stages([]);
    stage.update([{ name: 'c', folder: '/no/such/folder', acts: [snippet('one', 'true')] }]);
    const page = window();
    expect(await page.next('problem')).toMatchObject({ code: 'no-session' });
    page.send({ type: 'run', id: 'one' });
    expect(await page.next('problem')).toMatchObject({ code: 'no-session', id: 'one' });
  });
});
