import type { StageMessage, StageRequest } from '../../model/stage-protocol.ts';
import type { Variables } from '../environment.ts';
import { journalFolder } from '../journal.ts';
import { cleanLeftBehind } from '../run.ts';
import { type ChapterStage, createChapterStage } from './chapter.ts';
import type { Listener, Peer } from './listener.ts';
import { readRequest } from './request.ts';
import { watchSite } from './site.ts';
import type { Problem, StageChapter } from './types.ts';

/** A window as the stage knows it. */
export interface Visitor extends Peer {
  /** Origin of the page that it shows. */
  readonly origin: string;
}

/** What a window sends is handed on here. */
export interface Visit {
  hear(message: string): void;
  /** The window is gone. Its chapter's session stays. */
  leave(): void;
}

/** Everything that runs while a course is presented. */
export interface Stage {
  /** The course as it is now. */
  update(chapters: readonly StageChapter[]): void;
  visit(visitor: Visitor): Visit;
  /** Ends all sessions. @returns what could not be removed, as sentences. */
  close(): Promise<readonly string[]>;
}

/** Makes a stage. What sessions have left that were killed is cleaned up at once. */
export async function openStage(environment: Variables): Promise<Stage> {
  await cleanLeftBehind(journalFolder(environment));
  const stages = new Map<string, ChapterStage>();
  let chapters: ReadonlyMap<string, StageChapter> = new Map();

  const stageOf = (name: string): ChapterStage | undefined => {
    const chapter = chapters.get(name);
    const known = stages.get(name) ?? (chapter && createChapterStage(chapter, environment));
    if (known) stages.set(name, known);
    return known;
  };

  return {
    update(next) {
      chapters = new Map(next.map((chapter) => [chapter.name, chapter]));
      for (const [name, stage] of stages) {
        const chapter = chapters.get(name);
        if (chapter) stage.update(chapter);
      }
    },
    visit: (visitor) => createVisit(visitor, stageOf),
    async close() {
      const problems = await Promise.all([...stages.values()].map((stage) => stage.close()));
      return problems.flat();
    },
  };
}

/** One window: it opens a chapter, and what it asks for is done there. */
function createVisit(visitor: Visitor, stageOf: (name: string) => ChapterStage | undefined): Visit {
  const gone = new AbortController();
  const watched = new Map<string, AbortController>();
  let stage: ChapterStage | undefined;
  let listener: Listener | undefined;

  const say = (message: Extract<StageMessage, { type: 'site' | 'problem' }>): void => {
    if (!gone.signal.aborted) visitor.send(JSON.stringify(message));
  };
  const bad = (reason: string): Problem => ({ type: 'problem', code: 'bad-request', reason });

  const open = async (name: string): Promise<Problem | undefined> => {
    if (stage) return bad('A chapter is open already.');
    stage = stageOf(name);
    if (!stage) return { type: 'problem', code: 'unknown-chapter', reason: `There is no chapter \`${name}\`.` };
    listener = stage.audience.join(visitor);
    return stage.chapter.acts.some(({ kind }) => kind !== 'browser') ? stage.open() : undefined;
  };

  const watch = async (id: string, { chapter }: ChapterStage): Promise<Problem | undefined> => {
    const act = chapter.acts.find((each) => each.id === id);
    if (act?.kind !== 'browser') {
      return { type: 'problem', code: 'unknown-act', reason: `There is no page \`${id}\` in this chapter.`, id };
    }
    watched.get(id)?.abort();
    const watching = new AbortController();
    watched.set(id, watching);
    say({ type: 'site', id, state: 'waiting' });
    const signal = AbortSignal.any([gone.signal, watching.signal]);
    const state = await watchSite({ url: act.url, origin: visitor.origin, signal });
    if (!signal.aborted) say({ type: 'site', id, state });
    return undefined;
  };

  const answer = async (request: StageRequest): Promise<Problem | undefined> => {
    if (request.type === 'open') return open(request.chapter);
    if (!stage) return bad('No chapter is open.');
    switch (request.type) {
      case 'run':
        return stage.run(request.id);
      case 'prepare':
        return stage.prepare(request.id);
      case 'stop':
        return stage.stop(request.id).then(() => undefined);
      case 'keys':
        return stage.keys(request.data);
      case 'resize':
        return stage.resize({ columns: request.columns, rows: request.rows });
      case 'restart':
        return stage.restart();
      case 'watch':
        return watch(request.id, stage);
      case 'seen':
        listener?.seen(request.n);
        return undefined;
    }
  };

  return {
    hear(message) {
      const request = readRequest(message);
      const answered = request ? answer(request) : Promise.resolve(bad('This is no request.'));
      void answered
        .catch((error: unknown): Problem => ({ type: 'problem', code: 'no-session', reason: String(error) }))
        .then((problem) => problem && say(problem));
    },
    leave() {
      gone.abort();
      if (listener) stage?.audience.leave(listener);
    },
  };
}
