import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCast } from './cast.ts';

const cast = (...lines: unknown[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('');

describe('reading a cast', () => {
  test('version 3: size in `term`, times since the event before', () => {
    const text = cast(
      { version: 3, term: { cols: 100, rows: 30 } },
      [0.5, 'o', 'a\r\n'],
      [0.25, 'o', 'b'],
      [1, 'x', '0'],
    );
    expect(readCast(text)).toEqual({
      columns: 100,
      rows: 30,
      events: [
        { at: 0.5, data: 'a\r\n' },
        { at: 0.75, data: 'b' },
      ],
      duration: 1.75,
    });
  });

  test('version 2: size in the header itself, times since the start', () => {
    const text = cast({ version: 2, width: 80, height: 25 }, [0.5, 'o', 'a'], [0.75, 'o', 'b']);
    expect(readCast(text)).toMatchObject({
      columns: 80,
      rows: 25,
      events: [{ at: 0.5 }, { at: 0.75 }],
      duration: 0.75,
    });
  });

  test('long silences are cut, to two seconds or as the header says', () => {
    const events = [
      [30, 'o', 'a'],
      [90, 'o', 'b'],
    ];
    expect(readCast(cast({ version: 3 }, ...events)).events.map(({ at }) => at)).toEqual([2, 4]);
    expect(readCast(cast({ version: 2 }, ...events)).events.map(({ at }) => at)).toEqual([2, 4]);
    expect(readCast(cast({ version: 3, idle_time_limit: 5 }, ...events)).duration).toBe(10);
  });

  test('other sizes on the way; what was typed and marks are not shown', () => {
    const text = cast(
      { version: 3 },
      [0, 'i', 'secret'],
      [0.1, 'r', '120x40'],
      [0, 'r', 'wide'],
      [0, 'r', '9999x9999'],
      [0, 'm', 'here'],
    );
    expect(readCast(text).events).toEqual([{ at: 0.1, columns: 120, rows: 40 }]);
  });

  test('comments, broken lines and a missing header are passed over', () => {
    const text = `# a comment\n[0, "o", "a"]\nnot json\n[0, "o"\n[1]\n["x", "o", "b"]\n\r\n[0.5, "o", "c"]\r\n`;
    expect(readCast(text)).toEqual({
      columns: 88,
      rows: 24,
      events: [
        { at: 0, data: 'a' },
        { at: 0.5, data: 'c' },
      ],
      duration: 0.5,
    });
  });

  test('whatever the text is, events are in order and within the duration', () => {
    const event = fc.tuple(fc.double({ noNaN: true }), fc.constantFrom('o', 'r', 'i', 'z'), fc.string());
    const line = fc.oneof(
      fc.string(),
      event.map((value) => JSON.stringify(value)),
    );
    const head = fc.constantFrom('{"version":2}', '{"version":3}', '{"version":3,"term":null}', '{');
    fc.assert(
      fc.property(head, fc.array(line), (first, lines) => {
        const { events, duration, columns, rows } = readCast([first, ...lines].join('\n'));
        const times = events.map(({ at }) => at);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(times.every((at) => at >= 0 && at <= duration)).toBe(true);
        expect(columns > 0 && rows > 0).toBe(true);
      }),
    );
  });
});
