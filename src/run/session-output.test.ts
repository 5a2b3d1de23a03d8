import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { useRuns } from './testing/runs.ts';

describe('the output of a session', () => {
  const runs = useRuns();

  it('is whole, with the right exit code, for a thousand commands that end at once', async () => {
    const session = (await runs()).open();
    const command = fc.record({
      text: fc.stringMatching(/^[ -&(-~]{0,60}$/),
      exitCode: fc.integer({ min: 0, max: 255 }),
      lines: fc.integer({ min: 0, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(command, async ({ text, exitCode, lines }) => {
        const code = `for ((i = 0; i < ${lines}; i++)); do printf '%s\\n' '${text}'; done; (exit ${exitCode})`;
        const expected = { ending: 'done', exitCode, output: `${text}\r\n`.repeat(lines) };
        expect(await session.run({ code })).toMatchObject(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('is whole whatever it begins and ends with, from whichever stream and process it comes', async () => {
    const session = (await runs()).open();
    const part = fc.constantFrom('\x1b]697;', '\x1b]', '\x1b', '\x07', ';end;0\x07', 'a', ' ', '\n', 'é', '$ ');
    const words = fc.array(part, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
    const way = fc.constantFrom(
      (text: string) => `printf '${text}'; false`,
      (text: string) => `printf '${text}' >&2; false`,
      (text: string) => `sh -c 'printf "$1" >&2; exit 1' sh '${text}'`,
      (text: string) => `{ sleep 0.01; printf '${text}' >&2; } | cat; false`,
    );
    await fc.assert(
      fc.asyncProperty(words, way, async (text, codeOf) => {
        const output = text.replaceAll('\n', '\r\n');
        expect(await session.run({ code: codeOf(text) })).toMatchObject({ ending: 'done', exitCode: 1, output });
      }),
      { numRuns: 200 },
    );
  });

  it('of a hundred megabytes keeps beginning and end, and memory small', async () => {
    const session = (await runs({ captureLimit: 1000 })).open();
    let most = 0;
    let heard = 0;
    session.onText((text) => {
      heard += text.length;
      most = Math.max(most, process.memoryUsage().rss);
    });
    const before = process.memoryUsage().rss;
    const outcome = await session.run({ code: 'echo first; yes 0123456789abcdef | head -c 100000000; echo last' });
    expect(outcome.exitCode).toBe(0);
    expect(outcome.output).toMatch(/^first\r\n0123456789abcdef\r\n[\s\S]*left out[\s\S]*last\r\n$/);
    expect(outcome.output.length).toBeLessThan(1100);
    expect(outcome.omitted + 1000).toBe(heard);
    expect(heard).toBeGreaterThan(100_000_000);
    expect(most - before).toBeLessThan(150_000_000);
    expect((await session.run({ code: 'echo fine' })).output).toBe('fine\r\n');
  });

  it('keeps characters of several bytes whole', async () => {
    const session = (await runs()).open();
    const { output } = await session.run({ code: 'for i in {1..3000}; do printf "é€🐳"; done' });
    expect(output).toBe('é€🐳'.repeat(3000));
  });

  it('is heard while it comes, until the listener leaves', async () => {
    const session = (await runs()).open();
    const heard: string[] = [];
    const leave = session.onText((text) => heard.push(text));
    await session.run({ code: 'echo one' });
    leave();
    await session.run({ code: 'echo two' });
    expect(heard.join('')).toBe('one\r\n');
  });

  it('of commands asked for at once comes in their order', async () => {
    const session = (await runs()).open();
    const outcomes = await Promise.all([1, 2, 3].map((n) => session.run({ code: `sleep 0.0${4 - n}; echo ${n}` })));
    expect(outcomes.map(({ output }) => output)).toEqual(['1\r\n', '2\r\n', '3\r\n']);
  });
});
