import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderScreen } from '../screen.ts';
import { longestPause, toEvents } from './events.ts';

const every = (milliseconds: number, texts: readonly string[]) =>
  texts.map((text, index) => ({ at: index * milliseconds, text }));

describe('events of a recording', () => {
  test('join what came about together, and wait no longer than anybody would', () => {
    const pieces = [
      { at: 12, text: 'a' },
      { at: 20, text: 'b' },
      { at: 60_000, text: 'c' },
    ];
    expect(toEvents(pieces, 60_512, 3)).toEqual([
      { after: 10, kind: 'o', data: 'ab' },
      { after: longestPause, kind: 'o', data: 'c' },
      { after: 510, kind: 'x', data: '3' },
    ]);
    expect(toEvents(pieces, 60_512, undefined).at(-1)?.kind).toBe('o');
  });

  test('are not too many, however much moves', () => {
    const spinner = every(
      60,
      Array.from({ length: 5000 }, (_, index) => `\r${'|/-\\'[index % 4]}`),
    );
    expect(toEvents(spinner, 300_000, 0).length).toBeLessThanOrEqual(301);
  });

  test('leave out what is overwritten at once', () => {
    const [event] = toEvents(every(1, ['\r 10 %', '\r 20 %', '\r 30 %', '\r\n', 'fini\r\n']), 10, 0);
    expect(event?.data).toBe('\r 30 %\r\nfini\r\n');
  });

  test('leave out a frame that is the same as the one before', () => {
    const frame = (text: string) => `\x1b[1A\x1b[0G\x1b[?25l${text}\r\n\x1b[?25h`;
    const texts = ['…\r\n', frame('0.0s'), frame('0.0s'), frame('0.0s'), frame('0.1s')];
    expect(toEvents(every(100, texts), 400, undefined).map(({ after, data }) => [after, data])).toEqual([
      [0, '…\r\n'],
      [100, frame('0.0s')],
      [300, frame('0.1s')],
    ]);
    const lines = every(100, ['a\r\n', 'a\r\n']);
    expect(toEvents(lines, 100, undefined).length).toBe(2);
  });

  test('show in the end what the pieces show', async () => {
    const bits = fc.constantFrom(
      'a',
      'é',
      '10 %',
      '100 %',
      '\r',
      '\r',
      '\n',
      '\r\n',
      '\x1b[K',
      '\x1b[31m',
      '\x1b[2C',
      '日',
      '\b',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(bits, { maxLength: 30 }), fc.constantFrom(1, 30, 100), async (texts, pace) => {
        const played = toEvents(every(pace, texts), 1000, 0).filter(({ kind }) => kind === 'o');
        expect(await renderScreen(played.map(({ data }) => data).join(''), 20)).toBe(
          await renderScreen(texts.join(''), 20),
        );
      }),
    );
  });
});
