import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createGate } from './stage-gate.ts';

const host = '127.0.0.1:4848';
const request = (headers: Record<string, string>, url = '/') =>
  ({
    headers: { host, origin: `http://${host}`, ...headers },
    url,
    socket: { localPort: 4848 },
  }) as unknown as IncomingMessage;
const socket = (ticket: string) => request({}, `/__estrade/stage?ticket=${ticket}`);

describe('the gate of the stage', () => {
  it('has another token each time, of 128 bits', () => {
    const tokens = new Set(Array.from({ length: 100 }, () => createGate().token));
    expect(tokens.size).toBe(100);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{22}$/);
  });

  it('gives a ticket for it, that opens once', () => {
    const gate = createGate();
    expect(gate.refusal(request({ authorization: `Bearer ${gate.token}` }))).toBeUndefined();
    const ticket = gate.ticket();
    expect(gate.socketRefusal(socket(ticket))).toBeUndefined();
    expect(gate.socketRefusal(socket(ticket))).toMatchObject({ status: 401 });
  });

  it('takes a ticket for ten seconds', () => {
    let now = 0;
    const gate = createGate(() => now);
    const [soon, late] = [gate.ticket(), gate.ticket()];
    now = 9_999;
    expect(gate.socketRefusal(socket(soon))).toBeUndefined();
    now = 10_000;
    expect(gate.socketRefusal(socket(late))).toMatchObject({ status: 401 });
  });

  it('remembers no more than a hundred tickets', () => {
    const gate = createGate();
    const tickets = Array.from({ length: 101 }, () => gate.ticket());
    expect(gate.socketRefusal(socket(`${tickets[0]}`))).toMatchObject({ status: 401 });
    expect(gate.socketRefusal(socket(`${tickets[1]}`))).toBeUndefined();
  });

  it('uses a ticket up for no page from elsewhere', () => {
    const gate = createGate();
    const ticket = gate.ticket();
    const elsewhere = request({ origin: 'http://example.com' }, `/__estrade/stage?ticket=${ticket}`);
    expect(gate.socketRefusal(elsewhere)).toMatchObject({ status: 403 });
    expect(gate.socketRefusal(socket(ticket))).toBeUndefined();
  });
});
