import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Finding } from '../model/diagnostic.ts';
import type { Recording, Recordings } from '../model/recording.ts';
import { parseCast } from '../text/asciicast.ts';
import { type RecordedFacts, readFacts, recordedFolders } from '../text/recorded.ts';
import { isInside } from './files.ts';

/** What is recorded of a chapter, and what is wrong with it. */
export interface LoadedRecordings {
  readonly recordings: Recordings;
  readonly findings: readonly Finding[];
}

/** Bigger files are no recordings: ours hold 200 KB, and others can be cut. */
const mostBytes = 5_000_000;

/**
 * Reads what was recorded of a chapter: the files in `recordings/<name>/` beside it. What cannot be read is left
 * out, with a finding.
 *
 * @param root absolute path of the course
 * @param chapterPath course-relative path of the chapter
 */
export function loadRecordings(root: string, chapterPath: string): LoadedRecordings {
  const folder = recordedFolders(chapterPath).own;
  const recordings = new Map<string, Recording>();
  const findings: Finding[] = [];
  if (!existsSync(join(root, folder))) return { recordings, findings };
  const changes = createChangeFinder(root, posix.dirname(chapterPath));
  for (const name of namesIn(root, folder)) {
    const [, id, kind] = /^([^.].*)\.(cast|png)$/.exec(name) ?? [];
    if (id === undefined || (kind === 'png' && recordings.has(id))) continue;
    const path = `${folder}/${name}`;
    try {
      const read = kind === 'cast' ? readTerminal : readPicture;
      recordings.set(id, { id, path, ...read(root, path.slice(0, -kind!.length - 1), changes) });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      findings.push({
        ruleId: 'recording-invalid',
        reason: `The recording \`${path}\` is left out: ${reason}`,
        fix: 'Record it again with `estrade record`, or remove its files.',
        file: path,
      });
    }
  }
  return { recordings, findings };
}

type Read = Omit<Recording, 'id' | 'path'>;
type ChangeFinder = (files: RecordedFacts['files']) => string[];

function readTerminal(root: string, base: string, changes: ChangeFinder): Read {
  const cast = textOf(root, `${base}.cast`);
  const { own, timestamp, events } = parseCast(cast);
  const facts = readFacts(own);
  const length = events.reduce((sum, { after }) => sum + after, 0);
  return {
    source: facts?.source,
    changed: changes(facts?.files ?? {}),
    date: dateOf(timestamp),
    versions: facts?.versions ?? {},
    content: {
      kind: 'terminal',
      cast,
      text: textOf(root, `${base}.txt`).replace(/\r\n/g, '\n').replace(/\n$/, ''),
      exitCode: facts ? facts.exit : exitOf(events.findLast(({ kind }) => kind === 'x')?.data),
      milliseconds: facts?.milliseconds ?? length,
    },
  };
}

function exitOf(data: string | undefined): number | undefined {
  return data !== undefined && /^\d+$/.test(data) ? Number(data) : undefined;
}

function readPicture(root: string, base: string, changes: ChangeFinder): Read {
  const said: unknown = existsSync(join(root, `${base}.json`)) ? JSON.parse(textOf(root, `${base}.json`)) : undefined;
  const facts = readFacts(said);
  const { timestamp } = (facts ? said : {}) as { timestamp?: unknown };
  const file = inCourse(root, `${base}.png`);
  if (statSync(file).size > mostBytes) throw new Error('it is too big');
  return {
    source: facts?.source,
    changed: changes(facts?.files ?? {}),
    date: dateOf(typeof timestamp === 'number' ? timestamp : undefined),
    versions: facts?.versions ?? {},
    content: { kind: 'picture', file },
  };
}

/** @throws RangeError for a moment that no calendar has. */
function dateOf(seconds: number | undefined): string {
  return seconds === undefined ? '' : new Date(seconds * 1000).toISOString();
}

/** Each file is read once. @param folder of the chapter, course-relative */
function createChangeFinder(root: string, folder: string): ChangeFinder {
  const known = new Map<string, string | undefined>();
  const digestOf = (path: string): string | undefined => {
    if (!known.has(path)) known.set(path, digest(root, path));
    return known.get(path);
  };
  return (files) =>
    Object.entries(files)
      .map(([path, was]) => ({ path: posix.join(folder, path), was }))
      .filter(({ path, was }) => digestOf(path) !== was)
      .map(({ path }) => path);
}

function digest(root: string, path: string): string | undefined {
  try {
    return createHash('sha256')
      .update(readFileSync(inCourse(root, path)))
      .digest('hex')
      .slice(0, 16);
  } catch {
    return undefined;
  }
}

/** @throws Error when the file is not there, is too big, or is no UTF-8. */
function textOf(root: string, path: string): string {
  const file = inCourse(root, path);
  if (statSync(file).size > mostBytes) throw new Error('it is too big');
  return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
}

/** The absolute path of a file. @throws Error when there is none, or a symbolic link leads out of the course. */
function inCourse(root: string, path: string): string {
  const file = join(root, path);
  if (!existsSync(file)) throw new Error(`\`${path}\` is not there`);
  if (!isInside(realpathSync(root), realpathSync(file))) throw new Error(`\`${path}\` leads out of the course`);
  // A pipe would be waited for.
  if (!statSync(file).isFile()) throw new Error(`\`${path}\` is no file`);
  return file;
}

function namesIn(root: string, folder: string): string[] {
  try {
    return isInside(realpathSync(root), realpathSync(join(root, folder))) ? readdirSync(join(root, folder)).sort() : [];
  } catch {
    return [];
  }
}
