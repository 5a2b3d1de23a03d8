import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createFeatures } from './features/index.ts';
import { withAgendas } from './link/agendas.ts';
import { hasHome, keptPages } from './link/kept.ts';
import { type CompiledChapter, link } from './link/link.ts';
import { withoutFailed } from './link/pending.ts';
import { searchIndex, searchScript } from './link/search-index.ts';
import { withSetups } from './link/setups.ts';
import { loadCourse } from './load/course.ts';
import { type Extras, loadExtras } from './load/extras.ts';
import { readInput } from './load/files.ts';
import { libFolder } from './load/package.ts';
import { loadRecordings } from './load/recordings.ts';
import { type Compiler, compileSlide } from './markdown/compile.ts';
import { withoutSpent } from './markdown/editions.ts';
import { createMarkdown } from './markdown/processor.ts';
import { split } from './markdown/split.ts';
import type { Artifact, PageFinding } from './model/artifact.ts';
import type { Chapter, Course } from './model/course.ts';
import type { LinkedCourse } from './model/deck.ts';
import { type Diagnostic, diagnostic, type Finding, isGrave } from './model/diagnostic.ts';
import { ofSetting, place, sorted } from './model/placement.ts';
import type { Overrides } from './model/settings.ts';
import type { SlideSource } from './model/source.ts';
import { bundle } from './output/bundle.ts';
import { renderPages } from './render/pages.ts';
import { editionKey } from './text/edition.ts';

export interface PipelineOptions extends Overrides {
  /** Each page as one self-contained file. */
  readonly single: boolean;
  /** Warnings stop a chapter as errors do. */
  readonly strict: boolean;
  /**
   * Names of the pages that the output of a course holds already of this edition, by the course's root: nothing
   * leads to the page of a chapter with errors that is not among them. Without it, none is there.
   */
  readonly standing?: (root: string, edition: string | undefined) => ReadonlySet<string>;
}

