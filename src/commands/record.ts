import { isGrave } from '../model/diagnostic.ts';
import type { Act } from '../model/snippet.ts';
import { createPipeline } from '../pipeline.ts';
import { openCamera } from '../print/camera.ts';
import { createProbe } from '../run/needs.ts';
import { isRecorded, planChapter } from '../run/recording/plan.ts';
import type { TakePicture } from '../run/recording/record.ts';
import { unmetNeeds } from '../run/recording/unmet.ts';
import { type Command, interrupted, textOf } from './command.ts';
import { besideOwnEngine, engineEnvironment, ownEngineFlag } from './engine.ts';
import { onlyFlag, readOnly } from './only.ts';
import { type ChapterResult, recordChapter } from './record-chapter.ts';
import { type Became, type Sum, summaryLine } from './record-lines.ts';
import { diagnosticJson } from './report.ts';
import { runMessages, tellMessages } from './run-messages.ts';
import { whichCourse } from './words.ts';

export const record: Command = {
  name: 'record',
  usage: '[course]',
  about: `Runs the snippets whose recordings are not up to date, and records them for the exported decks.\n${whichCourse}`,
  flags: {
    ...onlyFlag,
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
    const { decks } = built.linked;
    const isAsked = readOnly(
      textOf(flags, 'only'),
      decks.flatMap((deck) => deck.acts.filter(isRecorded).map((act) => [deck, act] as const)),
    );
    const camera = openCamera({ browser: textOf(flags, 'browser'), signal: terminal.signal });
    const takePicture: TakePicture = async (url) => {
      const { png, version } = await camera.take(url);
      return { png, versions: { chromium: version } };
    };
    const environment = engineEnvironment(process.env, flags['engine'], built.course.engine);
    const probe = createProbe(environment);
    const chapters: ChapterResult[] = [];
    try {
      for (const deck of decks) {
        if (terminal.signal.aborted) break;
        if (isAsked && !deck.acts.some((act) => isAsked(deck, act))) continue;
        const choice = { all: flags['all'] === true, isAsked: (act: Act) => isAsked?.(deck, act) ?? true };
        const wished = planChapter(deck.acts, deck.recordings, choice);
        const missing = await unmetNeeds(
          deck.acts.filter(({ id }) => wished.recorded.has(id)),
          probe,
        );
        const plan = missing.size > 0 ? planChapter(deck.acts, deck.recordings, { ...choice, missing }) : wished;
        chapters.push(await recordChapter(deck, plan, { root: built.course.root, environment, terminal, takePicture }));
      }
    } finally {
      await camera.close();
    }
    const sum = sumOf(chapters);
    terminal.stderr(summaryLine(sum, terminal));
    const ok = !failed && sum.failed === 0;
    if (flags['json'] === true) {
      const json = { ok, chapters, diagnostics: messages.map(diagnosticJson) };
      terminal.stdout(`${JSON.stringify(json, undefined, 2)}\n`);
    }
    if (terminal.signal.aborted) return interrupted;
    return ok ? 0 : 1;
  },
};

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
