import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { snippet, useStages } from './testing/windows.ts';

const megabyte = 1_000_000;
const flood = "head -c 100000000 /dev/zero | tr '\\0' x | fold -w 79";

/** How much memory a piece of work takes at most beside what there was. */
async function growth(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss;
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss - before);
  }, 20);
  await work();
  clearInterval(timer);
  return most;
}

describe('a hundred megabytes of output', { timeout: 240_000 }, () => {
  const stages = useStages();

  it('leave the server small, also where windows draw nothing, and the last of them is seen', async () => {
    const { window } = await stages([snippet('flood', `${flood}; echo; echo last`)]);
    const page = window({ keeps: false });
    const stuck = window({ draws: false });
    await page.next('text', ({ data }) => data.endsWith('$ '));
    let kept = 0;
    const taken = await growth(async () => {
      page.send({ type: 'run', id: 'flood' });
      await page.next('end', ({ state }) => state === 'done', 200_000);
    });
    expect(taken).toBeLessThan(150 * megabyte);
    for (const each of stuck.got) if (each.type === 'text') kept += each.data.length;
    expect(kept).toBeLessThan(2 * megabyte);
    const state = await window().next('state');
    expect(state.acts['flood']?.output).toMatch(/^\x1b\[0m…\r\nx{79}\r\n.*\r\nlast\r\n$/s);
    expect(state.acts['flood']?.output.length).toBeLessThan(210_000);
    expect(state.screen).toContain('last');
  });

  it('wait for a program that nobody reads, in the background too', async () => {
    const { window } = await stages([snippet('flood', `echo ready; ${flood}; sleep 30`, { until: 'ready' })]);
    const page = window({ draws: false });
    const taken = await growth(async () => {
      page.send({ type: 'run', id: 'flood' });
      await page.next('end', ({ state }) => state === 'background');
      await wait(3_000);
    });
    expect(taken).toBeLessThan(150 * megabyte);
    expect(page.got.length).toBeLessThan(1_000);
  });

  it('can be stopped', async () => {
    const { window } = await stages([snippet('flood', 'yes')]);
    const page = window();
    page.send({ type: 'run', id: 'flood' });
    await page.next('text', ({ id }) => id === 'flood');
    await wait(500);
    page.send({ type: 'stop' });
    expect(await page.next('end')).toMatchObject({ code: 'stopped' });
    await page.next('text', ({ data }) => data.endsWith('$ '));
  });
});
