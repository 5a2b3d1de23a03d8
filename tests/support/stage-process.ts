import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { StageMessage, StageRequest } from '../../src/model/stage-protocol.ts';
import { startCli } from './cli.ts';

/** A running `estrade present`. */
export interface StageProcess {
  readonly child: ChildProcess;
  /** What it said so far. */
  said(): string;
  readonly address: URL;
  window(chapter: string): Promise<StageSocket>;
  /** Ends it with a signal, and gives its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** A window without a page. */
export interface StageSocket {
  readonly got: readonly StageMessage[];
  send(request: StageRequest): void;
  /** Waits for a message, of those that came already too. */
  until(is: (message: StageMessage) => boolean): Promise<StageMessage>;
}

/** Starts `estrade present` with this cache folder; settled once it answers. */
export async function startStage(course: string, cache: string): Promise<StageProcess> {
  const child = startCli(['present', course, '--port', '0'], { env: { XDG_CACHE_HOME: cache } });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /http:\/\/\S+token=\S+/.exec(said)?.[0];
      if (found) resolve(found);
    });
    child.once('close', () => reject(new Error(`it ended before it answered:\n${said}`)));
  });
  return {
    child,
    said: () => said,
    address: new URL(address),
    window: (chapter) => openSocket(new URL(address), chapter),
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await once(child, 'close');
      }
      return child.exitCode;
    },
  };
}

async function openSocket({ origin, host, searchParams }: URL, chapter: string): Promise<StageSocket> {
  const headers = { origin, authorization: `Bearer ${searchParams.get('token')}` };
  const answer = await fetch(`${origin}/__estrade/ticket`, { method: 'POST', headers });
  const { ticket } = (await answer.json()) as { ticket: string };
  const socket = new WebSocket(`ws://${host}/__estrade/stage?ticket=${ticket}`, { origin });
  const got: StageMessage[] = [];
  const looks = new Set<() => void>();
  const send = (request: StageRequest): void => socket.send(JSON.stringify(request));
  socket.on('error', () => undefined);
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as StageMessage;
    got.push(message);
    if ('n' in message) send({ type: 'seen', n: message.n });
    for (const look of looks) look();
  });
  await once(socket, 'open');
  send({ type: 'open', chapter });
  return {
    got,
    send,
    until: (is) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`it did not come:\n${JSON.stringify(got)}`)), 60_000);
        const look = (): void => {
          const found = got.find(is);
          if (!found) return;
          clearTimeout(late);
          looks.delete(look);
          resolve(found);
        };
        looks.add(look);
        look();
      }),
  };
}
