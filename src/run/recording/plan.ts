import type { Recording, Recordings } from '../../model/recording.ts';
import type { Act } from '../../model/snippet.ts';
import { snippetSource } from '../../text/snippet-source.ts';

/** An act that is recorded: terminals are for typing, and what is hidden is not replayed. */
export type RecordedAct = Extract<Act, { kind: 'snippet' | 'browser' }>;

/** What is to be done for a chapter. */
export interface Plan {
  /**
   * What is played, in order: up to the last that is to be recorded, for state carries over; and the hidden snippets
   * that the chapter ends with, which clean up.
   */
  readonly played: readonly Act[];
  /** Ids of those at the end that clean up behind snippets of which some are not played: they may find nothing. */
  readonly tidying: ReadonlySet<string>;
  /** Ids of those that are recorded. */
  readonly recorded: ReadonlySet<string>;
  /** What would be recorded, but cannot run here, and why: nothing is played for that alone. */
  readonly unmet: readonly { readonly act: Act; readonly reason: string }[];
  /** How many acts are recorded already, and as they are now. */
  readonly fresh: number;
  /** Recordings whose act has another id now: they are kept, under that. */
  readonly renamed: readonly { readonly from: Recording; readonly to: string }[];
  /** Recordings whose act is no longer there. */
  readonly orphans: readonly Recording[];
}

export interface PlanOptions {
  /** Records what is fresh too. */
  readonly all: boolean;
  /** Whether an act was asked for. */
  isAsked(act: Act): boolean;
  /** Why acts cannot run, by id. */
  readonly missing?: ReadonlyMap<string, string> | undefined;
}

/** Whether an act is recorded at all. */
export function isRecorded(act: Act): act is RecordedAct {
  return act.kind === 'browser' || (act.kind === 'snippet' && !act.hidden);
}

/** What a recording of an act is made from. */
export function sourceOf(act: RecordedAct): string {
  return act.kind === 'browser' ? act.url : snippetSource(act);
}

/** Finds what must be recorded again, and what may go. */
export function planChapter(acts: readonly Act[], recordings: Recordings, options: PlanOptions): Plan {
  const { all, isAsked, missing } = options;
  const kept = acts.filter(isRecorded);
  const ids = new Set(kept.map(({ id }) => id));
  // Without the mark of this program a file is somebody's own.
  const orphans = new Set([...recordings.values()].filter(({ id, source }) => !ids.has(id) && source !== undefined));
  const current = new Map(recordings);
  const renamed: { from: Recording; to: string }[] = [];
  for (const act of kept.filter(({ id }) => !recordings.has(id))) {
    const from = [...orphans].find((orphan) => isOf(orphan, act));
    if (!from) continue;
    orphans.delete(from);
    renamed.push({ from, to: act.id });
    current.set(act.id, from);
  }
  const asked = kept.filter(isAsked);
  const recorded = new Set<string>();
  const unmet: { act: Act; reason: string }[] = [];
  for (const act of asked) {
    // A page shows what the snippets before it made: what they do now may look otherwise.
    const mayShow = act.kind === 'browser' && recorded.size > 0;
    if (!all && !mayShow && isFresh(current.get(act.id), act)) continue;
    const reason = missing?.get(act.id);
    if (reason === undefined) recorded.add(act.id);
    else unmet.push({ act, reason });
  }
  const fresh = asked.length - recorded.size - unmet.length;
  return { ...playedFor(recorded, acts), recorded, unmet, fresh, renamed, orphans: [...orphans] };
}

function playedFor(recorded: ReadonlySet<string>, acts: readonly Act[]): Pick<Plan, 'played' | 'tidying'> {
  const playable = acts.filter(({ kind }) => kind !== 'terminal');
  const last = playable.findLastIndex(({ id }) => recorded.has(id));
  if (last < 0) return { played: [], tidying: new Set() };
  const end = Math.max(last, playable.findLastIndex(isRecorded));
  const tidying = playable.slice(end + 1);
  const isWhole = end === last;
  return {
    played: [...playable.slice(0, last + 1), ...tidying],
    tidying: new Set(isWhole ? [] : tidying.map(({ id }) => id)),
  };
}

/** What another program recorded does not say what it was made from: it stays as it is. */
function isFresh(recording: Recording | undefined, act: RecordedAct): boolean {
  if (!recording || recording.source === undefined) return recording !== undefined;
  return recording.changed.length === 0 && isOf(recording, act);
}

function isOf({ source, content }: Recording, act: RecordedAct): boolean {
  return source === sourceOf(act) && (content.kind === 'picture') === (act.kind === 'browser');
}

/** What differs from run to run: names of objects, times, sizes, numbers of processes. */
const variable = /\b(?=[a-z]*\d)(?:[0-9a-f]{6,}|[0-9a-z]{16,})\b|\d+(?:[.,:]\d+)*/gi;

/** Whether two outputs are the same but for words that differ from run to run. */
export function isSameOutput(one: string, other: string): boolean {
  const masked = (text: string) => text.replace(variable, '#').replace(/[ \t]+/g, ' ');
  return masked(one) === masked(other);
}
