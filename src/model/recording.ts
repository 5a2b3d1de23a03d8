/** How an act of a chapter went when it was recorded: the files beside the chapter, read. */
export interface Recording {
  /** Id of the act. */
  readonly id: string;
  /** Course-relative path of its main file. */
  readonly path: string;
  /** What it was recorded from: `snippetSource`, or a browser's URL; undefined where another program recorded it. */
  readonly source: string | undefined;
  /** Course-relative paths of the files that it read and that have changed since, or are gone. */
  readonly changed: readonly string[];
  /** When, as an ISO date and time in UTC; '' where the recording does not say. */
  readonly date: string;
  /** Versions of the tools that took part, by their names: `{ docker: '26.1.5' }`. */
  readonly versions: Readonly<Record<string, string>>;
  readonly content: TerminalRecording | PictureRecording;
}

export interface TerminalRecording {
  readonly kind: 'terminal';
  /** The asciicast, as the file holds it: https://docs.asciinema.org/manual/asciicast/v3/ */
  readonly cast: string;
  /** What the terminal showed at the end, as plain lines. */
  readonly text: string;
  /** Undefined where the snippet ran on in the background. */
  readonly exitCode: number | undefined;
  readonly milliseconds: number;
}

export interface PictureRecording {
  readonly kind: 'picture';
  /** Absolute path of the PNG. */
  readonly file: string;
}

/** What is recorded of one chapter, by the ids of its acts. */
export type Recordings = ReadonlyMap<string, Recording>;
