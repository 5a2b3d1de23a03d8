import type { Diagnostic, Place, SettingStep } from './diagnostic.ts';
import type { DeckSettings, Edition } from './settings.ts';
import type { SourceSpan } from './source.ts';

/**
 * How a chapter is to be read. `course`: ours, with its niceties. `reveal-md`: the defaults and the
 * reading of that tool, so that its decks build unchanged.
 */
export type Dialect = 'course' | 'reveal-md';

/** A deck theme, resolved by `load/`: everything the stylesheet of a deck needs to know. */
export interface Theme {
  readonly name: string;
  /** `own`: 1280×720 canvas, path and footer on each slide. `reveal`: one of reveal's, its own canvas. */
  readonly kind: 'own' | 'reveal';
  /** Absolute paths of CSS files, in order. */
  readonly stylesheets: readonly string[];
}

/** One chapter as it was loaded: text and total settings; nothing is parsed but its front matter. */
export interface Chapter {
  /** Page name without `.html`: base name of the file, nested names joined with `-`. */
  readonly name: string;
  /** Course-relative path with `/`, as diagnostics show it. */
  readonly path: string;
  /** The text after the front matter, knowing where it starts. */
  readonly body: SourceSpan;
  readonly dialect: Dialect;
  readonly settings: DeckSettings;
  readonly theme: Theme;
  /** Its settings have an error and are not as meant: it is compiled for its messages, and no deck is made of it. */
  readonly flawed?: boolean;
  /** Where a setting stands: in the chapter's front matter, or in a file of the whole course. */
  settingOrigin?(path: readonly SettingStep[]): SettingOrigin | undefined;
}

/** The file that gave a setting (course-relative path), and its place in it. */
export interface SettingOrigin {
  readonly file: string;
  readonly place: Place | undefined;
}

/** How a course presents itself on every page. */
export interface Identity {
  /** Theme of the course home; a chapter may have another one. */
  readonly theme: Theme;
  /** Absolute path of an image. */
  readonly logo: string | undefined;
  /** As it was written: `CC BY-SA 4.0`. */
  readonly licence: string | undefined;
}

/** A course: everything `load/` knows. Paths are absolute unless said otherwise. */
export interface Course {
  readonly root: string;
  /** Never the folder's name: the same course gives the same bytes wherever it stands. */
  readonly title: string;
  /** One sentence for the course home, when course.yaml gives it. */
  readonly description?: string;
  /** Minutes of the whole, when course.yaml gives them. */
  readonly minutes?: number;
  readonly lang: string;
  /** Docker context of an engine that is there for this course alone; `own`: one that `record` and `verify` start. */
  readonly engine?: string;
  readonly identity: Identity;
  readonly chapters: readonly Chapter[];
  /** Chapters whose text could not even be read (bad UTF-8, an open front matter): their pages keep their last state. */
  readonly broken: readonly { readonly name: string; readonly path: string }[];
  /** The course's other chapters, when only one file was asked for: their pages are not touched. */
  readonly unbuilt?: readonly { readonly name: string; readonly path: string }[];
  /** Chapters that are no part of this build. */
  readonly left?: readonly LeftChapter[];
  /** What the build holds of the course. */
  readonly edition?: Edition;
  readonly diagnostics: readonly Diagnostic[];
}

/** A chapter that was left out on purpose: it is a draft, or the edition holds none of its slides. */
export interface LeftChapter {
  readonly name: string;
  readonly path: string;
  readonly why: 'draft' | 'edition';
}
