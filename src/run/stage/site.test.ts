import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { allowsFrame, watchSite } from './site.ts';

const origin = 'http://127.0.0.1:4848';
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(answer: (response: ServerResponse) => void, port = 0): Promise<string> {
  const server = createServer((_, response) => answer(response));
  servers.push(server);
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const watch = (url: string, patience?: number) =>
  watchSite({ url, origin, signal: new AbortController().signal, ...(patience !== undefined && { patience }) });

describe('a page beside the slides', () => {
  it('is up when it answers', async () => {
    expect(await watch(await serve((response) => response.end('hello')))).toBe('up');
  });

  it('is waited for, from before its server runs', async () => {
    const url = await serve(() => undefined);
    const port = Number(new URL(url).port);
    servers.pop()?.close();
    const state = watch(url);
    setTimeout(() => void serve((response) => response.end(), port), 300);
    expect(await state).toBe('up');
  });

  it('is waited for while its server has errors', async () => {
    let asked = 0;
    const url = await serve((response) => {
      asked += 1;
      response.writeHead(asked < 3 ? 502 : 200).end();
    });
    expect(await watch(url)).toBe('up');
    expect(asked).toBe(3);
  });

  it('is down when nobody answers for too long', async () => {
    const url = await serve(() => undefined);
    servers.pop()?.close();
    expect(await watch(url, 600)).toBe('down');
  });

  it('refuses frames, also where another page sends to', async () => {
    const url = await serve((response) => response.writeHead(200, { 'x-frame-options': 'DENY' }).end());
    const first = await serve((response) => response.writeHead(302, { location: url }).end());
    expect(await watch(first)).toBe('refuses-frames');
  });

  it('is not waited for any more when nobody does', async () => {
    const controller = new AbortController();
    const state = watchSite({ url: 'http://127.0.0.1:1/', origin, signal: controller.signal });
    controller.abort();
    expect(await state).toBe('down');
  });
});

describe('a frame', () => {
  const policy = (value: string) => ({ 'content-security-policy': value });
  it.each([
    [{}, true],
    [{ 'x-frame-options': 'sameorigin' }, false],
    [{ 'x-frame-options': 'ALLOWALL' }, true],
    [policy("default-src 'self'"), true],
    [policy("default-src 'self'; frame-ancestors 'self'"), false],
    [policy("frame-ancestors 'none'"), false],
    [policy('frame-ancestors'), false],
    [policy('frame-ancestors *'), true],
    [policy('frame-ancestors http:'), true],
    [policy('frame-ancestors https:'), false],
    [policy('frame-ancestors http://127.0.0.1:4848'), true],
    [policy('frame-ancestors https://example.com 127.0.0.1:*'), true],
    [policy('frame-ancestors http://127.0.0.1'), false],
    [{ ...policy('frame-ancestors *'), 'x-frame-options': 'DENY' }, true],
  ])('%o: %s', (headers, isAllowed) => {
    expect(allowsFrame(headers, origin)).toBe(isAllowed);
  });
});
