import type { Act, PlacedAct, Snippet } from '../../model/snippet.ts';
import type { ActState } from '../../model/stage-protocol.ts';
import { firstMissing } from '../runner.ts';
import type { ActBook, ActRecord } from './book.ts';
import type { StageEvent } from './listener.ts';
import { failed, perform } from './perform.ts';
import type { Place } from './place.ts';
import type { Problem } from './types.ts';

export interface PlayerOptions {
  readonly book: ActBook;
  tell(event: StageEvent): void;
  /** The chapter's acts as they are now. */
  acts(): readonly PlacedAct[];
}

/** Plays snippets in a place that nothing else uses meanwhile. */
export interface Player {
  /** Takes the session from whoever could type; false when what was typed still runs. */
  takeOver(place: Place): Promise<boolean>;
  /** Runs a snippet, after the hidden ones that set it up and have not run. */
  run(snippet: Snippet, place: Place, signal: AbortSignal): Promise<void>;
  /** Runs what comes before an act and has not run. @returns why that is not all of it. */
  prepare(act: Act, place: Place, signal: AbortSignal): Promise<Problem | undefined>;
}

/** Whether a snippet is seen on its slide, only in the chapter's terminal, or nowhere. */
type Appearance = 'shown' | 'prepared' | 'hidden';

/** Ends a line that was being edited, as readline does, and takes it away. */
const clearLine = '\x1b[?2004l\r\x1b[K';

/** Makes the player of a chapter; what it plays, and how that went, is written into `book`. */
export function createPlayer({ book, tell, acts }: PlayerOptions): Player {
  const earlier = (id: string): Snippet[] => {
    const all = acts();
    const at = all.findIndex((act) => act.id === id);
    return all
      .slice(0, Math.max(0, at))
      .flatMap((act) => (act.kind === 'snippet' && !book.hasRun(act.id) ? [act] : []));
  };

  /**
   * Hidden ones before a snippet. One that stands after a shown one of its slide waits for what that does, or clears
   * it away: it means nothing before that has run.
   */
  const setups = (id: string): Snippet[] => {
    const unplayed = new Set<string>();
    const all = acts();
    return all
      .slice(
        0,
        Math.max(
          0,
          all.findIndex((act) => act.id === id),
        ),
      )
      .flatMap((act) => {
        if (act.kind !== 'snippet' || book.hasRun(act.id)) return [];
        if (!act.hidden) unplayed.add(act.slide);
        return act.hidden && !unplayed.has(act.slide) ? [act] : [];
      });
  };

  const say = ({ screen }: Place, data: string): void => {
    screen.write(data);
    tell({ type: 'text', data });
  };

  const end = (id: string, record: ActRecord, now: Omit<ActState, 'output'>, isStreamed: boolean): void => {
    if (!book.holds(id, record)) return;
    record.now = now;
    tell({ type: 'end', id, ...now, ...(!isStreamed && { output: record.tail.text() }) });
  };

  /** Tells of the end of what runs on. */
  const follow = (id: string, record: ActRecord): void => {
    const { background, now } = record;
    void background?.ended.then((exitCode) => {
      if (record.background !== background) return;
      record.background = undefined;
      const why = record.isStopped && { code: 'stopped' as const };
      end(id, record, { ...now, ...why, state: 'done', ...(exitCode !== undefined && { exitCode }) }, true);
    });
  };

  /** What a snippet prints goes to its own output, and to the terminals that show it. */
  const outlet = (id: string, record: ActRecord, place: Place, appearance: Appearance) => {
    let isOpenLine = false;
    return {
      add(data: string) {
        record.tail.add(data);
        isOpenLine = !data.endsWith('\n');
        if (appearance === 'hidden') return;
        place.screen.write(data);
        tell({ type: 'text', data, ...(appearance === 'shown' && { id }) });
      },
      addLater(data: string) {
        record.tail.add(data);
        if (appearance !== 'hidden') tell({ type: 'text', data, id, beside: true });
      },
      /** A prompt begins a line of its own. */
      finish() {
        if (isOpenLine && appearance !== 'hidden') say(place, '\r\n');
      },
    };
  };

  const play = async (
    snippet: Snippet,
    place: Place,
    signal: AbortSignal,
    appearance: Appearance,
  ): Promise<ActRecord> => {
    const { id, shell } = snippet;
    const record = book.of(id);
    const isShown = appearance === 'shown';
    const background = record.background;
    record.background = undefined;
    await background?.stop();
    record.tail.clear();
    const missing = await firstMissing(snippet, place.probe());
    if (missing !== undefined) {
      end(id, record, failed('needs', missing), false);
      return record;
    }
    record.now = { state: 'running' };
    if (isShown) tell({ type: 'start', id });
    if (appearance !== 'hidden') say(place, echo(snippet, place));
    const outlets = outlet(id, record, place, appearance);
    place.route(shell, outlets.add);
    const performance = { session: () => place.session(shell), signal, isShown, onLater: outlets.addLater };
    const { background: after, ...now } = await perform(snippet, performance);
    place.route(shell, undefined);
    outlets.finish();
    record.background = after;
    record.isStopped = false;
    end(id, record, { ...now, ...(!isShown && { prepared: true }) }, isShown);
    follow(id, record);
    return record;
  };

  return {
    async takeOver(place) {
      if (place.free.isRunning()) return false;
      place.mute(true);
      const isFree = await place.free.stop().finally(() => place.mute(false));
      if (isFree) say(place, clearLine);
      return isFree;
    },

    async run(snippet, place, signal) {
      const record = book.of(snippet.id);
      // Somebody who was told that one before it failed, and tries again, wants to go on.
      const goesOn = record.now.code === 'earlier';
      if (!record.background) record.now = { state: 'waiting' };
      for (const before of setups(snippet.id)) {
        const { now } = await play(before, place, signal, 'hidden');
        if (!stops(now) || (goesOn && !signal.aborted)) continue;
        const reason = `\`${before.id}\`, which comes before it, failed: ${now.reason}`;
        return end(snippet.id, record, signal.aborted ? stopped : failed('earlier', reason), true);
      }
      if (signal.aborted) return end(snippet.id, record, stopped, true);
      await play(snippet, place, signal, 'shown');
    },

    async prepare(act, place, signal) {
      for (const before of earlier(act.id)) {
        if (signal.aborted) return undefined;
        const { now } = await play(before, place, signal, before.hidden ? 'hidden' : 'prepared');
        if (!stops(now) || signal.aborted) continue;
        const reason = `\`${before.id}\` failed: ${now.reason}`;
        return { type: 'problem', code: 'prepare', reason, id: before.id };
      }
      return undefined;
    },
  };
}

/** Whether nothing should come after it. What cannot run here holds up nothing: others may not need what it makes. */
function stops({ state, code }: Omit<ActState, 'output'>): boolean {
  return state === 'failed' && code !== 'needs';
}

const stopped = { state: 'failed', code: 'stopped', reason: 'It was stopped.' } as const;

/** A snippet as if somebody had typed it at the prompt. */
function echo({ code, dir }: Snippet, { free }: Place): string {
  const prompt = dir === undefined ? free.prompt() : `${dir === '.' ? '' : `${dir} `}$ `;
  return `${prompt}${code.replace(/\n+$/, '').replaceAll('\n', '\r\n> ')}\r\n`;
}
