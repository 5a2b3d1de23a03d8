import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Deck } from '../model/deck.ts';
import { isGrave } from '../model/diagnostic.ts';
import { UsageError } from '../model/errors.ts';
import type { Recording } from '../model/recording.ts';
import type { Act } from '../model/snippet.ts';
import { createPipeline } from '../pipeline.ts';
import { openCamera } from '../print/camera.ts';
import { isRecorded, isSameOutput, type Plan, planChapter } from '../run/recording/plan.ts';
import { type ActResult, type Made, recordActs, type TakePicture } from '../run/recording/record.ts';
import { openRun } from '../run/run.ts';
import { parseCast } from '../text/asciicast.ts';
import { nearest } from '../text/nearest.ts';
import { readFacts } from '../text/recorded.ts';
import type { Command, Terminal } from './command.ts';
import { besideOwnEngine, engineEnvironment, ownEngineFlag } from './engine.ts';
import { type RecordingFiles, recordingFiles } from './record-files.ts';
import { actLine, type Became, type Sum, summaryLine, type Told, told } from './record-lines.ts';
import { runMessages, tellMessages } from './run-messages.ts';

/** Ended by Ctrl-C, as shells say it: 128 and the signal's number. */
const interrupted = 130;

export const record: Command = {
  name: 'record',
  usage: '[course]',
  about:
    'Runs the snippets whose recordings are not up to date, and records them for the exported decks.\n`course` is a folder with chapters (in slides/ or in itself) or one .md file; default: here.',
  flags: {
    only: {
      type: 'string',
      value: 'chapter|id|chapter/id',
      multiple: true,
      about: 'only these (comma-separated, or again); the snippets before them run as preparation',
    },
    all: { type: 'boolean', about: 'what is up to date too' },
    ...ownEngineFlag,
    browser: {
      type: 'string',
      value: 'path',
      about: 'the browser for the pictures of pages (default: CHROME_PATH, or what is installed)',
    },
    json: { type: 'boolean', about: 'the result as JSON on standard output' },
  },
  async run({ positionals, flags }, terminal) {
    const built = await createPipeline().run(positionals[0] ?? '.', { single: false, strict: false, drafts: true });
    const elsewhere = await besideOwnEngine(flags, built, terminal);
    if (elsewhere !== undefined) return elsewhere;
    const messages = runMessages(built);
    tellMessages(messages, built, terminal);
    const failed = messages.some((message) => isGrave(message, false));
    const words = typeof flags['only'] === 'string' ? flags['only'].split(',').map((word) => word.trim()) : [];
    const isAsked = choose(built.linked.decks, words.filter(Boolean));
    const camera = openCamera({ browser: flags['browser'] as string | undefined, signal: terminal.signal });
    const takePicture: TakePicture = async (url) => {
      const { png, version } = await camera.take(url);
      return { png, versions: { chromium: version } };
    };
    const environment = engineEnvironment(process.env, flags['engine'], built.course.engine);
    const chapters: ChapterResult[] = [];
    try {
      for (const deck of built.linked.decks) {
        if (terminal.signal.aborted) break;
        if (words.length > 0 && !deck.acts.some((act) => isAsked(deck, act))) continue;
        const plan = planChapter(deck.acts, deck.recordings, {
          all: flags['all'] === true,
          isAsked: (act) => isAsked(deck, act),
        });
        chapters.push(await recordChapter(deck, plan, { root: built.course.root, environment, terminal, takePicture }));
      }
    } finally {
      await camera.close();
    }
    const sum = sumOf(chapters);
    terminal.stderr(summaryLine(sum));
    const ok = !failed && sum.failed === 0;
    if (flags['json'] === true) terminal.stdout(`${JSON.stringify({ ok, chapters }, undefined, 2)}\n`);
    if (terminal.signal.aborted) return interrupted;
    return ok ? 0 : 1;
  },
};

