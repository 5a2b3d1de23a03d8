import type { Act, Shell, Snippet } from '../../model/snippet.ts';
import type { Busy } from '../../model/stage-protocol.ts';
import type { Variables } from '../environment.ts';
import { sentence } from '../error.ts';
import { defaultSize } from '../run.ts';
import type { Size } from '../terminal.ts';
import { folderWithin } from '../workspace.ts';
import { type Audience, createAudience } from './audience.ts';
import { createBook } from './book.ts';
import { openPlace, type Place } from './place.ts';
import { createPlayer } from './player.ts';
import type { Problem, StageChapter } from './types.ts';

/** A chapter on stage: one session, whatever the number of windows. What is asked for answers what is in the way. */
export interface ChapterStage {
  readonly audience: Pick<Audience, 'join' | 'leave'>;
  readonly chapter: StageChapter;
  /** The chapter was edited: the session stays, and what is run next is the new code. */
  update(chapter: StageChapter): void;
  /** Opens the session where it is not open. */
  open(): Promise<Problem | undefined>;
  run(id: string): Promise<Problem | undefined>;
  prepare(id: string): Promise<Problem | undefined>;
  stop(id: string | undefined): Promise<void>;
  restart(): Promise<Problem | undefined>;
  keys(data: string): Promise<Problem | undefined>;
  resize(size: Size): Promise<Problem | undefined>;
  close(): Promise<readonly string[]>;
}

type Work = (where: Place, signal: AbortSignal) => Promise<Problem | undefined>;

