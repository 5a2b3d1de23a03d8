import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cast, parseCast, renderCast } from './asciicast.ts';

const events = fc.array(
  fc.record({
    after: fc.nat({ max: 100_000 }).map((hundredths) => hundredths * 10),
    kind: fc.constantFrom('o', 'i', 'm', 'r', 'x'),
    data: fc.string({ unit: 'binary' }),
  }),
);
const casts: fc.Arbitrary<Cast> = fc.record({
  columns: fc.integer({ min: 1, max: 500 }),
  rows: fc.integer({ min: 1, max: 500 }),
  timestamp: fc.option(fc.nat(), { nil: undefined }),
  own: fc.option(fc.record({ source: fc.string(), files: fc.dictionary(fc.string(), fc.string()) }), {
    nil: undefined,
  }),
  events,
});

describe('an asciicast', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(casts, (cast) => {
        expect(JSON.stringify(parseCast(renderCast(cast)))).toBe(JSON.stringify(cast));
      }),
    );
  });

  test('is written as version 3: a header, then a line for each event, with the time since the one before', () => {
    const cast = { columns: 88, rows: 24, timestamp: 1_700_000_000, own: { source: 'bash\nls' } };
    const events = [
      { after: 0, kind: 'o', data: 'a\r\n' },
      { after: 1250, kind: 'o', data: 'é' },
      { after: 10, kind: 'x', data: '0' },
    ];
    expect(renderCast({ ...cast, events })).toBe(
      [
        '{"version":3,"term":{"cols":88,"rows":24,"type":"xterm-256color"},"timestamp":1700000000,"estrade":{"source":"bash\\nls"}}',
        '[0,"o","a\\r\\n"]',
        '[1.25,"o","é"]',
        '[0.01,"x","0"]\n',
      ].join('\n'),
    );
  });

  test('of version 2 is read too, whose times count from the beginning', () => {
    const text = '{"version": 2, "width": 80, "height": 24}\n[0.5, "o", "a"]\n[2.25, "o", "b"]\n';
    expect(parseCast(text)).toEqual({
      columns: 80,
      rows: 24,
      timestamp: undefined,
      own: undefined,
      events: [
        { after: 500, kind: 'o', data: 'a' },
        { after: 1750, kind: 'o', data: 'b' },
      ],
    });
  });

  test('may hold comments and empty lines', () => {
    const text = '{"version":3,"term":{"cols":80,"rows":24}}\r\n# said\r\n\r\n[1, "o", "a"]\r\n';
    expect(parseCast(text).events).toEqual([{ after: 1000, kind: 'o', data: 'a' }]);
  });

  test.each<[string, string, RegExp]>([
    ['nothing', '', /no header/],
    ['no JSON', 'hello\n', /no header/],
    ['a list', '[1]\n', /no header/],
    ['version 1', '{"version":1,"width":80,"height":24}\n', /version 2 or 3/],
    ['no size', '{"version":3,"term":{}}\n', /how big/],
    ['a wall', '{"version":3,"term":{"cols":1000000000,"rows":24}}\n', /more than 999/],
    ['no terminal', '{"version":3}\n', /no header/],
    ['half a line', '{"version":2,"width":80,"height":24}\n[1, "o", "a"]\n[2, "o"\n', /line 3 is no event/],
    ['an event without a time', '{"version":2,"width":80,"height":24}\n["o", "a"]\n', /line 2 is no event/],
  ])('is refused: %s', (_, text, reason) => {
    expect(() => parseCast(text)).toThrow(reason);
  });
});
