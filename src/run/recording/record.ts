import type { Act, SnippetResult } from '../../model/snippet.ts';
import { renderCast } from '../../text/asciicast.ts';
import type { RecordedFacts } from '../../text/recorded.ts';
import { snippetSource } from '../../text/snippet-source.ts';
import type { Probe } from '../needs.ts';
import { defaultSize, type Run } from '../run.ts';
import { runSnippets } from '../runner.ts';
import { renderScreen } from '../screen.ts';
import { toEvents } from './events.ts';
import { digestsOf, watchFiles } from './files-read.ts';
import { normalPieces, normalText, type Substitute, substitutesOf } from './normal.ts';
import { createTape, type Piece } from './tape.ts';
import { createVersionReader } from './versions.ts';

/** What recording an act gave: the texts and bytes of its files, by their kinds. */
export interface Made {
  readonly facts: RecordedFacts;
  /** What there is to see, as plain lines; undefined for a picture. */
  readonly text: string | undefined;
  readonly files: ReadonlyMap<string, string | Uint8Array>;
}

/** How an act went. */
export interface ActResult {
  readonly act: Act;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly reason: string | undefined;
  readonly diff: string | undefined;
  readonly milliseconds: number;
  /** Undefined unless it passed. */
  readonly made: Made | undefined;
}

/** Takes a picture of a page that answers soon. @throws Error whose message says why there is none. */
export type TakePicture = (url: string) => Promise<{ png: Uint8Array; versions: Record<string, string> }>;

export interface RecordOptions {
  readonly run: Run;
  /** The folder that the run copied. */
  readonly source: string;
  /** In order: state carries over. */
  readonly acts: readonly Act[];
  readonly takePicture: TakePicture;
  readonly signal?: AbortSignal | undefined;
  readonly probe?: Probe | undefined;
  readonly onStart?: ((act: Act) => void) | undefined;
  /** The date, in milliseconds of Unix time. */
  readonly now?: (() => number) | undefined;
}

/** Plays the acts of a chapter in their order, and gives what became of each as soon as it is known. */
export async function* recordActs(options: RecordOptions): AsyncGenerator<ActResult> {
  const { run, acts, source, signal, probe } = options;
  const now = options.now ?? Date.now;
  const versionsOf = createVersionReader(run.environment);
  const substitutes = substitutesOf(run);
  const files = watchFiles(run.work);
  let tape = createTape();
  let began = 0;
  const results = runSnippets({
    run,
    snippets: acts.filter((act) => act.kind === 'snippet'),
    signal,
    probe,
    onStart(snippet, folder) {
      options.onStart?.({ ...snippet, kind: 'snippet' });
      files.start(folder);
      began = now();
      tape = createTape();
    },
    onText: (_, text) => tape.add(text),
  });
  try {
    for (const act of acts) {
      if (act.kind === 'terminal') continue;
      if (act.kind === 'browser') {
        options.onStart?.(act);
        yield await picture(act, options, now());
        continue;
      }
      const { value } = await results.next();
      if (!value) return;
      // The shell had to start, or to go to a folder, before the snippet began.
      const delay = Math.max(0, tape.length() - value.milliseconds);
      const { status, reason, diff, milliseconds } = value;
      let made: Made | undefined;
      if (status === 'passed') {
        const read = files.read(mayBuild(act.code));
        const facts: RecordedFacts = {
          source: snippetSource(act),
          ...(value.exitCode === undefined ? {} : { exit: value.exitCode }),
          milliseconds: Math.round(milliseconds / 10) * 10,
          versions: await versionsOf(act),
          files: digestsOf(source, read),
        };
        made = await castOf(value, tape.pieces(delay), facts, { substitutes, began });
      }
      yield { act, status, reason, diff: diff && normalText(diff, substitutes), milliseconds, made };
    }
  } finally {
    await results.return(undefined);
  }
}

function mayBuild(code: string): boolean {
  return /\bdocker\b[^\n]*\b(?:build|bake|compose)\b/.test(code);
}

async function castOf(
  { exitCode, milliseconds }: SnippetResult,
  raw: readonly Piece[],
  facts: RecordedFacts,
  { substitutes, began }: { substitutes: readonly Substitute[]; began: number },
): Promise<Made> {
  const { columns, rows } = defaultSize;
  const pieces = normalPieces(raw, substitutes);
  const cast = renderCast({
    columns,
    rows,
    timestamp: Math.floor(began / 1000),
    own: facts,
    events: toEvents(pieces, milliseconds, exitCode),
  });
  const text = await renderScreen(pieces.map((piece) => piece.text).join(''), columns);
  return {
    facts,
    text,
    files: new Map([
      ['txt', text === '' ? '' : `${text}\n`],
      ['cast', cast],
    ]),
  };
}

async function picture(
  act: Act & { kind: 'browser' },
  { takePicture, signal }: RecordOptions,
  now: number,
): Promise<ActResult> {
  const start = performance.now();
  const result = { act, diff: undefined, made: undefined };
  if (signal?.aborted) return { ...result, status: 'skipped', reason: 'The run was stopped.', milliseconds: 0 };
  try {
    const { png, versions } = await takePicture(act.url);
    const facts = { source: act.url, versions, files: {} };
    const json = `${JSON.stringify({ timestamp: Math.floor(now / 1000), ...facts }, undefined, 2)}\n`;
    const files = new Map<string, string | Uint8Array>([
      ['png', png],
      ['json', json],
    ]);
    const milliseconds = performance.now() - start;
    return { ...result, status: 'passed', reason: undefined, milliseconds, made: { facts, text: undefined, files } };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...result, status: 'skipped', reason, milliseconds: performance.now() - start };
  }
}
