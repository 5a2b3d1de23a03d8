import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createFeatures } from './features/index.ts';
import { withAgendas } from './link/agendas.ts';
import { type CompiledChapter, link } from './link/link.ts';
import { withoutFailed } from './link/pending.ts';
import { searchIndex, searchScript } from './link/search-index.ts';
import { loadCourse } from './load/course.ts';
import { type Extras, loadExtras } from './load/extras.ts';
import { readInput } from './load/files.ts';
import { libFolder } from './load/package.ts';
import { type Compiler, compileSlide } from './markdown/compile.ts';
import { withoutSpent } from './markdown/editions.ts';
import { createMarkdown } from './markdown/processor.ts';
import { split } from './markdown/split.ts';
import type { Artifact, Page } from './model/artifact.ts';
import type { Chapter, Course } from './model/course.ts';
import type { Deck, LinkedCourse } from './model/deck.ts';
import { type Diagnostic, diagnostic, type Finding, isGrave } from './model/diagnostic.ts';
import { ofSetting, place, sorted } from './model/placement.ts';
import type { Overrides } from './model/settings.ts';
import type { SlideSource } from './model/source.ts';
import { bundle } from './output/bundle.ts';
import { renderDeck } from './render/deck.ts';
import { renderHome } from './render/home.ts';
import { editionKey } from './text/edition.ts';

export interface PipelineOptions extends Overrides {
  /** Each page as one self-contained file. */
  readonly single: boolean;
  /** Warnings stop a chapter as errors do. */
  readonly strict: boolean;
  /**
   * Names of the pages that the output of a course holds already of this edition, by the course's root: nothing leads to the
   * page of a chapter with errors that is not among them. Without it, none is there.
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
      const extras = new Map(compiled.map((entry) => [entry.chapter.path, entry.extras]));
      const grave = (message: Diagnostic) => isGrave(message, options.strict);
      const flawed = course.chapters.filter((chapter) => chapter.flawed);
      const failed = new Set([...said.filter(grave).map(({ file }) => file ?? ''), ...flawed.map(({ path }) => path)]);
      const standing = options.standing?.(course.root, editionKey(course.edition)) ?? new Set();
      const make = async (left: ReadonlySet<string>) => {
        const sound = withoutFailed(linked, left, standing);
        const { artifact, findings } = await bundle(renderPages(sound, lib, extras, options.single), {
          single: options.single,
          root: course.root,
          lib,
          read: (path) => readFileSync(path),
        });
        return { sound, artifact, findings };
      };
      let made = await make(failed);
      const sources = new Map(linked.decks.map(({ chapter }) => [`${chapter.name}.html`, chapter.path]));
      const pageSaid = made.findings.map((finding) => diagnostic(sources.get(finding.page ?? '') ?? '', finding));
      said.push(...pageSaid);
      // What is wrong with a page itself is known once it is made: the others are told that it will not be there.
      const faulty = made.findings.filter((_, index) => grave(pageSaid[index] as Diagnostic));
      const left = faulty.map(({ page }) => sources.get(page ?? '') ?? '').filter(Boolean);
      if (left.length > 0) made = await make(new Set([...failed, ...left]));
      return {
        course,
        linked: made.sound,
        artifact: { ...made.artifact, kept: keptPages(course, made.sound.decks), edition: editionKey(course.edition) },
        diagnostics: sorted(said),
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
  const said = [...extras.findings, ...findings, ...empty].map((finding) => ofSetting(finding, chapter));
  const compiled = sources.map((source) => {
    const slide = compileSlide(source, chapter, compiler);
    said.push(...slide.findings.map((finding) => place(finding, source, chapter)));
    return slide;
  });
  const slides = withoutSpent(compiled);
  const compile = (source: SlideSource) => compileSlide(source, chapter, compiler);
  return {
    chapter,
    slides: chapter.settings.agenda ? withAgendas(slides, compile) : slides,
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

function renderPages(linked: LinkedCourse, lib: string, extras: ReadonlyMap<string, Extras>, single: boolean): Page[] {
  const { course } = linked;
  const partPath = (name: string): string => join(lib, 'runtime/parts', `${name}.js`);
  const partOf = (name: string) => ({ name, path: partPath(name) });
  const index = {
    parts: [partOf('course-index')],
    made: new Map([[partPath('course-index'), searchScript(searchIndex(linked))]]),
  };
  const stylesheetOf = (theme: string): string => join(lib, 'themes', `${theme}.home.css`);
  // A chapter in one file may be handed on without the others, and holds its own text already.
  const alone = single || linked.decks.length < 2;
  const decks = linked.decks.map((deck) => {
    const { stylesheets = [], scripts = [] } = extras.get(deck.chapter.path) ?? {};
    return renderDeck(deck, course, {
      script: join(lib, 'runtime/deck.js'),
      stylesheets,
      scripts,
      parts: [...['search', 'speaker', 'paper', 'draw'].map(partOf), ...(alone ? [] : index.parts)],
      partPath,
      made: index.made,
    });
  });
  const home = hasHome(course)
    ? [renderHome(linked, { script: join(lib, 'runtime/home.js'), stylesheetOf, ...index })]
    : [];
  return [...decks, ...home];
}

/**
 * Whether the course home is made. Where one chapter of a larger course was asked for, the home of the whole
 * course stays; so it does when course.yaml itself has errors, or no chapter could be read.
 */
function hasHome({ unbuilt = [], chapters }: Course): boolean {
  return unbuilt.length === 0 && !chapters.every(({ flawed }) => flawed);
}

/** Pages that stay as they are on disk: of chapters with errors, and of those that were not asked for. */
function keptPages(course: Course, made: readonly Deck[]): string[] {
  const failed = course.chapters.filter((chapter) => !made.some((deck) => deck.chapter === chapter));
  const names = [...failed, ...course.broken, ...(course.unbuilt ?? [])].map(({ name }) => `${name}.html`);
  return names.length > 0 && !hasHome(course) ? [...names, 'index.html'] : names;
}