/** What a run of the pipeline gives to the tail of a command. */
export interface Built {
  readonly course: Course;
  readonly linked: LinkedCourse;
  readonly artifact: Artifact;
  /** Everything that was said, in the order of files and lines. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The stages, composed. One pipeline may run many times. */
export interface Pipeline {
  /**
   * Builds a course or one chapter, in memory: nothing is written.
   * @throws UsageError when the target does not exist or a flag makes no sense.
   */
  run(target: string, options: PipelineOptions): Promise<Built>;
}

/** Makes a pipeline: load ▶ split ▶ compile ▶ link ▶ render ▶ bundle. */
export function createPipeline(): Pipeline {
  const lib = libFolder();
  const markdown = createMarkdown();
  const features = createFeatures(lib);
  return {
    async run(target, options) {
      const loaded = loadCourse(target, options, lib);
      const said: Diagnostic[] = [...loaded.diagnostics];
      const compiler: Compiler = {
        markdown,
        features,
        readInput: (chapterPath, reference) =>
          readInput(loaded.root, dirname(join(loaded.root, chapterPath)), reference),
      };
      for (const feature of features) await feature.prepare?.();

      const all = loaded.chapters.map((chapter) => compileChapter(chapter, loaded, compiler, options.strict));
      const compiled = all.filter(({ left }) => !left);
      const course = withoutLeft(loaded, compiled);
      said.push(...compiled.flatMap((entry) => entry.said));
      const { linked, findings } = link(course, compiled, features);
      for (const { chapter, slide, finding } of findings) {
        said.push(place({ ...finding, in: 'content' }, slide.source, chapter));
      }
      const flawed = course.chapters.filter((chapter) => chapter.flawed).map(({ path }) => path);
      const faulty = said.filter((message) => isGrave(message, options.strict)).map(({ file }) => file ?? '');
      const edition = editionKey(course.edition);
      const made = await makePages(linked, new Set([...flawed, ...faulty]), {
        ...options,
        lib,
        extras: new Map(compiled.map((entry) => [entry.chapter.path, entry.extras])),
        standing: options.standing?.(course.root, edition) ?? new Set(),
      });
      return {
        course,
        linked: made.linked,
        artifact: { ...made.artifact, kept: keptPages(course, made.linked.decks), edition },
        diagnostics: sorted([...said, ...made.said]),
      };
    },
  };
}

function compileChapter(
  chapter: Chapter,
  course: Course,
  compiler: Compiler,
  strict: boolean,
): CompiledChapter & { readonly extras: Extras; readonly said: readonly Diagnostic[]; readonly left: boolean } {
  const own = course.diagnostics.filter(({ file }) => file === chapter.path);
  const extras = loadExtras(chapter, course.root);
  const { slides: sources, findings, left } = split(chapter.body, { ...chapter.settings, dialect: chapter.dialect });
  const empty = sources.length === 0 && left === 0 ? [emptyChapter(chapter)] : [];
  const recorded = loadRecordings(course.root, chapter.path);
  const said = [...extras.findings, ...findings, ...empty, ...recorded.findings].map((finding) =>
    ofSetting(finding, chapter),
  );
  const compiled = sources.map((source) => {
    const slide = compileSlide(source, chapter, compiler);
    said.push(...slide.findings.map((finding) => place(finding, source, chapter)));
    return slide;
  });
  const slides = withoutSpent(withSetups(compiled));
  const compile = (source: SlideSource) => compileSlide(source, chapter, compiler);
  return {
    chapter,
    slides: chapter.settings.agenda ? withAgendas(slides, compile) : slides,
    recordings: recorded.recordings,
    extras,
    said,
    failed: [...own, ...said].some((message) => isGrave(message, strict)),
    left: slides.length === 0 && left + sources.length > 0,
  };
}

/** A course without the chapters whose slides are all of other editions. */
function withoutLeft(course: Course, compiled: readonly CompiledChapter[]): Course {
  const chapters = compiled.map(({ chapter }) => chapter);
  const gone = course.chapters.filter((chapter) => !chapters.includes(chapter));
  const left = gone.map(({ name, path }) => ({ name, path, why: 'edition' as const }));
  return { ...course, chapters, left: [...(course.left ?? []), ...left] };
}

function emptyChapter({ path, body }: Chapter): Finding {
  const { line, column } = body.start;
  return {
    ruleId: 'chapter-empty',
    reason: `The chapter \`${path}\` has no slide yet`,
    fix: 'Write a first heading, or remove the file.',
    place: { line, column },
  };
}

interface Making extends Pick<PipelineOptions, 'single' | 'strict'> {
  readonly lib: string;
  /** By the chapters' paths. */
  readonly extras: ReadonlyMap<string, Extras>;
  /** Names of the pages that the output holds already. */
  readonly standing: ReadonlySet<string>;
}

interface Made {
  readonly linked: LinkedCourse;
  readonly artifact: Pick<Artifact, 'assets' | 'pages'>;
  readonly said: readonly Diagnostic[];
}

/** Makes the pages of a linked course but for the chapters that failed, by their paths. */
async function makePages(whole: LinkedCourse, failed: ReadonlySet<string>, making: Making): Promise<Made> {
  const { course } = whole;
  const { strict, standing, ...sources } = making;
  const linked = withoutFailed(whole, failed, standing);
  const script = searchScript(searchIndex(linked));
  const pages = renderPages(linked, { ...sources, searchScript: script, home: hasHome(course) });
  const { artifact, findings } = await bundle(pages, {
    ...sources,
    root: course.root,
    read: (path) => readFileSync(path),
  });
  const chapters = new Map(linked.decks.map(({ chapter }) => [`${chapter.name}.html`, chapter.path]));
  const chapterOf = ({ page = '' }: PageFinding): string => chapters.get(page) ?? '';
  const said = findings.map((finding) => diagnostic(chapterOf(finding), finding));
  const faulty = findings.filter((_, index) => isGrave(said[index] as Diagnostic, strict));
  const left = faulty.map(chapterOf).filter(Boolean);
  if (left.length === 0) return { linked, artifact, said };
  // What is wrong with a page itself is known once it is made: the others are told that it will not be there.
  return { ...(await makePages(whole, new Set([...failed, ...left]), making)), said };
}
