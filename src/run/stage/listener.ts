import type { StageMessage, StageState, StageText } from '../../model/stage-protocol.ts';

/** Where a window is heard: a WebSocket, or a test. */
export interface Peer {
  send(message: string): void;
  /** How many bytes wait to be sent. */
  waiting(): number;
  /** It does not take what it is sent. */
  drop(): void;
}

/** What happens in a chapter, as all its windows are told. */
export type StageEvent =
  | Exclude<StageMessage, { readonly n: number }>
  | (Omit<StageText, 'n'> & { readonly type: 'text' });

/** What a window is told when it comes, and when it fell behind. */
export interface Scene {
  /** Tells all windows what they are yet to be told. */
  settle(): void;
  /** How everything is at this moment, but for the screen. */
  state(): Omit<StageState, 'n' | 'screen'>;
  /** The screen as it is at the moment of this call, with so many lines to scroll back; with all where none is said. */
  screen(lines?: number): Promise<string>;
  outputs(ids: readonly string[]): Readonly<Record<string, string>>;
}

/** One window. It is sent no more than it draws: texts that it could not take are made good by one screen. */
export interface Listener {
  tell(event: StageEvent): void;
  /** Sends how everything is, after which it hears what follows. */
  refresh(): Promise<void>;
  /** It has drawn all up to this message. */
  seen(n: number): void;
}

/** How many characters it may have to draw, and with how few it has caught up. */
const [most, few] = [600_000, 64_000];
/** How many bytes may wait for a window's connection; behind the second it takes nothing at all. */
const [mostBytes, tooManyBytes] = [1_000_000, 8_000_000];

/** How long it is told nothing new after a screen, in milliseconds, and how far that is scrolled back. */
const [pause, fewLines] = [400, 1_000];

/** Takes the scene as it is, but for its screen, that a message is then made with. */
type Maker = () => (screen: string) => { message: object; size: number };

/** Makes the listener of a window that has been told nothing yet. */
export function createListener(peer: Peer, scene: Scene): Listener {
  let count = 0;
  let sent: { n: number; size: number }[] = [];
  let ahead = 0;
  /** What it is told after the screen that is being made. */
  let held: StageEvent[] | undefined;
  let heldSize = 0;
  let again = false;
  let last = Number.NEGATIVE_INFINITY;
  let isPausing = false;
  /** While it is behind: of which acts texts were left out. */
  let missed: Set<string> | undefined;

  const send = (message: object, size: number | undefined): void => {
    if (peer.waiting() > tooManyBytes) return peer.drop();
    if (size === undefined) return peer.send(JSON.stringify(message));
    count += 1;
    sent.push({ n: count, size });
    ahead += size;
    peer.send(JSON.stringify({ ...message, n: count }));
  };

  const miss = ({ id }: StageEvent & { readonly id?: string }): void => {
    missed ??= new Set();
    if (id !== undefined) missed.add(id);
  };

  const pass = (event: StageEvent): void => {
    if (event.type !== 'text') return send(event, undefined);
    if (missed || ahead > most || peer.waiting() > mostBytes) return miss(event);
    send(event, event.data.length);
  };

  /** Makes a message of the scene, and sends it with what happened since. */
  const stage = async (make: Maker, lines?: number): Promise<void> => {
    scene.settle();
    held = [];
    heldSize = 0;
    const finish = make();
    missed = undefined;
    const { message, size } = finish(await scene.screen(lines));
    send(message, size);
    const events = held;
    held = undefined;
    for (const event of events) pass(event);
    if (again) {
      again = false;
      await refresh();
    } else catchUp();
  };

  const refresh = async (): Promise<void> => {
    if (held) {
      again = true;
      return;
    }
    await stage(() => {
      const state = scene.state();
      return (screen) => ({ message: { ...state, screen }, size: weight(state, screen) });
    });
  };

  const resume = (): void => {
    isPausing = false;
    catchUp();
  };

  const catchUp = (): void => {
    if (!missed || held || ahead > few || peer.waiting() > few) return;
    // Making a screen is work: while much is printed, one now and then is enough.
    const left = pause - (performance.now() - last);
    if (left > 0) {
      if (!isPausing) setTimeout(resume, left).unref();
      isPausing = true;
      return;
    }
    last = performance.now();
    void stage(() => {
      const outputs = scene.outputs([...(missed ?? [])]);
      const size = Object.values(outputs).reduce((sum, { length }) => sum + length, 0);
      return (data) => ({ message: { type: 'screen', data, outputs }, size: size + data.length });
    }, fewLines);
  };

  return {
    tell(event) {
      if (!held) return pass(event);
      if (event.type === 'text') heldSize += event.data.length;
      if (event.type === 'text' && heldSize > most) miss(event);
      else held.push(event);
    },
    refresh,
    seen(n) {
      if (n > count) return;
      for (const { size } of sent.filter((each) => each.n <= n)) ahead -= size;
      sent = sent.filter((each) => each.n > n);
      catchUp();
    },
  };
}

function weight({ acts }: Omit<StageState, 'n' | 'screen'>, screen: string): number {
  return Object.values(acts).reduce((sum, { output }) => sum + output.length, screen.length);
}
