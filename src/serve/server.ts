import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import mime from 'mime';
import { UsageError } from '../model/errors.ts';
import { createEventStream, type EventStream } from './events.ts';
import { missingPage, withPreview } from './preview-page.ts';
import type { Site } from './site.ts';

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
  /** Another port will not do. */
  readonly exact: boolean;
  /** Language of what the server itself says in a page. */
  readonly lang: string;
  /** Browser code of the preview, served beside the site. */
  readonly previewScript: string;
  readonly extension?: Extension | undefined;
}

/** What a command serves beside the preview. */
export interface Extension {
  /** One of the course’s pages as it is served, from the page with the preview. */
  page(html: string, name: string): string;
  /** Headers of what is served of the course. `isPage`: one of its pages, and not a document that they show. */
  headers(type: string, isPage: boolean): Readonly<Record<string, string>>;
  /** Answers a request, whatever its method; false: it is none of its own. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
  /** Takes a connection that is to become a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

/** Paths of our own, beside what the course can hold. */
const previewPaths = { script: '/__estrade/preview.js', events: '/__estrade/events' } as const;

/**
 * Serves a site on the loopback interface, from memory. Requests for another host name are refused, so
 * that no page elsewhere can read the course by pointing its own name here (DNS rebinding).
 *
 * @returns once it listens, on the port or, when that is taken and need not be `exact`, on the next free one.
 * @throws UsageError when there is no such port to listen on.
 */
export async function startServer(options: ServerOptions): Promise<PreviewServer> {
  let site: Site = new Map();
  const events = createEventStream();
  const server = createServer((request, response) => {
    if (!isLocalHost(request.headers.host))
      refuse(response, 403, 'This server answers on the loopback interface only.');
    else if (options.extension?.answer(request, response)) return;
    else if (request.method !== 'GET' && request.method !== 'HEAD') refuse(response, 405, 'Only GET.');
    else answer(request, response, site, events, options);
  });
  const { extension } = options;
  if (extension) server.on('upgrade', (request, socket, head) => extension.upgrade(request, socket, head));
  const port = await listen(server, options);
  return {
    url: `http://127.0.0.1:${port}/`,
    events,
    show: (next) => {
      site = next;
    },
    async close() {
      events.close();
      await extension?.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  site: Site,
  events: EventStream,
  { previewScript, lang, extension }: ServerOptions,
): void {
  const path = decodePath(request.url ?? '/');
  if (path === previewPaths.events) return events.add(response);
  if (path === previewPaths.script) return send(response, 200, 'text/javascript; charset=utf-8', previewScript);
  const name = path === undefined ? undefined : path === '/' ? 'index.html' : path.slice(1);
  const data = name === undefined ? undefined : site.get(name);
  if (name === undefined || data === undefined) {
    if (name !== undefined && !/(?:^|\/)[^/.]*$|\.html$/.test(name))
      return refuse(response, 404, 'There is no such file.');
    const page = missingPage([...site.keys()].filter(isPage), lang);
    const headers = extension?.headers('text/html', true);
    return send(response, 404, 'text/html; charset=utf-8', withPreview(page, previewPaths.script), headers);
  }
  const type = mime.getType(name) ?? 'application/octet-stream';
  const headers = extension?.headers(type, isPage(name));
  if (!isPage(name))
    return send(response, 200, type.startsWith('text/') ? `${type}; charset=utf-8` : type, data, headers);
  const page = withPreview(String(data), previewPaths.script);
  send(response, 200, 'text/html; charset=utf-8', extension ? extension.page(page, name) : page, headers);
}

/** Sends an answer that is neither kept, nor told of to other sites, nor taken for something else, nor used by them. */
export function send(
  response: ServerResponse,
  status: number,
  type: string,
  data: Uint8Array | string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    ...headers,
  });
  response.end(data);
}

/** Sends a reason instead. */
export function refuse(response: ServerResponse, status: number, reason: string): void {
  send(response, status, 'text/plain; charset=utf-8', `${reason}\n`);
}

function isPage(path: string): boolean {
  return path.endsWith('.html') && !path.includes('/');
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

/** Tries the port and, unless it is to be exactly this one, a few after it; 0 lets the system choose. */
async function listen(
  server: ReturnType<typeof createServer>,
  { port: wanted, exact }: ServerOptions,
): Promise<number> {
  const last = exact ? wanted : Math.min(wanted + 20, 65535);
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
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && port < last) continue;
      throw refusedPort(port, code, error);
    }
  }
}

function refusedPort(port: number, code: string | undefined, cause: unknown): UsageError {
  const reason =
    code === 'EADDRINUSE'
      ? `The port ${port} is in use by another program, perhaps by another \`estrade\`.`
      : `The port ${port} cannot be listened on (${code ?? String(cause)}).`;
  return new UsageError(reason, 'Choose another one with `--port`, or `--port 0` for any free one.', { cause });
}
