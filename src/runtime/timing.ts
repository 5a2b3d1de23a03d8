/** How the talk stands against its plan. `seconds`: how far off, 0 when on time. */
export interface Pace {
  readonly state: 'onTime' | 'ahead' | 'behind';
  readonly seconds: number;
}

/**
 * Planned seconds of each slide: its own `data-timing` when it has one; the rest of the chapter's
 * time is shared equally by the others. [] when nothing is planned at all.
 */
export function planSlides(timings: readonly (number | undefined)[], minutes: number | undefined): number[] {
  if (minutes === undefined && timings.every((timing) => timing === undefined)) return [];
  const fixed = timings.reduce<number>((sum, timing) => sum + (timing ?? 0), 0);
  const open = timings.filter((timing) => timing === undefined).length;
  const share = open > 0 && minutes !== undefined ? Math.max(0, minutes * 60 - fixed) / open : 0;
  return timings.map((timing) => timing ?? share);
}

/** Compares the time gone with the time planned for slide `index`: on time from its start to its end, a minute either side. */
export function paceAt(plan: readonly number[], index: number, elapsed: number): Pace | undefined {
  if (plan.length === 0) return undefined;
  const start = plan.slice(0, index).reduce((sum, seconds) => sum + seconds, 0);
  const end = start + (plan[index] ?? 0);
  if (elapsed < start - 60) return { state: 'ahead', seconds: start - elapsed };
  if (elapsed > end + 60) return { state: 'behind', seconds: elapsed - end };
  return { state: 'onTime', seconds: 0 };
}

/** `65` → `1:05`, `3725` → `1:02:05`. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** A stopwatch as data: the milliseconds counted before `since`, which is set while it runs. */
export interface Stopwatch {
  readonly counted: number;
  readonly since: number | undefined;
}

export const stopped: Stopwatch = { counted: 0, since: undefined };

/** Milliseconds on a stopwatch at the moment `now`. */
export function elapsedAt(watch: Stopwatch, now: number): number {
  return watch.counted + (watch.since === undefined ? 0 : now - watch.since);
}

/** Starts a stopwatch that stands, stops one that runs. */
export function toggleWatch(watch: Stopwatch, now: number): Stopwatch {
  return { counted: elapsedAt(watch, now), since: watch.since === undefined ? now : undefined };
}

/** Reads a stopwatch that was kept as text; a stopped one when that is not one. */
export function readWatch(text: string | undefined): Stopwatch {
  try {
    const { counted, since } = JSON.parse(text ?? '{}') as Partial<Stopwatch>;
    return { counted: Number(counted) || 0, since: typeof since === 'number' ? since : undefined };
  } catch {
    return stopped;
  }
}
