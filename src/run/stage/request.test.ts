import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRequest } from './request.ts';

const requests = [
  { type: 'open', chapter: '01-essai' },
  { type: 'run', id: 'one' },
  { type: 'stop' },
  { type: 'stop', id: 'one' },
  { type: 'prepare', id: 'one' },
  { type: 'keys', data: '\x03' },
  { type: 'resize', columns: 100, rows: 30 },
  { type: 'watch', id: 'page' },
  { type: 'restart' },
  { type: 'seen', n: 12 },
];

describe('what a window sends', () => {
  it.each(requests)('is a request: $type', (request) => {
    expect(readRequest(JSON.stringify(request))).toEqual(request);
  });

  it('is read without what no request has', () => {
    expect(readRequest('{"type":"run","id":"one","code":"rm -rf /"}')).toEqual({ type: 'run', id: 'one' });
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '"run"',
    '{"type":"exec","id":"one"}',
    '{"type":"run"}',
    '{"type":"run","id":1}',
    '{"type":"stop","id":null}',
    '{"type":"keys","data":["a"]}',
    '{"type":"resize","columns":0,"rows":24}',
    '{"type":"resize","columns":80.5,"rows":24}',
    '{"type":"resize","columns":80,"rows":100000}',
    '{"type":"seen","n":-1}',
    '{"type":"open","chapter":{"__proto__":null}}',
  ])('is none: %s', (text) => {
    expect(readRequest(text)).toBeUndefined();
  });

  it('is never a reason to throw', () => {
    fc.assert(fc.property(fc.json(), (text) => void readRequest(text)));
  });
});
