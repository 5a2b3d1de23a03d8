import { describe, expect, it } from 'vitest';
import { snippet, useStages } from './testing/windows.ts';

describe('a snippet on stage', () => {
  const stages = useStages();

  it('runs, and what it prints goes to its slide and to the terminal, below its code', async () => {
    const { window } = await stages([snippet('one', 'echo first\necho second')]);
    const page = window();
    await page.next('text', ({ data }) => data.endsWith('$ '));
    page.send({ type: 'run', id: 'one' });
    await page.next('start', ({ id }) => id === 'one');
    expect(await page.next('end')).toMatchObject({ id: 'one', state: 'done', exitCode: 0 });
    await page.next('text', ({ data }) => data.endsWith('$ '));
    expect(page.text()).toBe('$ $ echo first\r\n> echo second\r\nfirst\r\nsecond\r\n$ ');
    const own = page.got.flatMap((each) => (each.type === 'text' && each.id === 'one' ? [each.data] : []));
    expect(own.join('')).toBe('first\r\nsecond\r\n');
  });

  it('leaves its folder and its variables to the next one, and to what is typed', async () => {
    const { window } = await stages([snippet('one', 'cd api; X=42'), snippet('two', 'echo "$X in ${PWD##*/}"')], {
      'api/file': '',
    });
    const page = window();
    page.send({ type: 'run', id: 'one' });
    await page.next('end');
    await page.next('busy', ({ running }) => running === undefined);
    page.send({ type: 'run', id: 'two' });
    await page.next('text', ({ data, id }) => id === 'two' && data.includes('42 in api'));
    await page.next('text', ({ data }) => data.endsWith('api $ '));
    page.send({ type: 'keys', data: 'echo "typed $((X+1))"\r' });
    await page.next('text', ({ data, id }) => id === undefined && data.includes('typed 43'));
  });

  it('fails with its exit code, unless it should have that one', async () => {
    const { window } = await stages([snippet('one', 'exit 3'), snippet('two', '(exit 3)', { exit: 3 })]);
    const page = window();
    page.send({ type: 'run', id: 'one' });
    expect(await page.next('end')).toMatchObject({ state: 'failed', code: 'exit', exitCode: 3 });
    await page.next('busy', ({ running }) => running === undefined);
    page.send({ type: 'run', id: 'two' });
    expect(await page.next('end')).toMatchObject({ id: 'two', state: 'done', exitCode: 3 });
  });

  it('that is unknown, is a page, or comes while another one runs is told as a problem', async () => {
    const place = undefined;
    const { window } = await stages([
      snippet('one', 'sleep 30'),
      { kind: 'browser', id: 'page', url: 'http://localhost', place, slide: 's' },
    ]);
    const page = window();
    page.send({ type: 'run', id: 'echo hello' });
    expect(await page.next('problem')).toMatchObject({ code: 'unknown-act' });
    page.send({ type: 'run', id: 'page' });
    expect(await page.next('problem')).toMatchObject({ code: 'bad-request', id: 'page' });
    page.send({ type: 'run', id: 'one' });
    await page.next('start');
    page.send({ type: 'run', id: 'one' });
    expect(await page.next('problem')).toMatchObject({ code: 'busy', id: 'one' });
  });

  it('is stopped', async () => {
    const { window } = await stages([snippet('one', 'echo begun; sleep 30')]);
    const page = window();
    page.send({ type: 'run', id: 'one' });
    await page.next('text', ({ id, data }) => id === 'one' && data.includes('begun'));
    page.send({ type: 'stop' });
    expect(await page.next('end')).toMatchObject({ id: 'one', state: 'failed', code: 'stopped' });
  });

  it('that needs what is not there says so', async () => {
    const { window } = await stages([snippet('one', 'true', { needs: ['no-such-command'] })]);
    const page = window();
    page.send({ type: 'run', id: 'one' });
    expect(await page.next('end')).toMatchObject({ code: 'needs', reason: '`no-such-command` is not installed.' });
    expect(page.got.some(({ type }) => type === 'start')).toBe(false);
  });

  it('that would change all of the person’s engine is not run there', async () => {
    const { window } = await stages([snippet('one', 'docker system prune -f')]);
    const page = window();
    page.send({ type: 'run', id: 'one' });
    expect(await page.next('end')).toMatchObject({ state: 'failed', code: 'needs' });
  });

  it('runs after the hidden ones before it, once, and they are seen nowhere', async () => {
    const { window } = await stages([
      snippet('setup', 'echo secret; X=$((X+1))', { hidden: true }),
      snippet('one', 'echo "X=$X"'),
      snippet('after', 'X=0', { hidden: true }),
    ]);
    const page = window();
    for (let time = 0; time < 2; time++) {
      page.send({ type: 'run', id: 'one' });
      await page.next('text', ({ id, data }) => id === 'one' && data.includes('X=1'));
      await page.next('busy', ({ running }) => running === undefined);
    }
    expect(page.text()).not.toMatch(/secret|X=\$\(\(/);
  });

  it('does without hidden ones that follow what has not run on their slide', async () => {
    const { window } = await stages([
      snippet('start', 'touch started', { slide: 'a' }),
      snippet('wait', 'until [ -e started ]; do sleep 0.1; done; waited=yes', { slide: 'a', hidden: true }),
      snippet('one', 'echo "waited=$waited"'),
    ]);
    const page = window();
    page.send({ type: 'run', id: 'one' });
    expect(await page.next('end')).toMatchObject({ id: 'one', state: 'done' });
    expect(page.text()).toContain('waited=\r\n');
    await page.next('busy', ({ running }) => running === undefined);
    page.send({ type: 'run', id: 'start' });
    expect(await page.next('end')).toMatchObject({ id: 'start', state: 'done' });
    await page.next('busy', ({ running }) => running === undefined);
    page.send({ type: 'run', id: 'one' });
    expect(await page.next('end', ({ id }) => id === 'one')).toMatchObject({ state: 'done' });
    expect(page.text()).toContain('waited=yes');
  });

  it('does not run when a hidden one before it failed; asked again, it does', async () => {
    const { window } = await stages([snippet('setup', 'false', { hidden: true }), snippet('one', 'echo all the same')]);
    const page = window();
    page.send({ type: 'run', id: 'one' });
    expect(await page.next('end', ({ id }) => id === 'one')).toMatchObject({ state: 'failed', code: 'earlier' });
    await page.next('busy', ({ running }) => running === undefined);
    page.send({ type: 'run', id: 'one' });
    expect(await page.next('end', ({ id }) => id === 'one')).toMatchObject({ state: 'done' });
  });

  it.each(['run', 'prepare'] as const)('is not held up by one before it that cannot run here: %s', async (type) => {
    const { window } = await stages([
      snippet('setup', 'true', { hidden: true, needs: ['no-such-command'] }),
      snippet('one', 'echo all the same'),
      snippet('two', 'true'),
    ]);
    const page = window();
    page.send({ type, id: type === 'run' ? 'one' : 'two' });
    expect(await page.next('end', ({ id }) => id === 'one')).toMatchObject({ state: 'done' });
  });

  it('runs on in the background once its `until` was seen, beside what comes then, until it is stopped', async () => {
    const { window } = await stages([
      snippet('serve', 'echo ready; while sleep 0.05; do echo tick; done', { until: 'ready' }),
      snippet('one', 'echo meanwhile'),
    ]);
    const page = window();
    page.send({ type: 'run', id: 'serve' });
    expect(await page.next('end')).toMatchObject({ id: 'serve', state: 'background' });
    await page.next('text', ({ id, beside, data }) => id === 'serve' && beside === true && data.includes('tick'));
    page.send({ type: 'run', id: 'one' });
    expect(await page.next('end')).toMatchObject({ id: 'one', state: 'done' });
    page.send({ type: 'stop', id: 'serve' });
    expect(await page.next('end')).toMatchObject({ id: 'serve', state: 'done', code: 'stopped' });
    expect(page.text()).not.toMatch(/^tick/m);
  });

  it('is the new one once the course was edited', async () => {
    const { window, edit } = await stages([snippet('one', 'X=kept; echo old')]);
    const page = window();
    page.send({ type: 'run', id: 'one' });
    await page.next('text', ({ id, data }) => id === 'one' && data.includes('old'));
    await page.next('busy', ({ running }) => running === undefined);
    edit([snippet('one', 'echo "new, X=$X"'), snippet('two', 'true')]);
    expect(Object.keys((await page.next('state')).acts)).toEqual(['one', 'two']);
    page.send({ type: 'run', id: 'one' });
    await page.next('text', ({ id, data }) => id === 'one' && data.includes('new, X=kept'));
  });
});
