import { setTimeout as wait } from 'node:timers/promises';
import { foregroundGroup, groupLives, signal } from './processes.ts';

/** How long each signal may take before the next. */
export const stopGrace = 1_500;

/** What is to be stopped. */
export interface Stoppable {
  /** The leader of the terminal's session. */
  readonly terminal: number;
  /** The shell itself, when it is known. */
  shell(): number;
  isOver(): boolean;
}

/** Ctrl-C for what runs in the foreground: where that is a loop of the shell's own, for the shell. */
export function interruptForeground({ terminal }: Pick<Stoppable, 'terminal'>): void {
  const group = foregroundGroup(terminal);
  if (group !== undefined && group !== terminal) signal(-group, 'SIGINT');
}

/**
 * Stops the command in the foreground: SIGINT, then SIGTERM, then SIGKILL, each for the whole process group. With
 * the later ones the shell gets a SIGINT as well, or it would go on with the next command of its list. A shell that
 * does not come back from all that is killed itself: the session goes on with another one.
 */
export async function stopForeground(what: Stoppable, grace = stopGrace): Promise<void> {
  interruptForeground(what);
  for (const name of ['SIGTERM', 'SIGKILL'] as const) {
    if (await isTrueWithin(what.isOver, grace)) return;
    const group = foregroundGroup(what.terminal);
    signal(what.shell(), 'SIGINT');
    if (group !== undefined && group !== what.shell() && group !== what.terminal) signal(-group, name);
  }
  if (await isTrueWithin(what.isOver, grace)) return;
  signal(what.shell(), 'SIGKILL');
}

/** The same for a command that may not have begun: a signal before would go to a shell that waits. */
export async function stopOnceBegun(
  what: Stoppable & { hasBegun(): boolean },
  grace: number | undefined,
): Promise<void> {
  await isTrueWithin(() => what.hasBegun() || what.isOver(), 2_000);
  if (!what.isOver()) await stopForeground(what, grace);
}

/** Stops a group that runs in the background, with the same three signals. */
export async function stopGroup(group: number, grace = stopGrace): Promise<void> {
  const isOver = () => !groupLives(group);
  for (const name of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const) {
    if (isOver()) return;
    signal(-group, name);
    if (await isTrueWithin(isOver, grace)) return;
  }
}

/** Waits until something is so, and says whether it is. */
export async function isTrueWithin(isTrue: () => boolean, milliseconds: number): Promise<boolean> {
  for (let waited = 0; waited < milliseconds; waited += 10) {
    if (isTrue()) return true;
    await wait(10);
  }
  return isTrue();
}