/** Puts a chapter on stage; its session is opened with the first window, or with what is run first. */
export function createChapterStage(first: StageChapter, environment: Variables): ChapterStage {
  let chapter = first;
  let size = defaultSize;
  let place: Promise<Place> | undefined;
  let opened: Place | undefined;
  let busy: Busy = {};
  let job: AbortController | undefined;
  let working: Promise<unknown> | undefined;
  /** The session ends: nothing is begun in it. */
  let isClosing = false;
  let free: { readonly shell: Shell; readonly dir?: string | undefined } | undefined;
  const book = createBook();
  const audience = createAudience({
    state: () => ({
      type: 'state',
      chapter: chapter.name,
      ...busy,
      acts: Object.fromEntries(
        chapter.acts
          .filter(({ kind }) => kind !== 'browser')
          .map((act) => [act.id, { ...book.state(act.id), ...(isHidden(act) && { hidden: true }) }]),
      ),
      ...size,
    }),
    screen: async (lines) => (await place?.catch(() => undefined))?.screen.serialize(lines) ?? '',
    outputs: (ids) => Object.fromEntries(ids.map((id) => [id, book.state(id).output])),
  });
  const player = createPlayer({ book, tell: audience.tell, acts: () => chapter.acts });

  const setBusy = (next: Busy): void => {
    if (JSON.stringify(next) === JSON.stringify(busy)) return;
    busy = next;
    audience.tell({ type: 'busy', ...next });
  };

  /** The place where it runs; a second attempt follows one that failed. */
  const settle = (): Promise<Place> => {
    place ??= openPlace({
      source: chapter.folder,
      name: chapter.name,
      environment,
      size,
      onText: (data) => audience.tell({ type: 'text', data }),
    }).then(
      (where) => {
        opened = where;
        return where;
      },
      (error: unknown) => {
        place = undefined;
        throw error;
      },
    );
    return place;
  };

  /** Begins to ask for what is typed. A shell that is not there is told of when something is run in it. */
  const ask = ({ free: prompt, session }: Place): void => {
    if (isClosing) return;
    const { shell, dir } = free ?? { shell: mainShell(chapter.acts) };
    free = { shell };
    try {
      prompt.start(session(shell), shell, dir);
    } catch (error) {
      sentence(error);
    }
  };

  const refusal = (reason: string, id?: string): Problem => ({
    type: 'problem',
    code: 'busy',
    reason,
    ...(id && { id }),
  });

  const noSession = (error: unknown): Problem => ({ type: 'problem', code: 'no-session', reason: sentence(error) });

  /** Does what needs the session for itself, between two prompts. */
  const occupy = async (next: Busy, work: Work): Promise<Problem | undefined> => {
    const id = next.running ?? next.preparing;
    if (job || isClosing) return refusal('Something else runs.', id);
    const done = occupied(next, work, id);
    working = done;
    return done;
  };

  const occupied = async (next: Busy, work: Work, id: string | undefined): Promise<Problem | undefined> => {
    const controller = new AbortController();
    job = controller;
    if (!opened?.free.isRunning()) setBusy(next);
    let where: Place | undefined;
    try {
      where = await settle();
      if (!(await player.takeOver(where))) return refusal('What was typed still runs.', id);
      return await work(where, controller.signal);
    } catch (error) {
      return { ...noSession(error), ...(id && { id }) };
    } finally {
      job = undefined;
      setBusy({});
      if (where) ask(where);
    }
  };

  const find = (id: string): Act | Problem =>
    chapter.acts.find((act) => act.id === id) ?? {
      type: 'problem',
      code: 'unknown-act',
      reason: `There is no act \`${id}\` in this chapter.`,
    };

  return {
    audience,
    get chapter() {
      return chapter;
    },
    update(next) {
      const before = chapter;
      chapter = next;
      if (listed(before) !== listed(next)) audience.refresh();
    },
    async open() {
      if (isClosing) return undefined;
      try {
        const where = await settle();
        if (!job) ask(where);
        return undefined;
      } catch (error) {
        return noSession(error);
      }
    },
    async run(id) {
      const act = find(id);
      if ('type' in act) return act;
      if (act.kind === 'browser') return { type: 'problem', code: 'bad-request', reason: 'A page is not run.', id };
      return occupy({ running: id }, async (where, signal) => {
        if (act.kind === 'snippet') await player.run(act, where, signal);
        else {
          if (act.dir !== undefined) await folderWithin(where.work, act.dir);
          free = { shell: act.shell, dir: act.dir };
        }
        return undefined;
      });
    },
    async prepare(id) {
      const act = find(id);
      if ('type' in act) return act;
      return occupy({ preparing: id }, (where, signal) => player.prepare(act, where, signal));
    },
    async stop(id) {
      if (id !== undefined && id !== busy.running && id !== busy.preparing) {
        const record = book.of(id);
        record.isStopped = true;
        return record.background?.stop();
      }
      if (job) job.abort();
      else (await place?.catch(() => undefined))?.active()?.interrupt();
    },
    async restart() {
      if (isClosing) return refusal('A fresh session is being opened.');
      isClosing = true;
      job?.abort();
      await (await place?.catch(() => undefined))?.close();
      await working;
      place = undefined;
      opened = undefined;
      free = undefined;
      book.clear();
      isClosing = false;
      const problem = this.open();
      audience.refresh();
      return problem;
    },
    async keys(data) {
      const isFirst = opened === undefined;
      const problem = isFirst ? await this.open() : undefined;
      if (problem) return problem;
      const where = await settle();
      if (isFirst) await where.free.seen();
      where.active()?.type(data);
      return undefined;
    },
    async resize(to) {
      size = to;
      (await place?.catch(() => undefined))?.resize(to);
      return undefined;
    },
    async close() {
      isClosing = true;
      job?.abort();
      return (await (await place?.catch(() => undefined))?.close()) ?? [];
    },
  };
}

function isHidden(act: Act): act is Snippet & { kind: 'snippet' } {
  return act.kind === 'snippet' && act.hidden;
}

function mainShell(acts: readonly Act[]): Shell {
  const first = acts.find((act) => act.kind !== 'browser');
  return first?.kind === 'snippet' || first?.kind === 'terminal' ? first.shell : 'bash';
}

/** What windows must know of the acts. */
function listed({ acts }: StageChapter): string {
  return JSON.stringify(acts.map((act) => [act.kind, act.id, isHidden(act)]));
}
