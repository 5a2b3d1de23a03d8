import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocketServer } from 'ws';
import { stagePaths } from '../model/stage-protocol.ts';
import { type Extension, refuse, send } from './server.ts';
import { createGate, type Refusal } from './stage-gate.ts';
import { stageHeaders, withStage } from './stage-page.ts';

export interface StageOptions {
  /** Browser code of the stage. */
  readonly script: string;
  /** Origins that the page of this name shows in frames. */
  frames(page: string): readonly string[];
  /** Takes a window. */
  visit(window: StageWindow): StageVisit;
}

/** A window that was let in. */
export interface StageWindow {
  /** Origin of the page in it. */
  readonly origin: string;
  send(message: string): void;
  /** How many bytes wait to be sent. */
  waiting(): number;
  /** Closes the connection at once. */
  drop(): void;
}

export interface StageVisit {
  hear(message: string): void;
  leave(): void;
}

/** The stage's half of a server, and the token that lets windows in. */
export interface StageServer extends Extension {
  readonly token: string;
}

/** How long a message may be, in bytes, and how many windows there may be. */
const [longest, mostWindows] = [64 * 1024, 16];

/**
 * Lets windows in and carries their messages. Only pages that this server itself served are let in, with a ticket that
 * they get for the token; there are no headers for any other origin.
 */
export function createStageServer({ script, frames, visit }: StageOptions): StageServer {
  const gate = createGate();
  let sockets: Promise<WebSocketServer> | undefined;
  let count = 0;

  const accept = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    sockets ??= import('ws').then(
      (ws) => new ws.WebSocketServer({ noServer: true, maxPayload: longest, perMessageDeflate: false }),
    );
    const server = await sockets;
    server.handleUpgrade(request, socket, head, (connection) => {
      const visited = visit({
        origin: request.headers.origin ?? '',
        send: (message) => {
          if (connection.readyState === connection.OPEN) connection.send(message);
        },
        waiting: () => connection.bufferedAmount,
        drop: () => connection.terminate(),
      });
      connection.on('message', (data, isBinary) => {
        if (isBinary) connection.close(1003, 'Only text.');
        else visited.hear(String(data));
      });
      // It is followed by `close`, which is enough.
      connection.on('error', () => undefined);
      connection.on('close', () => visited.leave());
    });
  };

  return {
    token: gate.token,
    page: (html, name) => withStage(html, { script: stagePaths.script, frames: frames(name) }),
    headers: stageHeaders,
    answer(request, response) {
      const path = (request.url ?? '').replace(/[?#].*$/s, '');
      if (path === stagePaths.script && request.method === 'GET') {
        send(response, 200, 'text/javascript; charset=utf-8', script);
        return true;
      }
      if (path !== stagePaths.ticket) return false;
      const refusal = request.method === 'POST' ? gate.refusal(request) : { status: 405, reason: 'Only POST.' };
      if (refusal) refuse(response, refusal.status, refusal.reason);
      else send(response, 200, 'application/json', JSON.stringify({ ticket: gate.ticket() }));
      return true;
    },
    upgrade(request, socket, head) {
      const isStage = (request.url ?? '').replace(/[?#].*$/s, '') === stagePaths.socket;
      const refusal = isStage ? gate.socketRefusal(request) : { status: 404, reason: 'There is no such socket.' };
      if (refusal) return refuseSocket(socket, refusal);
      if (count >= mostWindows) return refuseSocket(socket, { status: 503, reason: 'Too many windows are open.' });
      count += 1;
      socket.once('close', () => {
        count -= 1;
      });
      // It may break before it is a WebSocket.
      socket.on('error', () => undefined);
      void accept(request, socket, head);
    },
    async close() {
      const server = await sockets;
      for (const connection of server?.clients ?? []) connection.terminate();
    },
  };
}

/** Answers what is no WebSocket yet. */
function refuseSocket(socket: Duplex, { status, reason }: Omit<Refusal, 'status'> & { readonly status: number }): void {
  socket.on('error', () => undefined);
  // Who never closes a connection would keep it.
  socket.once('finish', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${reason}\n`,
  );
}
