import { afterAll } from 'vitest';
import type { PlacedAct } from '../../../model/snippet.ts';
import type { StageMessage, StageRequest } from '../../../model/stage-protocol.ts';
import { type Files, useFolder } from '../../testing/runs.ts';
import { openStage, type Stage } from '../stage.ts';
import type { StageChapter } from '../types.ts';

/** A window, as a page would be one: it draws all at once, unless it is to be slow. */
export interface TestWindow {
  readonly got: StageMessage[];
  send(request: StageRequest): void;
  /** The next message that is as it should be, of those that came since the last one that was waited for. */
  next<T extends StageMessage['type']>(
    type: T,
    is?: (message: Message<T>) => boolean,
    patience?: number,
  ): Promise<Message<T>>;
  /** What the chapter's terminal got, without controls. */
  text(): string;
  leave(): void;
}

type Message<T extends StageMessage['type']> = Extract<StageMessage, { readonly type: T }>;

/** Snippets as a chapter has them, from what is to be said of them; each on a slide of its own. */
export function snippet(
  id: string,
  code: string,
  more: Partial<Extract<PlacedAct, { kind: 'snippet' }>> = {},
): PlacedAct {
  const nothing = { dir: undefined, expect: undefined, output: undefined, until: undefined, input: undefined };
  const usual = { shell: 'bash', timeout: 60, exit: 0, hidden: false, needs: [], place: undefined } as const;
  return { kind: 'snippet', id, code, slide: id, ...nothing, ...usual, ...more };
}

/** Opens stages of one chapter called `c`, which end with their suite. */
export function useStages(): (acts: readonly PlacedAct[], files?: Files) => Promise<TestStage> {
  const folder = useFolder();
  const stages: Stage[] = [];
  afterAll(async () => {
    await Promise.all(stages.map((stage) => stage.close()));
  });
  return async (acts, files) => {
    // The engine beside the tests is the person's, unless a test says otherwise.
    const stage = await openStage({ ...process.env, XDG_CACHE_HOME: folder(), ESTRADE_ENGINE: undefined });
    stages.push(stage);
    const chapter: StageChapter = { name: 'c', folder: folder(files), acts };
    stage.update([chapter]);
    return {
      stage,
      window: (options) => openWindow(stage, options),
      edit: (next) => stage.update([{ ...chapter, acts: next }]),
    };
  };
}

export interface TestStage {
  readonly stage: Stage;
  window(options?: WindowOptions): TestWindow;
  edit(acts: readonly PlacedAct[]): void;
}

export interface WindowOptions {
  /** It never says that it has drawn anything. */
  readonly draws?: boolean;
  /** It keeps no more than the end of each text. */
  readonly keeps?: boolean;
  readonly chapter?: string;
}

function openWindow(stage: Stage, { draws = true, keeps = true, chapter = 'c' }: WindowOptions = {}): TestWindow {
  const got: StageMessage[] = [];
  let from = 0;
  let look: () => void = () => undefined;
  const visit = stage.visit({
    origin: 'http://127.0.0.1:4848',
    send(message) {
      const heard = JSON.parse(message) as StageMessage;
      got.push(keeps || heard.type !== 'text' ? heard : { ...heard, data: copyOfEnd(heard.data) });
      if (draws && 'n' in heard) send({ type: 'seen', n: heard.n });
      look();
    },
    waiting: () => 0,
    drop: () => undefined,
  });
  const send = (request: StageRequest): void => visit.hear(JSON.stringify(request));
  send({ type: 'open', chapter });
  return {
    got,
    send,
    next(type, is = () => true, patience = 20_000) {
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          reject(new Error(`no ${type} in ${JSON.stringify(got.slice(from)).slice(0, 2_000)}`));
        }, patience);
        look = () => {
          const at = got.findIndex((each, index) => index >= from && each.type === type && is(each as never));
          if (at < 0) return;
          clearTimeout(late);
          from = at + 1;
          look = () => undefined;
          resolve(got[at] as never);
        };
        look();
      });
    },
    text: () => plain(got.map((each) => (each.type === 'text' && !each.beside ? each.data : '')).join('')),
    leave: () => visit.leave(),
  };
}

/** A copy: a slice would keep the whole text alive. */
function copyOfEnd(text: string): string {
  return Buffer.from(text.slice(-100)).toString();
}

/** Without what readline and the stage do around prompts. */
function plain(text: string): string {
  return text.replace(/\x1b\[[?0-9;]*[a-zA-Z]/g, '').replace(/\r(?!\n)/g, '');
}
