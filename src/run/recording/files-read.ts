import { createHash } from 'node:crypto';
import { type Dirent, lstatSync, lutimesSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Tells which files of a run's copy were read. */
export interface FileWatch {
  /** From now on. @param folder where the shell stands */
  start(folder: string): void;
  /** Paths that were read since, relative to the copy, in their order. @param builds it may take files from a cache */
  read(builds: boolean): string[];
}

interface Watched {
  readonly ino: number;
  /** What its access time was set to. */
  readonly since: number;
}

/** Before any change to the file: the kernel notes a first reading only where it comes after the last change. */
const past = 0;
/** A course whose files no access time tells of: so many files count as read at most. */
const mostAssumed = 200;
const leftOut = new Set(['node_modules', '.git']);

/**
 * Watches the files of a copy by their access times, which the kernel keeps for every program, those in containers
 * too. Where it keeps none (`noatime`), every file below the folder where a snippet runs counts as read.
 *
 * @param work the copy, before anything has run in it
 */
export function watchFiles(work: string): FileWatch {
  const watched = new Map<string, Watched>();
  const everBuilt = new Set<string>();
  for (const path of filesBelow(work)) {
    const stat = reset(path);
    if (stat) watched.set(path, { ino: stat.ino, since: stat.atimeMs });
  }
  const works = keepsAccessTimes(watched);
  let folder = work;

  return {
    start(at) {
      folder = at;
      for (const [path, { since, ino }] of watched) {
        const stat = look(path);
        if (stat?.ino === ino && stat.atimeMs !== since) reset(path);
      }
    },
    read(builds) {
      const below = (path: string) => path.startsWith(folder + sep);
      if (!works) {
        return [...watched.keys()]
          .filter(below)
          .slice(0, mostAssumed)
          .map((path) => relative(work, path));
      }
      // A builder keeps what it was sent before: it does not read that again.
      const found = builds ? new Set([...everBuilt].filter(below)) : new Set<string>();
      for (const [path, { ino, since }] of watched) {
        const stat = look(path);
        if (stat?.ino === ino && stat.atimeMs === since) continue;
        found.add(path);
        if (builds) everBuilt.add(path);
        // Another file stands there now, or none: it is no longer the course's.
        if (stat?.ino !== ino) watched.delete(path);
      }
      return [...found].map((path) => relative(work, path)).sort();
    },
  };
}

/** Reads one file, and looks whether that was noted. */
function keepsAccessTimes(watched: ReadonlyMap<string, Watched>): boolean {
  for (const [path, { since }] of watched) {
    const stat = look(path);
    if (!stat || stat.size === 0) continue;
    try {
      readFileSync(path);
    } catch {
      continue;
    }
    const isNoted = look(path)?.atimeMs !== since;
    reset(path);
    return isNoted;
  }
  return true;
}

function reset(path: string): Stats | undefined {
  const stat = look(path);
  try {
    if (stat) lutimesSync(path, past, stat.mtimeMs / 1000);
    return look(path);
  } catch {
    return undefined;
  }
}

function look(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

function filesBelow(folder: string): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return leftOut.has(entry.name) ? [] : filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/**
 * Digests of files of a course, by their paths with `/`; what is no file of it is left out: a snippet made it.
 *
 * @param source the folder that the copy was made of
 */
export function digestsOf(source: string, paths: readonly string[]): Record<string, string> {
  const entries = paths.flatMap((path) => {
    try {
      const digest = createHash('sha256')
        .update(readFileSync(join(source, path)))
        .digest('hex')
        .slice(0, 16);
      return [[path.split(sep).join('/'), digest]];
    } catch {
      return [];
    }
  });
  return Object.fromEntries(entries);
}
