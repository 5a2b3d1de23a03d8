/** What the command line says; it wins over every file. */
export interface Overrides {
  readonly theme?: string | undefined;
  readonly lang?: string | undefined;
  /** Name of an edition, as it was written. */
  readonly edition?: string | undefined;
  /** What is left out whatever the edition says. */
  readonly without?: readonly ('notes' | 'solutions')[] | undefined;
  /** Chapters that are drafts are built too. */
  readonly drafts?: boolean | undefined;
}

/** What a build holds: an edition of course.yaml, or flags. Everything is in unless it says otherwise. */
export interface Edition {
  /** Undefined when none was asked for. */
  readonly name: string | undefined;
  readonly notes: boolean;
  readonly solutions: boolean;
  /** Every edition of the course. */
  readonly known: readonly string[];
}

/** The settings of one chapter, total: no stage after `load/` needs a default. */
export interface DeckSettings {
  readonly title: string | undefined;
  readonly description: string;
  readonly lang: string;
  readonly authors: readonly string[];
  readonly goals: readonly string[];
  readonly minutes: number | undefined;
  readonly number: number | undefined;
  /** Name of the theme as it was asked for; the chapter's `theme` is what was found. */
  readonly theme: string;
  readonly highlightTheme: string | undefined;
  readonly css: readonly string[];
  readonly scripts: readonly string[];
  /** Sources of regular expressions; undefined: the built-in `---` and `----` lines of the scanner. */
  readonly separator: string | undefined;
  readonly verticalSeparator: string | undefined;
  readonly notesSeparator: string | undefined;
  readonly slideAttributes: string | undefined;
  readonly elementAttributes: string | undefined;
  readonly slideLevel: number | false | 'auto';
  readonly incremental: boolean;
  /** Layout of the chapter's first slide, as it was written. */
  readonly layout: string | undefined;
  /** An agenda slide is put before each part. */
  readonly agenda: boolean;
  /** Terms are explained where they are used again. */
  readonly terms: boolean;
  readonly typography: boolean;
  /** Dollars open formulas. */
  readonly math: boolean;
  readonly absoluteUrl: string | undefined;
  /** Fences in `mermaid` become diagrams. */
  readonly mermaid: boolean;
  readonly footer: string;
  readonly edition: Edition;
  /** The chapter is not ready: builds leave it out. */
  readonly draft: boolean;
  readonly revealOptions: Readonly<Record<string, unknown>>;
}
