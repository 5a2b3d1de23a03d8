// `npm run bench:stage`: how fast a key is echoed on stage, and what a hundred megabytes of output cost the server.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { median } from './measure.mjs';

const keys = 200;
const root = join(import.meta.dirname, '..');
const folder = await mkdtemp(join(tmpdir(), 'estrade-bench-'));
const flood = "head -c 100000000 /dev/zero | tr '\\0' x | fold -w 79";

await mkdir(join(folder, 'slides'));
await writeFile(join(folder, 'course.yaml'), 'title: Banc d’essai\n');
await writeFile(join(folder, 'slides/01-essai.md'), `# Essai\n\n\`\`\`bash run id=flood\n${flood}\n\`\`\`\n`);

const server = spawn(process.execPath, [join(root, 'lib/cli.cjs'), 'present', folder, '--port', '0'], {
  env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') },
  stdio: ['ignore', 'ignore', 'pipe'],
});
try {
  const page = await open(await addressOf(server));
  await page.next(({ type, data }) => type === 'text' && data.endsWith('$ '));
  const echo = await measureEcho(page);
  console.log(`echo of ${keys} keys: p50 ${show(median(echo))}, p95 ${show(echo.sort((a, b) => a - b)[keys * 0.95])}`);
  page.send({ type: 'keys', data: '\x03' });
  await page.next(({ type, data }) => type === 'text' && data.endsWith('$ '));

  const before = await memory();
  const start = performance.now();
  page.send({ type: 'run', id: 'flood' });
  await page.next(({ type }) => type === 'start');
  await page.next(({ type }) => type === 'end');
  const seconds = (performance.now() - start) / 1000;
  console.log(`100 MB of output: ${seconds.toFixed(1)} s, the window got ${(page.bytes() / 1e6).toFixed(1)} MB`);
  console.log(`memory: ${before.now} MB before, ${(await memory()).most} MB at most`);
} finally {
  server.kill('SIGINT');
  await once(server, 'close');
  await rm(folder, { recursive: true, force: true });
}

/** One key after the other, each when the one before was echoed; in milliseconds. */
async function measureEcho(page) {
  const times = [];
  for (let key = 0; key < keys; key += 1) {
    const start = performance.now();
    const echoed = page.next(({ type, data }) => type === 'text' && data.includes('x'));
    page.send({ type: 'keys', data: 'x' });
    await echoed;
    times.push(performance.now() - start);
    await new Promise((done) => setTimeout(done, 20));
  }
  return times;
}

/** A window that draws at once what it gets. */
async function open(address) {
  const { origin, host, searchParams } = new URL(address);
  const headers = { origin, authorization: `Bearer ${searchParams.get('token')}` };
  const { ticket } = await (await fetch(`${origin}/__estrade/ticket`, { method: 'POST', headers })).json();
  const socket = new WebSocket(`ws://${host}/__estrade/stage?ticket=${ticket}`, { origin });
  await once(socket, 'open');
  const waiting = new Set();
  let bytes = 0;
  const send = (message) => socket.send(JSON.stringify(message));
  socket.on('message', (data) => {
    bytes += data.length;
    const message = JSON.parse(data);
    if (message.n) send({ type: 'seen', n: message.n });
    for (const look of waiting) look(message);
  });
  send({ type: 'open', chapter: '01-essai' });
  return {
    send,
    bytes: () => bytes,
    next: (is) =>
      new Promise((resolve) => {
        const look = (message) => {
          if (!is(message)) return;
          waiting.delete(look);
          resolve(message);
        };
        waiting.add(look);
      }),
  };
}

async function addressOf({ stderr }) {
  let said = '';
  for await (const text of stderr.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    said += text;
    const [address] = /http:\/\/\S+/.exec(said) ?? [];
    if (address) return address;
  }
  throw new Error(`the course is not presented:\n${said}`);
}

/** In megabytes; Linux only. */
async function memory() {
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8');
  const megabytes = (name) => Math.round(Number(new RegExp(`${name}:\\s*(\\d+)`).exec(status)?.[1]) / 1000);
  return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
}

function show(milliseconds) {
  return `${milliseconds.toFixed(1)} ms`;
}
