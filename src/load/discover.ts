import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '../model/errors.ts';
import { nearest } from '../text/nearest.ts';
import { coursePath } from './files.ts';

/** Where a course stands, before any of its files is read. */
export interface Site {
  /** Absolute, without symbolic links. */
  readonly root: string;
  /** Course-relative path of the one chapter that was asked for. */
  readonly only: string | undefined;
  /** `course.yaml`, when there is one. */
  readonly courseFile: string | undefined;
}

/** Folders that never hold chapters: tools' own, and what builds write (ours and reveal-md's). */
const skipped = new Set(['node_modules', 'dist', '_static', '_assets']);
/** Beside chapters in `slides/`: files that the slides show, which may be Markdown. */
const besideSlides = new Set(['demos', 'assets']);
/** Markdown that speaks about a folder, not to a class. */
const aboutFolder = /^(?:readme|changelog|contributing|license|licence|code_of_conduct|security)\b.*\.md$/i;

/**
 * Finds the course that a command's argument means. A folder is its own root, but a `slides/` folder
 * belongs to the course around it. A file belongs to the nearest folder above it with a course.yaml,
 * else to its own folder (to the one around it when that is called `slides`).
 * @throws UsageError when there is no such folder or file.
 */
export function discover(target: string): Site {
  const path = resolve(target);
  if (!existsSync(path)) {
    const near = existsSync(dirname(path)) ? nearest(basename(path), readdirSync(dirname(path))) : undefined;
    throw new UsageError(
      `\`${target}\` does not exist.${near ? ` Did you mean \`${join(dirname(target), near)}\`?` : ''}`,
    );
  }
  const real = realpathSync(path);
  if (statSync(real).isDirectory()) {
    const root =
      courseFileOf(real) === undefined && basename(real) === 'slides' && courseFileOf(dirname(real))
        ? dirname(real)
        : real;
    return { root, only: undefined, courseFile: courseFileOf(root) };
  }
  if (!/\.(?:md|markdown)$/i.test(real))
    throw new UsageError(`\`${target}\` is neither a folder nor a Markdown file (.md).`);
  const own = dirname(real);
  const root = above(own) ?? (basename(own) === 'slides' ? dirname(own) : own);
  return { root, only: coursePath(root, real), courseFile: courseFileOf(root) };
}

function above(folder: string): string | undefined {
  if (courseFileOf(folder)) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : above(parent);
}

function courseFileOf(folder: string): string | undefined {
  return ['course.yaml', 'course.yml'].find((name) => existsSync(join(folder, name)));
}

/**
 * The chapter files of a course by name, course-relative: those of `slides/`, or else of the whole
 * folder. Without a course.yaml, `slides/` counts only when no chapter stands beside it (a folder of
 * reveal-md decks may well have a sub-folder of that name). A README and its like are chapters only
 * where there is no other.
 */
export function chapterFiles(site: Site): string[] {
  const inSlides = withoutAbout(markdownFiles(site.root, 'slides', besideSlides), () => true);
  if (inSlides.length > 0 && site.courseFile) return inSlides;
  const everywhere = withoutAbout(markdownFiles(site.root, '', new Set()), (path) => !path.includes('/'));
  const beside = everywhere.some((path) => !path.includes('/') && !aboutFolder.test(path));
  return inSlides.length > 0 && !beside ? inSlides : everywhere;
}

function withoutAbout(paths: string[], applies: (path: string) => boolean): string[] {
  const chapters = paths.filter((path) => !(applies(path) && aboutFolder.test(path.split('/').at(-1) ?? '')));
  return chapters.length > 0 ? chapters : paths;
}

function markdownFiles(root: string, folder: string, alsoSkipped: ReadonlySet<string>): string[] {
  const found: string[] = [];
  const absolute = join(root, folder);
  if (!existsSync(absolute) || !statSync(absolute).isDirectory()) return found;
  for (const entry of readdirSync(absolute, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name) && !alsoSkipped.has(entry.name))
        found.push(...markdownFiles(root, path, alsoSkipped));
    } else if (/\.md$/i.test(entry.name)) {
      found.push(path);
    }
  }
  return found.sort(byName);
}

/** Orders paths folder by folder and number by number: `2-b` before `10-a`. The same on every machine. */
export function byName(a: string, b: string): number {
  const left = a.split(/(\d+|\/)/);
  const right = b.split(/(\d+|\/)/);
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const [one = '', two = ''] = [left[at], right[at]];
    if (one === two) continue;
    const apart = /^\d/.test(one) && /^\d/.test(two) ? Number(one) - Number(two) : 0;
    if (apart !== 0) return apart;
    return one < two ? -1 : 1;
  }
  return left.length - right.length;
}

/**
 * The page of a chapter, without `.html`: nested names are joined with `-`; `slides/` is not part of it. No dot
 * leads it (such files are hidden, and some are ours), and no backslash is in it: on Windows that is a folder.
 */
export function pageName(path: string): string {
  return path
    .replace(/^slides\//, '')
    .replace(/\.(?:md|markdown)$/i, '')
    .replace(/[/\\]/g, '-')
    .replace(/^\.+(?=.)/, '')
    .normalize('NFC');
}
