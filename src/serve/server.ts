import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import mime from 'mime';
import { createEventStream, type EventStream } from './events.ts';
import { withPreview } from './preview-page.ts';

/** What is served: a snapshot of the output, replaced as a whole after each build. */
export type Site = ReadonlyMap<string, Uint8Array | string>;

export interface PreviewServer {
  /** `http://127.0.0.1:4848/` */
  readonly url: string;
  readonly events: EventStream;
  /** Serves another snapshot from now on. */
  show(site: Site): void;
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly port: number;
  /** Browser code of the preview, served beside the site. */
  readonly previewScript: string;
}

/** Paths of our own, beside what the course can hold. */
export const previewPaths = { script: '/__estrade/preview.js', events: '/__estrade/events' } as const;

/**
 * Serves a site on the loopback interface, from memory. Requests for another host name are refused, so
 * that no page elsewhere can read the course by pointing its own name here (DNS rebinding).
 *
 * @returns once it listens, on the port or, when that is taken, on the next free one.
 */
export async function startServer(options: ServerOptions): Promise<PreviewServer> {
  let site: Site = new Map();
  const events = createEventStream();
  const server = createServer((request, response) => {
    if (!isLocalHost(request.headers.host))
      refuse(response, 403, 'This server answers on the loopback interface only.');
    else if (request.method !== 'GET' && request.method !== 'HEAD') refuse(response, 405, 'Only GET.');
    else answer(request, response, site, events, options.previewScript);
  });
  const port = await listen(server, options.port);
  return {
    url: `http://127.0.0.1:${port}/`,
    events,
    show: (next) => {
      site = next;
    },
    close: () =>
      new Promise((resolve) => {
        events.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  site: Site,
  events: EventStream,
  script: string,
): void {
  const path = decodePath(request.url ?? '/');
  if (path === previewPaths.events) return events.add(response);
  if (path === previewPaths.script) return send(response, 200, 'text/javascript; charset=utf-8', script);
  const name = path === undefined ? undefined : path === '/' ? 'index.html' : path.slice(1);
  const data = name === undefined ? undefined : site.get(name);
  if (name === undefined || data === undefined) return refuse(response, 404, 'There is no such page.');
  const type = mime.getType(name) ?? 'application/octet-stream';
  if (type !== 'text/html')
    return send(response, 200, type.startsWith('text/') ? `${type}; charset=utf-8` : type, data);
  send(response, 200, 'text/html; charset=utf-8', withPreview(String(data), previewPaths.script));
}

function send(response: ServerResponse, status: number, type: string, data: Uint8Array | string): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(data);
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  send(response, status, 'text/plain; charset=utf-8', `${reason}\n`);
}

function isLocalHost(host: string | undefined): boolean {
  return /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(host ?? '');
}

function decodePath(url: string): string | undefined {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/s, ''));
  } catch {
    return undefined;
  }
}

/** Tries the port and a few after it; 0 lets the system choose. */
async function listen(server: ReturnType<typeof createServer>, wanted: number): Promise<number> {
  for (let port = wanted; ; port++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
          server.off('error', reject);
          resolve();
        });
      });
      return (server.address() as AddressInfo).port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || port >= wanted + 20) throw error;
    }
  }
}
