import { basename, dirname, resolve } from 'node:path';
import { isGrave } from '../model/diagnostic.ts';
import { openFolder } from '../output/folder.ts';
import { type Built, createPipeline } from '../pipeline.ts';
import { type ChapterCheck, checkChapter } from '../run/report/chapter.ts';
import { reportJson } from '../run/report/json.ts';
import { junitXml } from '../run/report/junit.ts';
import { type Checked, type CheckedChapter, isGood, type Report } from '../run/report/report.ts';
import { isUpdatable } from '../run/report/update.ts';
import { type Command, interrupted, type Terminal, textOf } from './command.ts';
import { besideOwnEngine, engineEnvironment, ownEngineFlag } from './engine.ts';
import { onlyFlag } from './only.ts';
import { diagnosticJson } from './report.ts';
import { runMessages, tellMessages } from './run-messages.ts';
import { type Choice, chosen, everything, sharded, shardOf } from './verify-choice.ts';
import { createLines, type Lines } from './verify-lines.ts';
import { afterUpdate, updateChapter } from './verify-update.ts';
import { whichCourse } from './words.ts';

export const verify: Command = {
  name: 'verify',
  usage: '[course]',
  about: [
    'Runs the snippets of each chapter, and compares exit codes and outputs with what the chapter says.',
    whichCourse,
    'Each chapter runs in a copy of its folder. What cannot run here is skipped with its reason, and never passes.',
  ].join('\n'),
  flags: {
    ...onlyFlag,
    shard: { type: 'string', value: 'i/n', about: 'the i-th part of n: together they are all chapters' },
    update: {
      type: 'boolean',
      about: 'puts other outputs into the `output` fences that are there (an empty one too), what varies as ‹words›',
    },
    strict: { type: 'boolean', about: 'what is skipped, unlike its recording or not understood fails too' },
    drafts: { type: 'boolean', about: 'the chapters that are drafts too' },
    ...ownEngineFlag,
    junit: { type: 'string', value: 'file', about: 'writes the results for a CI server, as JUnit XML' },
    json: { type: 'boolean', about: 'the results as JSON on standard output' },
  },
  async run({ positionals, flags }, terminal) {
    const { signal } = terminal;
    const shard = shardOf(textOf(flags, 'shard'));
    const built = await createPipeline().run(positionals[0] ?? '.', {
      single: false,
      strict: false,
      drafts: flags['drafts'] === true,
    });
    const all = everything(built.linked.decks);
    const choices = sharded(chosen(all, textOf(flags, 'only')), shard);
    const elsewhere = await besideOwnEngine(flags, built, terminal);
    if (elsewhere !== undefined) return elsewhere;
    const messages = runMessages(built, isToRun(built, choices));
    tellMessages(messages, built, terminal);
    const lines = createLines(terminal.colour);
    const isUpdating = flags['update'] === true;
    const environment = engineEnvironment(process.env, flags['engine'], built.course.engine);
    const started = performance.now();
    const chapters: CheckedChapter[] = [];
    for (const choice of choices)
      chapters.push(await check(choice, built, { terminal, lines, isUpdating, environment }));
    const report: Report = {
      chapters,
      faulty: faultyChapters(built),
      isStrict: flags['strict'] === true,
      wasStopped: signal.aborted,
      milliseconds: performance.now() - started,
    };
    const ok = isGood(report) && !messages.some((message) => isGrave(message, report.isStrict));
    terminal.stderr(
      all.length > 0 || report.faulty.length > 0 ? lines.summary(report) : 'The course has no snippet to run.\n',
    );
    if (flags['json'] === true) {
      const json = { ...reportJson(report), ok, diagnostics: messages.map(diagnosticJson) };
      terminal.stdout(`${JSON.stringify(json, undefined, 2)}\n`);
    }
    const junit = textOf(flags, 'junit');
    if (junit !== undefined) openFolder(dirname(resolve(junit))).replace(basename(junit), junitXml(report));
    if (report.wasStopped) return interrupted;
    return ok ? 0 : 1;
  },
};

/** Whether a chapter is among those that were chosen; one without a snippet may have one that is misspelt. */
function isToRun({ linked }: Built, choices: readonly Choice[]): (path: string) => boolean {
  const chosen = new Set(choices.map(({ deck }) => deck.chapter.path));
  const others = linked.decks.filter(({ chapter, acts }) => acts.length > 0 && !chosen.has(chapter.path));
  const left = new Set(others.map(({ chapter }) => chapter.path));
  return (path) => !left.has(path);
}

/** The chapters of which no deck was made. */
function faultyChapters({ course, linked }: Built): string[] {
  const made = new Set(linked.decks.map(({ chapter }) => chapter.path));
  return [...course.chapters, ...course.broken].map(({ path }) => path).filter((path) => !made.has(path));
}

interface Stage {
  readonly terminal: Terminal;
  readonly lines: Lines;
  readonly isUpdating: boolean;
  readonly environment: ChapterCheck['environment'];
}

async function check(
  { deck, snippets, asked }: Choice,
  { course }: Built,
  { terminal, lines, isUpdating, environment }: Stage,
): Promise<CheckedChapter> {
  const { chapter } = deck;
  const tell = (checked: Checked) => terminal.stderr(lines.result(chapter, checked));
  const isHeld = ({ result, isPreparation }: Checked) => isUpdating && isUpdatable(result) && !isPreparation;
  const options: ChapterCheck = {
    root: course.root,
    deck,
    snippets,
    isAsked: (snippet) => asked.has(snippet),
    environment,
    signal: terminal.signal,
    onStart: ({ id }) => terminal.stderr(lines.started(chapter.name, id)),
    onResult: (checked) => {
      if (!isHeld(checked)) tell(checked);
    },
  };
  const checked = await checkChapter(options);
  if (!isUpdating) return checked;
  const updated = await updateChapter(options, checked);
  const after = updated ? afterUpdate(checked, updated) : checked;
  for (const [at, one] of checked.snippets.entries()) {
    const now = after.snippets[at] ?? one;
    if (isHeld(one) && !now.isUpdated) tell(now);
  }
  for (const { snippet, line, diff } of updated?.updates ?? []) {
    terminal.stderr(lines.updated(chapter.path, line, snippet.id, diff));
  }
  return after;
}
