import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type PreviewServer, startServer } from './server.ts';
import { createStageServer, type StageServer, type StageWindow } from './stage-socket.ts';

let server: PreviewServer;
let stage: StageServer;
let origin: string;
const guest = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'"><body></body>`;
const heard: string[] = [];
const windows: StageWindow[] = [];
let left = 0;

beforeAll(async () => {
  stage = createStageServer({
    script: 'the script',
    frames: (page) => (page === 'a.html' ? ['http://localhost:8080'] : []),
    visit(window) {
      windows.push(window);
      return { hear: (message) => void heard.push(message), leave: () => (left += 1) };
    },
  });
  server = await startServer({ port: 0, exact: true, lang: 'fr', previewScript: '', extension: stage });
  server.show(
    new Map([
      ['a.html', '<html><body></body></html>'],
      ['assets/guest.html', guest],
    ]),
  );
  origin = new URL(server.url).origin;
});
afterAll(() => server.close());

interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

/** Asks with exactly these headers: `fetch` would not let a test say who it is. */
function ask(method: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(new URL(path, server.url), { method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.on('error', reject).end();
  });
}

const right = () => ({ origin, authorization: `Bearer ${stage.token}` });
const askTicket = (headers: Record<string, string>) => ask('POST', '/__estrade/ticket', headers);

async function newTicket(): Promise<string> {
  const { body } = await askTicket(right());
  return (JSON.parse(body) as { ticket: string }).ticket;
}

/** Opens a WebSocket; the status of the refusal where there is one. */
async function open(path: string, headers: Record<string, string> = { origin }): Promise<WebSocket | number> {
  const socket = new WebSocket(`${server.url.replace('http:', 'ws:')}${path}`, { headers });
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (_, response) => {
      resolve(response.statusCode ?? 0);
      socket.on('error', () => undefined).terminate();
    });
    socket.once('error', reject);
  });
}

async function openSocket(): Promise<WebSocket> {
  return (await open(`__estrade/stage?ticket=${await newTicket()}`)) as WebSocket;
}

