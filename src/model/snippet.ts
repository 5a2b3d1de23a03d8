import type { Place } from './diagnostic.ts';

/** The shells that snippets are written for. */
export type Shell = 'bash' | 'sh';

/** A runnable block of a chapter, as its author wrote it: plain data. */
export interface Snippet {
  /** Unique in its chapter. */
  readonly id: string;
  readonly code: string;
  readonly shell: Shell;
  /** Where it runs, relative to the chapter's working folder; undefined: where the one before it left the shell. */
  readonly dir: string | undefined;
  /** In seconds. */
  readonly timeout: number;
  /** The exit code that it should end with. */
  readonly exit: number;
  /** A regular expression that its output should contain. */
  readonly expect: string | undefined;
  /** The output that it should give, with its wildcards, as the `output` fence after it says. */
  readonly output: string | undefined;
  /** A regular expression; once its output contains it, the snippet runs on in the background. */
  readonly until: string | undefined;
  /** What is typed into it, line by line. */
  readonly input: string | undefined;
  /** It runs, but is not shown. */
  readonly hidden: boolean;
  /** What it needs beside what its code shows: `docker`, `kubernetes`, `network`, `root`, or the name of a command. */
  readonly needs: readonly string[];
  readonly place: Place | undefined;
}

/** A page that an author shows beside the slides: live on stage, as its recorded picture elsewhere. */
export interface BrowserView {
  readonly id: string;
  readonly url: string;
  readonly place: Place | undefined;
}

/** A terminal for typing freely, on stage. */
export interface TerminalView {
  readonly id: string;
  readonly shell: Shell;
  /** As a snippet's. */
  readonly dir: string | undefined;
  readonly place: Place | undefined;
}

/** What happens on a slide beside showing it. A chapter's acts are played in their order. */
export type Act =
  | (Snippet & { readonly kind: 'snippet' })
  | (BrowserView & { readonly kind: 'browser' })
  | (TerminalView & { readonly kind: 'terminal' });

/** An act, as its slide alone knows it: without the id that linking gives where the author wrote none. */
export type ActFact = Unnamed<Act>;

/** An act, and the id of the slide that it stands on. */
export type PlacedAct = Act & { readonly slide: string };

type Unnamed<T> = T extends { readonly id: string } ? Omit<T, 'id'> & { readonly id: string | undefined } : never;

/** How a snippet went. What did not run is `skipped`, with the reason; never `passed`. */
export interface SnippetResult {
  readonly snippet: Snippet;
  readonly status: 'passed' | 'failed' | 'skipped';
  /** Why it failed or was skipped, as a sentence; undefined when it passed. */
  readonly reason: string | undefined;
  /** Undefined when it did not run, or runs on. */
  readonly exitCode: number | undefined;
  readonly milliseconds: number;
  /** What it gave, as the terminal got it: with colours and carriage returns. */
  readonly output: string;
  /** What the terminal showed, as plain lines. */
  readonly text: string;
  /** Expected and actual lines, where they differ; undefined where nothing was compared, or nothing differs. */
  readonly diff: string | undefined;
}
