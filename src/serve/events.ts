import type { ServerResponse } from 'node:http';

/** One way from the server to its pages: server-sent events, which browsers reconnect by themselves. */
export interface EventStream {
  /** Takes a request's answer as a listener; it gets the last event of each name at once. */
  add(response: ServerResponse): void;
  /** Sends to every listener. `sticky`: also to those that come later. */
  send(name: string, data: unknown, sticky?: boolean): void;
  close(): void;
}

/** Makes an event stream. */
export function createEventStream(): EventStream {
  const listeners = new Set<ServerResponse>();
  const last = new Map<string, string>();
  return {
    add(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
      response.write('retry: 500\n\n');
      for (const event of last.values()) response.write(event);
      listeners.add(response);
      response.once('close', () => listeners.delete(response));
    },
    send(name, data, sticky = false) {
      const event = `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
      if (sticky) last.set(name, event);
      for (const listener of listeners) listener.write(event);
    },
    close() {
      for (const listener of listeners) listener.end();
      listeners.clear();
    },
  };
}
