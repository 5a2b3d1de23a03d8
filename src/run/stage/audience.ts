import { createListener, type Listener, type Peer, type Scene, type StageEvent } from './listener.ts';

/** The windows that show a chapter. */
export interface Audience {
  /** Tells all of them. Text that comes in small pieces is gathered for a moment. */
  tell(event: StageEvent): void;
  /** Takes a window, and tells it how everything is. */
  join(peer: Peer): Listener;
  leave(listener: Listener): void;
  /** Tells all of them how everything is. */
  refresh(): void;
}

/** How long text is gathered, in milliseconds: what comes after a silence goes at once, as the echo of a key does. */
const pace = 8;
/** Nor is more than this gathered. */
const most = 64_000;

type Text = Extract<StageEvent, { type: 'text' }>;

/** Makes an audience without a window. `scene` says what one that joins is told. */
export function createAudience(scene: Omit<Scene, 'settle'>): Audience {
  const listeners = new Set<Listener>();
  let gathered: Text[] = [];
  let size = 0;
  let last = 0;
  let timer: NodeJS.Timeout | undefined;

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    last = performance.now();
    const texts = gathered;
    gathered = [];
    size = 0;
    for (const text of texts) for (const listener of listeners) listener.tell(text);
  };

  const gather = (text: Text): void => {
    const before = gathered.at(-1);
    if (before && before.id === text.id && before.beside === text.beside) {
      gathered[gathered.length - 1] = { ...before, data: before.data + text.data };
    } else gathered.push(text);
    size += text.data.length;
    const left = pace - (performance.now() - last);
    if (size > most || left <= 0) flush();
    else timer ??= setTimeout(flush, left);
  };

  return {
    tell(event) {
      if (event.type === 'text') return gather(event);
      flush();
      for (const listener of listeners) listener.tell(event);
    },
    join(peer) {
      const listener = createListener(peer, { ...scene, settle: flush });
      listeners.add(listener);
      void listener.refresh();
      return listener;
    },
    leave: (listener) => void listeners.delete(listener),
    refresh() {
      for (const listener of listeners) void listener.refresh();
    },
  };
}
