import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { useRuns } from './testing/runs.ts';

describe('a command that runs on in the background', () => {
  const runs = useRuns();

  it('is stopped alone, and tells of its end', async () => {
    const session = (await runs({ grace: 300 })).open();
    const heard: string[] = [];
    const ticking = (name: string) => ({
      code: `echo ${name}; trap 'exit 7' INT; while sleep 0.05; do echo ${name}; done`,
      until: new RegExp(name),
      onLater: (text: string) => void heard.push(text),
    });
    const [one, two] = [await session.run(ticking('one')), await session.run(ticking('two'))];
    await one.background?.stop();
    expect(await one.background?.ended).toBe(7);
    heard.length = 0;
    await wait(300);
    expect(heard.join('')).toMatch(/^(?:two\r\n)+$/);
    await two.background?.stop();
    expect(await two.background?.ended).toBe(7);
  });

  it('tells of its own end', async () => {
    const session = (await runs()).open();
    const { background } = await session.run({ code: 'echo up; sleep 0.1; (exit 3)', until: /up/ });
    expect(await background?.ended).toBe(3);
  });

  it('is no end of the next command, however soon that comes', async () => {
    const session = (await runs()).open();
    for (let round = 0; round < 20; round++) {
      expect((await session.run({ code: 'echo up; sleep 30', until: /up/ })).ending).toBe('until');
      expect((await session.run({ code: `sleep 0.01; echo ${round}` })).output).toBe(`${round}\r\n`);
    }
  });
});

describe('a command that is stopped before the shell knows of it', () => {
  const runs = useRuns();

  it('never runs', async () => {
    const session = (await runs()).open();
    const stopped = { code: 'touch here', signal: AbortSignal.abort() };
    expect(await session.run(stopped)).toMatchObject({ ending: 'interrupted', milliseconds: 0 });
    expect((await session.run({ code: 'ls' })).output).toBe('');
  });

  it('leaves the shell as it was, at whatever moment that is', async () => {
    const session = (await runs({ grace: 300 })).open();
    await session.run({ code: 'X=kept' });
    for (let delay = 0; delay < 20; delay++) {
      const controller = new AbortController();
      const stopped = session.run({ code: 'sleep 30', signal: controller.signal });
      setTimeout(() => controller.abort(), delay / 2);
      expect((await stopped).ending).toBe('interrupted');
    }
    expect((await session.run({ code: 'echo "$X"' })).output).toBe('kept\r\n');
  });
});

describe('a session that waits', () => {
  const runs = useRuns();

  it('lets programs wait that print, and loses nothing', async () => {
    const session = (await runs()).open();
    let heard = 0;
    session.onText((text) => {
      heard += text.length;
    });
    await session.run({ code: 'true' });
    const flood = session.run({ code: "head -c 5000000 /dev/zero | tr '\\0' x" });
    await wait(100);
    session.pause();
    await wait(100);
    const before = heard;
    await wait(300);
    expect(heard).toBe(before);
    session.resume();
    expect((await flood).ending).toBe('done');
    expect(heard).toBe(5_000_000);
  });

  it('can be closed', async () => {
    const session = (await runs()).open();
    const flood = session.run({ code: 'yes' });
    await wait(200);
    session.pause();
    expect(await session.close()).toBe(true);
    expect((await flood).ending).toBe('interrupted');
  });
});