/** @throws UsageError for a word that names nothing. */
function choose(decks: readonly Deck[], words: readonly string[]): (deck: Deck, act: Act) => boolean {
  const namesOf = ({ chapter: { name, path } }: Deck, { id }: Act) => [
    name,
    path,
    id,
    `${name}/${id}`,
    `${path}/${id}`,
  ];
  const names = decks.flatMap((deck) => deck.acts.filter(isRecorded).flatMap((act) => namesOf(deck, act)));
  for (const word of words.filter((one) => !names.includes(one))) {
    const near = nearest(word, names);
    throw new UsageError(
      `No chapter and no snippet is called \`${word}\`.${near ? ` Did you mean \`${near}\`?` : ''}`,
      'Names of chapters, ids and `chapter/id` can be given; what can be recorded stands in chapters without errors.',
    );
  }
  return (deck, act) => words.length === 0 || namesOf(deck, act).some((name) => words.includes(name));
}

interface ChapterResult {
  readonly chapter: string;
  readonly fresh: number;
  readonly acts: readonly Told[];
  readonly renamed: readonly string[];
  readonly removed: readonly string[];
}

interface Around {
  readonly root: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  readonly takePicture: TakePicture;
}

async function recordChapter(deck: Deck, plan: Plan, around: Around): Promise<ChapterResult> {
  const { chapter } = deck;
  const { root, terminal } = around;
  const files = recordingFiles(root, chapter.path);
  const isQuiet = plan.recorded.size + plan.renamed.length + plan.orphans.length === 0;
  if (!isQuiet) terminal.stderr(`${chapter.path}\n`);
  for (const { from, to } of plan.renamed) {
    files.rename(from, to);
    terminal.stderr(`  → ${to}: renamed, it was \`${from.id}\`\n`);
  }
  for (const recording of plan.orphans) {
    files.remove(recording);
    terminal.stderr(`  → ${recording.id}: removed, nothing in the chapter is called so\n`);
  }
  const current = new Map(deck.recordings);
  for (const { from, to } of plan.renamed) current.set(to, from);
  const acts = plan.recorded.size > 0 ? await play(deck, plan, current, files, around) : [];
  return {
    chapter: chapter.path,
    fresh: plan.fresh,
    acts,
    renamed: plan.renamed.map(({ to }) => to),
    removed: plan.orphans.map(({ id }) => id),
  };
}

/** Plays a chapter, and writes what went well. */
async function play(
  { chapter }: Deck,
  plan: Plan,
  current: ReadonlyMap<string, Recording>,
  files: RecordingFiles,
  { root, environment, terminal, takePicture }: Around,
): Promise<Told[]> {
  const { signal, stderr, colour } = terminal;
  const source = dirname(join(root, chapter.path));
  const said: Told[] = [];
  const tell = (result: ActResult, became: Became): void => {
    said.push(told(result, became));
    stderr(actLine(told(result, became), colour));
  };
  const run = await openRun({ source, name: chapter.name, environment, signal });
  try {
    let broken: string | undefined;
    for await (const result of recordActs({ run, source, acts: plan.played, takePicture, signal })) {
      const { act, status, made } = result;
      if (signal.aborted) break;
      if (!made) {
        tell(result, status === 'failed' ? 'failed' : 'skipped');
        if (status !== 'failed') continue;
        broken = act.id;
        break;
      }
      if (!plan.recorded.has(act.id)) {
        tell(result, 'played');
        continue;
      }
      const isKept = isAsBefore(current.get(act.id), made);
      if (!isKept) files.write(act.id, made.files);
      tell(result, isKept ? 'unchanged' : 'recorded');
    }
    const rest = plan.played.slice(said.length).filter(({ id }) => plan.recorded.has(id));
    if (broken !== undefined && rest.length > 0) {
      const reason = `\`${broken}\`, before it, failed.`;
      for (const act of rest) {
        tell({ act, status: 'skipped', reason, diff: undefined, milliseconds: 0, made: undefined }, 'skipped');
      }
    }
  } finally {
    for (const problem of await run.close()) stderr(`${problem}\n`);
  }
  return said;
}

/** Whether a recording need not be written again: it is made from the same, and shows the same but for times and names. */
function isAsBefore(old: Recording | undefined, { facts, text, files }: Made): boolean {
  if (!old || old.changed.length > 0 || old.source !== facts.source) return false;
  if (JSON.stringify(old.versions) !== JSON.stringify(facts.versions)) return false;
  if (old.content.kind === 'picture') {
    const png = files.get('png');
    return png instanceof Uint8Array && Buffer.compare(png, readFileSync(old.content.file)) === 0;
  }
  const before = readFacts(parseCast(old.content.cast).own)?.files;
  if (JSON.stringify(before) !== JSON.stringify(facts.files)) return false;
  return text !== undefined && old.content.exitCode === facts.exit && isSameOutput(old.content.text, text);
}

function sumOf(chapters: readonly ChapterResult[]): Sum {
  const number = (became: Became): number =>
    chapters.reduce((sum, { acts }) => sum + acts.filter((act) => act.became === became).length, 0);
  const total = (of: (chapter: ChapterResult) => number): number =>
    chapters.reduce((sum, chapter) => sum + of(chapter), 0);
  return {
    recorded: number('recorded'),
    unchanged: number('unchanged'),
    failed: number('failed'),
    skipped: number('skipped'),
    fresh: total(({ fresh }) => fresh),
    renamed: total(({ renamed }) => renamed.length),
    removed: total(({ removed }) => removed.length),
  };
}
