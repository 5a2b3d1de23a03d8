/**
 * Windows of one deck talk through a MessagePort. The port is handed over with a greeting whose
 * sender is checked as a window (`event.source`): on `file://` every origin is `null` and proves nothing.
 * Only positions and orders travel; texts come from each window's own copy of the page.
 */

/** Where a deck is. `f` is -1 before the first fragment, undefined on a slide without any. */
export interface Place {
  readonly h: number;
  readonly v: number;
  readonly f: number | undefined;
}

/** From a deck or preview: where it is now. */
export interface StateMessage extends Place {
  readonly paused: boolean;
  readonly last: boolean;
}

/** To a deck or preview: what to do. */
export type Order =
  | { readonly do: 'report' | 'next' | 'previous' | 'first' | 'last' | 'pause' }
  | ({ readonly do: 'go'; readonly ahead: boolean } & Place);

const greeting = 'estrade:speaker';
const targetOrigin = () => (location.origin === 'null' || location.protocol === 'file:' ? '*' : location.origin);

/** Sends a greeting with one end of a new channel, and gives the other end. */
export function greet(target: Window): MessagePort {
  const { port1, port2 } = new MessageChannel();
  target.postMessage(greeting, targetOrigin(), [port2]);
  return port1;
}

/** Calls back with each port handed over by a window that `trusts` accepts. */
export function onGreeting(
  trusts: (source: Window) => boolean,
  accept: (port: MessagePort, source: Window) => void,
): void {
  addEventListener('message', ({ data, source, origin, ports }) => {
    const port = ports[0];
    if (data !== greeting || !port || !source || !('postMessage' in source) || !('opener' in source)) return;
    if (targetOrigin() !== '*' && origin !== location.origin) return;
    if (trusts(source)) accept(port, source);
  });
}

/** Reads a message as an order; undefined when it is none. */
export function readOrder(data: unknown): Order | undefined {
  return typeof data === 'object' && data !== null && 'do' in data ? (data as Order) : undefined;
}
