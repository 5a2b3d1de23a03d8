import type { Chapter, Course, LeftChapter } from '../model/course.ts';
import { type Diagnostic, diagnostic, type Finding } from '../model/diagnostic.ts';
import { UsageError } from '../model/errors.ts';
import type { Overrides } from '../model/settings.ts';
import { readChapter } from './chapter.ts';
import { listChapters, readCourseFile } from './course-file.ts';
import { dialectOf } from './dialect.ts';
import { discover, pageName, type Site } from './discover.ts';
import { checkEdition, editionOf } from './editions.ts';
import { courseIdentity } from './identity.ts';
import { libFolder } from './package.ts';
import { distinctPages } from './pages.ts';
import { readRevealMdFiles } from './reveal-md.ts';
import { settleChapter } from './settled.ts';
import { resolveTheme } from './theme.ts';

/**
 * Loads a course: finds its chapters, reads them and settles their settings; parses no Markdown.
 *
 * How it is read: see `dialectOf`. A chapter's own `compat` counts for that chapter.
 *
 * A chapter that cannot be loaded is in `broken`, with its diagnostics; the others go on.
 * @throws UsageError when the target does not exist, or a flag makes no sense.
 */
export function loadCourse(target: string, overrides: Overrides = {}, lib: string = libFolder()): Course {
  const site = discover(target);
  checkOverrides(overrides, site.root, lib);
  const diagnostics: Diagnostic[] = [];
  const report = (file: string, findings: readonly Finding[]) => {
    for (const finding of findings) diagnostics.push(diagnostic(file, finding));
  };

  const courseFile = site.courseFile ?? '';
  const course = readCourseFile(site);
  // Editions that cannot be read may hold the one that was asked for.
  if (!course.failed) checkEdition(overrides, course.values.editions);
  report(courseFile, course.findings);
  const listed = listChapters(site, course);
  report(courseFile, listed.findings);
  if (listed.paths.length === 0 && site.only === undefined && listed.findings.length === 0)
    report(courseFile, [emptyCourse(site)]);

  const { paths, findings } = distinctPages(site.only === undefined ? listed.paths : [site.only]);
  for (const { path, repeated, finding } of findings) {
    if (repeated === undefined) report(path, [finding]);
    else report(courseFile, [{ ...finding, place: listed.places[repeated] }]);
  }
  const sources = paths.map((path) => readChapter(site.root, path));

  const { dialect: folderDialect, doubt } = dialectOf(site, course.values.compat, sources, lib);
  if (doubt) report(doubt.path, [doubt.finding]);
  const dialects = sources.map((source) =>
    source.frontMatter.values.compat === 'reveal-md' ? 'reveal-md' : folderDialect,
  );
  const revealMd = dialects.includes('reveal-md') ? readRevealMdFiles(site.root) : undefined;
  report(revealMd?.file ?? '', revealMd?.findings ?? []);

  const { identity, findings: ofIdentity } = courseIdentity(course, {
    root: site.root,
    lib,
    dialect: folderDialect,
    overrides,
  });
  report(courseFile, ofIdentity);

  const around = { root: site.root, lib, overrides, courseFile, course, revealMd };
  const chapters: Chapter[] = [];
  const left: LeftChapter[] = [];
  const broken: { name: string; path: string }[] = [];
  for (const [index, source] of sources.entries()) {
    const { chapter, diagnostics: said } = settleChapter(source, dialects[index] ?? folderDialect, around);
    if (chapter?.settings.draft && !overrides.drafts && site.only === undefined) {
      left.push({ name: source.name, path: source.path, why: 'draft' });
      continue;
    }
    if (chapter) chapters.push(chapter);
    else broken.push({ name: source.name, path: source.path });
    // What course.yaml says wrong is the same for every chapter.
    diagnostics.push(
      ...said.filter((one) => one.file === source.path || !diagnostics.some((other) => same(one, other))),
    );
  }

  const first = chapters[0]?.settings;
  const lang =
    overrides.lang ??
    course.values.lang ??
    revealMd?.settings.lang ??
    (chapters.length === 1 ? first?.lang : undefined) ??
    'fr';
  const title = course.values.title ?? revealMd?.settings.title ?? (chapters.length === 1 ? first?.title : undefined);
  return {
    root: site.root,
    title: title ?? (lang.startsWith('en') ? 'Course' : 'Cours'),
    ...(course.values.description === undefined ? {} : { description: course.values.description }),
    ...(course.values.duration === undefined ? {} : { minutes: course.values.duration }),
    lang,
    ...(course.values.engine === undefined ? {} : { engine: course.values.engine }),
    identity,
    chapters,
    broken,
    ...(site.only === undefined ? {} : { unbuilt: others(listed.paths, site.only) }),
    ...(left.length > 0 && { left }),
    edition: editionOf(overrides, course.values.editions),
    diagnostics,
  };
}

function same(one: Diagnostic, other: Diagnostic): boolean {
  return one.file === other.file && one.reason === other.reason;
}

function checkOverrides(overrides: Overrides, root: string, lib: string): void {
  const resolved = overrides.theme === undefined ? undefined : resolveTheme(overrides.theme, root, lib);
  if (resolved?.finding) throw new UsageError(`${resolved.finding.reason}.`, resolved.finding.fix);
  if (overrides.lang !== undefined && !/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(overrides.lang)) {
    throw new UsageError(`\`${overrides.lang}\` is not a language code, such as \`fr\` or \`en\`.`);
  }
}

function emptyCourse(site: Site): Finding {
  return {
    ruleId: 'course-empty',
    reason: site.courseFile === undefined ? 'The folder holds no Markdown file (.md)' : 'The course holds no chapter',
    fix: 'Write a first chapter `slides/01-intro.md`, or name the folder or the .md file that holds the slides.',
  };
}

function others(paths: readonly string[], only: string): { name: string; path: string }[] {
  return paths.filter((path) => path !== only).map((path) => ({ name: pageName(path), path }));
}
