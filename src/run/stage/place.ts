import type { Shell } from '../../model/snippet.ts';
import type { Variables } from '../environment.ts';
import { createProbe, type Probe } from '../needs.ts';
import { openRun } from '../run.ts';
import type { Session } from '../session.ts';
import type { Size } from '../terminal.ts';
import { createFreePrompt, type FreePrompt } from './free.ts';
import { createScreen, type Screen } from './screen.ts';

/** Where a chapter runs: its run, a session for each shell, and the terminal that shows them. */
export interface Place {
  readonly work: string;
  /** What needs are looked at with: anew for each snippet, for an engine may be started meanwhile. */
  probe(): Probe;
  readonly screen: Screen;
  readonly free: FreePrompt;
  /** The session of a shell, opened when it is asked for first. */
  session(shell: Shell): Session;
  /** The session that has the keys. */
  active(): Session | undefined;
  /** Sends what comes from a shell somewhere else than to `onText`; undefined: there again. */
  route(shell: Shell, to: ((text: string) => void) | undefined): void;
  /** Lets what is no command's go unheard. */
  mute(isMuted: boolean): void;
  resize(size: Size): void;
  close(): Promise<readonly string[]>;
}

export interface PlaceOptions {
  /** The chapter's folder, of which a copy is made. */
  readonly source: string;
  readonly name: string;
  readonly environment: Variables;
  readonly size: Size;
  /** Hears what no command's is: prompts, what is typed and what that gives. */
  onText(text: string): void;
}

/** How many characters may wait for the screen to read them, and when it goes on. */
const [high, low] = [256_000, 64_000];

/** @throws RunError where the folder cannot be copied. */
export async function openPlace(options: PlaceOptions): Promise<Place> {
  const { source, name, environment } = options;
  const run = await openRun({ source, name, environment });
  const sessions = new Map<Shell, Session>();
  const routes = new Map<Shell, (text: string) => void>();
  let size = options.size;
  let active: Shell | undefined;
  let isPaused = false;
  let isMuted = false;
  const screen = await createScreen({
    size,
    onAhead(characters) {
      if (isPaused ? characters > low : characters < high) return;
      isPaused = !isPaused;
      for (const session of sessions.values()) isPaused ? session.pause() : session.resume();
    },
  });
  const say = (text: string): void => {
    if (isMuted) return;
    screen.write(text);
    options.onText(text);
  };
  const session = (shell: Shell): Session => {
    active = shell;
    const known = sessions.get(shell);
    if (known) return known;
    const opened = run.open(shell, size);
    sessions.set(shell, opened);
    opened.onText((text) => (routes.get(shell) ?? say)(text));
    return opened;
  };
  return {
    work: run.work,
    probe: () => createProbe(run.environment),
    screen,
    free: createFreePrompt(run.work),
    session,
    active: () => active && sessions.get(active),
    route(shell, to) {
      if (to) routes.set(shell, to);
      else routes.delete(shell);
    },
    mute(next) {
      isMuted = next;
    },
    resize(to) {
      size = to;
      screen.resize(to);
      for (const each of sessions.values()) each.resize(to);
    },
    async close() {
      const problems = await run.close();
      screen.close();
      return problems;
    },
  };
}
