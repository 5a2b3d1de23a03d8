import type { StageMessage, StageRequest } from '../../model/stage-protocol.ts';

/** How the stage can be reached. `refused`: the token is missing or wrong, and trying again is of no use. */
export type LinkState = 'open' | 'lost' | 'refused';

export interface StageLink {
  /** Sends, where the stage can be reached; nothing is kept for later. */
  send(request: StageRequest): void;
}

interface LinkOptions {
  readonly token: string | undefined;
  readonly chapter: string;
  heard(message: StageMessage): void;
  changed(state: LinkState): void;
}

const paths = { ticket: '/__estrade/ticket', socket: '/__estrade/stage' };
const waits = [300, 600, 1200, 2500, 5000];

/** Connects to the stage and stays connected: when the server is gone, it is asked again, ever less often. */
export function openLink({ token, chapter, heard, changed }: LinkOptions): StageLink {
  let socket: WebSocket | undefined;
  let failures = 0;
  let gone = false;
  const again = () => {
    if (gone) return;
    // The first failures may be a server that starts again.
    if (failures > 0) changed('lost');
    setTimeout(connect, waits[Math.min(failures++, waits.length - 1)]);
  };
  const connect = async (): Promise<void> => {
    const ticket = token === undefined ? 'refused' : await askTicket(token);
    if (ticket === 'refused') return changed('refused');
    if (ticket === undefined) return again();
    const next = new WebSocket(`ws://${location.host}${paths.socket}?ticket=${encodeURIComponent(ticket)}`);
    next.onopen = () => {
      failures = 0;
      socket = next;
      next.send(JSON.stringify({ type: 'open', chapter } satisfies StageRequest));
      changed('open');
    };
    next.onmessage = ({ data }) => heard(JSON.parse(String(data)) as StageMessage);
    next.onclose = () => {
      socket = undefined;
      again();
    };
  };
  // A page that is left closes its socket: that is no loss to speak of.
  addEventListener('pagehide', () => {
    gone = true;
    socket?.close();
  });
  // Back from the browser's cache of pages.
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    gone = false;
    void connect();
  });
  void connect();
  return {
    send: (request) => {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(request));
    },
  };
}

/** A ticket for one socket; undefined when the server does not answer. */
async function askTicket(token: string): Promise<string | 'refused' | undefined> {
  try {
    const answer = await fetch(paths.ticket, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
    if (answer.status === 401 || answer.status === 403) return 'refused';
    if (!answer.ok) return undefined;
    return ((await answer.json()) as { ticket: string }).ticket;
  } catch {
    return undefined;
  }
}
