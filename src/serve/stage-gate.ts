import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Who may come in. The person who started the program has its token, which stands in the address that was printed.
 * A page shows it once, for a ticket that opens one WebSocket: what is in an address may be read by others.
 */
export interface Gate {
  /** 128 bits. */
  readonly token: string;
  /** Why a request for a ticket is refused; undefined where it is not. */
  refusal(request: IncomingMessage): Refusal | undefined;
  /** The same for a WebSocket; its ticket is used up. */
  socketRefusal(request: IncomingMessage): Refusal | undefined;
  /** A new ticket. */
  ticket(): string;
}

export interface Refusal {
  readonly status: 401 | 403;
  readonly reason: string;
}

/** How long a ticket is good, in milliseconds, and how many may be. */
const [validity, most] = [10_000, 100];

/** @param now what the time is, in milliseconds */
export function createGate(now: () => number = () => performance.now()): Gate {
  const token = randomBytes(16).toString('base64url');
  const tickets = new Map<string, number>();

  const expire = (): void => {
    for (const [ticket, until] of tickets) if (until <= now()) tickets.delete(ticket);
  };

  return {
    token,
    refusal(request) {
      const shown = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
      return elsewhere(request) ?? (isSame(shown, token) ? undefined : unknown);
    },
    socketRefusal(request) {
      expire();
      const shown = new URLSearchParams(/\?(.*)$/s.exec(request.url ?? '')?.[1] ?? '').get('ticket') ?? '';
      return elsewhere(request) ?? (tickets.delete(shown) ? undefined : unknown);
    },
    ticket() {
      expire();
      const [oldest] = tickets.keys();
      if (tickets.size >= most && oldest !== undefined) tickets.delete(oldest);
      const ticket = randomBytes(16).toString('base64url');
      tickets.set(ticket, now() + validity);
      return ticket;
    },
  };
}

const unknown: Refusal = { status: 401, reason: 'Open the address that `estrade present` printed.' };

/** A page of another site, another name for this machine, or no page at all. */
function elsewhere({ headers, socket }: IncomingMessage): Refusal | undefined {
  const hosts = ['127.0.0.1', 'localhost'].map((name) => `${name}:${socket.localPort}`);
  if (headers.host === undefined || !hosts.includes(headers.host)) {
    return { status: 403, reason: 'This server answers on the loopback interface only.' };
  }
  if (headers.origin === `http://${headers.host}`) return undefined;
  return { status: 403, reason: 'Only pages of this server may ask.' };
}

/** Compares in a time that tells nothing of the texts. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
