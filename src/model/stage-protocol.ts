/**
 * What a page and `estrade present` say to each other. Each message is one JSON object in one text frame of a
 * WebSocket. A page names what is to be run, by the ids of the course's acts; it never sends code.
 *
 * - `open` comes first, once for each connection; the answer is `state`, or `problem` where there is no such chapter.
 * - Every `state`, `screen` and `text` has a number `n`, that grows on each connection. The page answers `seen` with
 *   the greatest number that its terminals have drawn (`terminal.write(data, () => seen(n))`; at once where no
 *   terminal shows it). Who is far behind gets no more `text`, and when it has caught up, one `screen`.
 * - All windows of a chapter share its session, and hear the same.
 */

/** Columns and rows are the terminal's; ids are those of the chapter's acts; `chapter` is its page without `.html`. */
export type StageRequest =
  | { readonly type: 'open'; readonly chapter: string }
  /**
   * Runs a snippet, after the hidden ones before it that have not run yet. Of an act `::terminal` it goes to its folder
   * and waits there for what is typed.
   */
  | { readonly type: 'run'; readonly id: string }
  /** Stops the snippet with this id, where it runs or runs on in the background; without id, what runs. */
  | { readonly type: 'stop'; readonly id?: string }
  /** Runs what comes before this act and has not run yet in this session, without streaming it into slides. */
  | { readonly type: 'prepare'; readonly id: string }
  | { readonly type: 'keys'; readonly data: string }
  /** The last one counts, whichever window it comes from. */
  | { readonly type: 'resize'; readonly columns: number; readonly rows: number }
  /** Waits until the page of an act `::navigateur` answers, and tells it with `site` to this window. */
  | { readonly type: 'watch'; readonly id: string }
  /** Ends the session with all that it started, and opens a fresh one. */
  | { readonly type: 'restart' }
  | { readonly type: 'seen'; readonly n: number };

export type StageMessage =
  | StageState
  /** A snippet begins: its terminal on the slide is emptied. Not told of hidden ones, and of those that are prepared. */
  | { readonly type: 'start'; readonly id: string }
  | StageText
  | StageEnd
  | StageBusy
  | StageScreen
  | { readonly type: 'site'; readonly id: string; readonly state: SiteState }
  /** What was asked for is not done. `reason` is an English sentence; `code` lets the page say it in its language. */
  | { readonly type: 'problem'; readonly code: ProblemCode; readonly reason: string; readonly id?: string };

/** What keeps the session from running another act. Without either, it waits for what is typed. */
export interface Busy {
  /** The act that runs or is about to: before its `start`, what must come before it runs. */
  readonly running?: string;
  /** The act that is being prepared: what comes before it runs. */
  readonly preparing?: string;
}

/** Told whenever that changes. */
export interface StageBusy extends Busy {
  readonly type: 'busy';
}

/** How everything is: after `open`, after `restart`, and when the course was edited. It replaces all that is shown. */
export interface StageState extends Busy {
  readonly type: 'state';
  readonly n: number;
  readonly chapter: string;
  /** Of every snippet and terminal of the chapter, hidden ones too. */
  readonly acts: Readonly<Record<string, ActState>>;
  readonly columns: number;
  readonly rows: number;
  /** The chapter's terminal, as a text that draws it in a fresh terminal of that size. */
  readonly screen: string;
}

export interface ActState {
  /**
   * `waiting`: what must come before it runs first; `background`: it runs on after its `until` was seen; `failed`:
   * `reason` tells why.
   */
  readonly state: 'idle' | 'waiting' | 'running' | 'background' | 'done' | 'failed';
  /** Undefined where there is none: it did not run, was stopped, or runs on. */
  readonly exitCode?: number;
  readonly milliseconds?: number;
  readonly code?: FailureCode;
  /** An English sentence; `code` lets the page say it in its language. */
  readonly reason?: string;
  /** What its terminal on the slide got, with colours: the last 200 KB, cut at a line. */
  readonly output: string;
  /** It ran because a later one was to be prepared, or because it is hidden. */
  readonly prepared?: boolean;
  readonly hidden?: boolean;
}

/** What terminals get. */
export interface StageText {
  readonly type: 'text';
  readonly n: number;
  readonly data: string;
  /** The snippet whose terminal on the slide gets it. Without: what is typed freely, prompts, commands as they are run. */
  readonly id?: string;
  /** The chapter's terminal does not get it: it comes from a snippet in the background. */
  readonly beside?: true;
}

/** How an act is now that it ended, or runs on. */
export interface StageEnd extends Omit<ActState, 'output'> {
  readonly type: 'end';
  readonly id: string;
  /** What its terminal on the slide shows now, where that was not streamed. */
  readonly output?: string;
}

/** Replaces what terminals show, after texts were left out. */
export interface StageScreen {
  readonly type: 'screen';
  readonly n: number;
  readonly data: string;
  /** Outputs of those snippets of which texts were left out, as in `ActState`. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** `refuses-frames`: it answers, and forbids other sites to show it; `down`: it did not answer within a minute. */
export type SiteState = 'waiting' | 'up' | 'refuses-frames' | 'down';

export type ProblemCode =
  /** Something else runs. */
  | 'busy'
  /** What should be prepared was not: the snippet `id` failed, for the reason that it has. */
  | 'prepare'
  | 'unknown-chapter'
  | 'unknown-act'
  /** There is no session: the machine or the folder does not allow one. */
  | 'no-session'
  /** What was sent is no request. */
  | 'bad-request';

export type FailureCode =
  /** It ended with another exit code than it should. */
  | 'exit'
  /** It ended before its `until` was seen. */
  | 'until'
  /** Somebody stopped it. What ran in the background is `done` all the same. */
  | 'stopped'
  | 'timeout'
  /** What it needs is not there. */
  | 'needs'
  /** One before it failed. */
  | 'earlier'
  /** It could not be run. */
  | 'error';

/** Paths of the stage on the server. */
export const stagePaths = {
  script: '/__estrade/present.js',
  /** `POST` with `Authorization: Bearer TOKEN` answers `{"ticket": "…"}`, that opens one WebSocket within 10 seconds. */
  ticket: '/__estrade/ticket',
  /** The WebSocket: `/__estrade/stage?ticket=…`. */
  socket: '/__estrade/stage',
} as const;
