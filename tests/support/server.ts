import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';

/** A server of one folder, for one suite. */
export interface StaticServer {
  /** Address of the folder, ending in `/`. */
  readonly url: string;
  /** Paths that were asked for and not found. */
  readonly missed: readonly string[];
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Serves `folder` on a free port of this machine, below `subPath` (`/courses/docker/`) when it is given. */
export async function serveFolder(folder: string, subPath = '/'): Promise<StaticServer> {
  const missed: string[] = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = normalize(join(folder, path.slice(subPath.length), path.endsWith('/') ? 'index.html' : ''));
    const inside = path.startsWith(subPath) && file.startsWith(folder + sep);
    const bytes = inside ? await readFile(file).catch(() => undefined) : undefined;
    if (!bytes) missed.push(path);
    response.writeHead(bytes ? 200 : 404, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    response.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${subPath}`,
    missed,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
