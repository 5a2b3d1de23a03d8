import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Deck } from '../model/deck.ts';
import type { Recording } from '../model/recording.ts';
import type { Act } from '../model/snippet.ts';
import { isSameOutput, type Plan } from '../run/recording/plan.ts';
import { type ActResult, type Made, recordActs, type TakePicture } from '../run/recording/record.ts';
import { openRun } from '../run/run.ts';
import { parseCast } from '../text/asciicast.ts';
import { readFacts } from '../text/recorded.ts';
import type { Terminal } from './command.ts';
import { type RecordingFiles, recordingFiles } from './record-files.ts';
import { actLine, type Became, type Told, told } from './record-lines.ts';

/** What was done with the recordings of a chapter. */
export interface ChapterResult {
  readonly chapter: string;
  readonly fresh: number;
  readonly acts: readonly Told[];
  readonly renamed: readonly string[];
  readonly removed: readonly string[];
}

/** What the chapters of a course have in common. */
export interface Around {
  readonly root: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  readonly takePicture: TakePicture;
}

/**
 * Renames and removes recordings as it is planned, then plays the chapter and records what is to be recorded. Each line
 * is told as it is known.
 *
 * @throws UsageError where recordings would leave the course.
 */
export async function recordChapter(deck: Deck, plan: Plan, around: Around): Promise<ChapterResult> {
  const { chapter } = deck;
  const { root, terminal } = around;
  const files = recordingFiles(root, chapter.path);
  const isQuiet = plan.recorded.size + plan.unmet.length + plan.renamed.length + plan.orphans.length === 0;
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
  for (const { act, reason } of plan.unmet) {
    // Where it was come to, that has been told.
    if (acts.some(({ id }) => id === act.id)) continue;
    const said = told(unplayed(act, reason), 'skipped');
    acts.push(said);
    terminal.stderr(actLine(said, terminal.colour));
  }
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
      if (!made && plan.tidying.has(act.id)) {
        tell({ ...result, reason: `${result.reason} Not all was run that it cleans up.` }, 'skipped');
        continue;
      }
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
      for (const act of rest) tell(unplayed(act, reason), 'skipped');
    }
  } finally {
    for (const problem of await run.close()) stderr(`${problem}\n`);
  }
  return said;
}

function unplayed(act: Act, reason: string): ActResult {
  return { act, status: 'skipped', reason, diff: undefined, milliseconds: 0, made: undefined };
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