describe('a ticket', () => {
  it('is given for the token, to a page of this server', async () => {
    const { status, headers, body } = await askTicket(right());
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({ ticket: expect.stringMatching(/^[\w-]{22}$/) });
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  });

  it.each([
    ['no token', { authorization: '' }, 401],
    ['another token', { authorization: 'Bearer 0123456789012345678901' }, 401],
    ['the token in another way', { authorization: 'Basic x' }, 401],
    ['another host', { host: 'example.com' }, 403],
    ['another port', { host: '127.0.0.1:1' }, 403],
    ['no port', { host: 'localhost' }, 403],
    ['another origin', { origin: 'http://example.com' }, 403],
    ['an origin of another port', { origin: 'http://127.0.0.1:1' }, 403],
    ['no known origin', { origin: 'null' }, 403],
  ])('is refused for %s', async (_, headers, status) => {
    const answer = await askTicket({ ...right(), ...headers });
    expect(answer.status).toBe(status);
    expect(answer.body).not.toContain('ticket"');
  });

  it('is refused without an origin', async () => {
    expect((await askTicket({ authorization: `Bearer ${stage.token}` })).status).toBe(403);
  });

  it('is for nobody who just looks, or asks whether another site may', async () => {
    for (const method of ['GET', 'HEAD', 'PUT']) {
      expect((await ask(method, '/__estrade/ticket', right())).status).toBe(405);
    }
    const headers = { origin: 'http://example.com', 'access-control-request-method': 'POST' };
    const answer = await ask('OPTIONS', '/__estrade/ticket', headers);
    expect(answer.status).toBe(405);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('a socket', () => {
  it('opens with a ticket, once', async () => {
    const path = `__estrade/stage?ticket=${await newTicket()}`;
    const socket = await open(path);
    expect(socket).toBeInstanceOf(WebSocket);
    expect(await open(path)).toBe(401);
    (socket as WebSocket).terminate();
  });

  it.each([
    ['another origin', { origin: 'http://example.com' }],
    ['no origin', {}],
    ['another host', { host: 'example.com' }],
  ])('is refused to %s, whatever the ticket', async (name, headers) => {
    const ticket = await newTicket();
    const asked = name === 'another host' ? { origin, ...headers } : (headers as Record<string, string>);
    expect(await open(`__estrade/stage?ticket=${ticket}`, asked)).toBe(403);
  });

  it.each([
    ['no ticket', '__estrade/stage', 401],
    ['a wrong one', '__estrade/stage?ticket=0123456789012345678901', 401],
    ['another path', 'a.html', 404],
  ])('is refused with %s', async (_, path, status) => {
    expect(await open(path)).toBe(status);
  });

  it('is refused with the token itself', async () => {
    expect(await open(`__estrade/stage?ticket=${stage.token}`)).toBe(401);
    expect(await open(`__estrade/stage?token=${stage.token}`)).toBe(401);
  });

  it('carries messages both ways, and tells of its end', async () => {
    const socket = await openSocket();
    socket.send('{"type":"restart"}');
    await expect.poll(() => heard).toContain('{"type":"restart"}');
    const got = once(socket, 'message');
    windows.at(-1)?.send('{"type":"busy"}');
    expect(String((await got)[0])).toBe('{"type":"busy"}');
    expect(windows.at(-1)?.origin).toBe(origin);
    const before = left;
    socket.close();
    await expect.poll(() => left).toBe(before + 1);
  });

  it.each([
    ['a message that is too big', (socket: WebSocket) => socket.send('x'.repeat(65_537)), 1009],
    ['bytes', (socket: WebSocket) => socket.send(Buffer.from([1, 2])), 1003],
  ])('is closed for %s', async (_, send, code) => {
    const socket = await openSocket();
    const count = heard.length;
    send(socket);
    expect((await once(socket, 'close'))[0]).toBe(code);
    expect(heard).toHaveLength(count);
  });

  it('lets go of a window that takes nothing', async () => {
    const socket = await openSocket();
    windows.at(-1)?.drop();
    expect((await once(socket, 'close'))[0]).toBe(1006);
  });

  it('is one of sixteen at most', async () => {
    const sockets = await Promise.all(Array.from({ length: 16 }, openSocket));
    expect(await open(`__estrade/stage?ticket=${await newTicket()}`)).toBe(503);
    for (const socket of sockets) socket.terminate();
    await expect.poll(async () => typeof (await open(`__estrade/stage?ticket=${await newTicket()}`))).toBe('object');
  });
});

describe('the server', () => {
  it('listens on the loopback interface, and on no other', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => address);
    // Another address of this machine, where it has no other interface.
    for (const host of [...others, '127.0.0.2']) {
      const socket = connect({ host, port: Number(new URL(server.url).port) });
      const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
      expect(error.code).toBe('ECONNREFUSED');
    }
  });

  it('serves pages that hold neither token nor ticket, and that other sites do not hear of', async () => {
    await newTicket();
    const { body, headers } = await ask('GET', `/a.html?token=${stage.token}`);
    expect(body).toContain('data-stage="live"');
    expect(body).not.toContain(stage.token);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('serves nothing that other sites can show in a frame, or use', async () => {
    for (const path of ['/a.html', '/no-such-page', '/assets/guest.html']) {
      const { headers } = await ask('GET', path);
      expect(headers['content-security-policy']).toMatch(/\bframe-ancestors 'self'$/);
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    }
  });

  it('leaves the documents that a page shows as they are, with an origin of their own', async () => {
    const { body, headers } = await ask('GET', '/assets/guest.html');
    expect(body).toBe(guest);
    expect(headers['content-security-policy']).toMatch(/^sandbox allow-scripts /);
  });

  it('does not wait for those whom it refuses to close the connection', async () => {
    const { port } = new URL(server.url);
    const socket = connect({ host: '127.0.0.1', port: Number(port), allowHalfOpen: true });
    socket.write(
      `GET /__estrade/stage HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n`,
    );
    socket.resume();
    await once(socket, 'end');
    const held = await new Promise((resolve) => {
      // What is sent to a connection that is no more comes back as an error.
      const timer = setInterval(() => socket.write('x'), 20);
      const done = (isHeld: boolean) => {
        clearInterval(timer);
        clearTimeout(late);
        resolve(isHeld);
      };
      const late = setTimeout(() => done(true), 5_000);
      socket.on('error', () => done(false));
    });
    socket.destroy();
    expect(held).toBe(false);
  });

  it('serves the stage’s script', async () => {
    expect((await ask('GET', '/__estrade/present.js')).body).toBe('the script');
  });
});
