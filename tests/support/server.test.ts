import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveFolder } from './server.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'estrade-server-'));
  await mkdir(join(folder, 'site'));
  await writeFile(join(folder, 'site/index.html'), 'home');
  await writeFile(join(folder, 'secret.txt'), 'secret');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('serves a folder below a sub-path, and notes what is not there', async () => {
  const server = await serveFolder(join(folder, 'site'), '/cours/docker/');
  try {
    const home = await fetch(server.url);
    expect([home.status, home.headers.get('content-type'), await home.text()]).toEqual([
      200,
      'text/html; charset=utf-8',
      'home',
    ]);
    expect((await fetch(`${server.url}none.css`)).status).toBe(404);
    expect((await fetch(new URL('/', server.url))).status).toBe(404);
    expect((await fetch(`${server.url}..%2fsecret.txt`)).status).toBe(404);
    expect(server.missed).toEqual(['/cours/docker/none.css', '/', '/cours/docker/../secret.txt']);
  } finally {
    await server.close();
  }
});
