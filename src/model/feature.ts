import type { Element, ElementContent, Root as HastRoot } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import type { Chapter } from './course.ts';
import type { DeckOutline } from './deck.ts';
import type { Finding, Place } from './diagnostic.ts';
import type { Facts } from './facts.ts';
import type { Recordings } from './recording.ts';
import type { DeckSettings } from './settings.ts';
import type { Act } from './snippet.ts';
import type { Cut } from './source.ts';

/** A file as a feature sees it. */
export type Input =
  | { readonly kind: 'file'; readonly path: string; readonly bytes: Uint8Array }
  /** `near`: course-relative paths that differ by letter case or a few letters. `folder`: what is there is a folder. */
  | { readonly kind: 'missing'; readonly near: string | undefined; readonly caseOnly: boolean; readonly folder?: true }
  | { readonly kind: 'outside' };

/** What a feature may know and do while one slide is compiled. It has no other way to the world. */
export interface SlideContext {
  readonly settings: DeckSettings;
  readonly dialect: Chapter['dialect'];
  /** Course-relative path of the chapter. */
  readonly chapterPath: string;
  readonly facts: Facts;
  /** Attributes of the `<section>` that is being made, as HTML attribute names. */
  readonly attributes: Record<string, string | true>;
  /** Why the slide begins where it begins; `start`: it is the chapter's first. */
  readonly cut: Cut;
  /** What is being compiled: what stands on the slide, or a part of its speaker notes. */
  readonly span: 'content' | 'notes';
  /** Source of the span that is being compiled. */
  readonly source: string;
  /** Speaker notes found inside the content: moved here, they never show on the slide. */
  readonly notes: ElementContent[];
  /** Reports with a slide-relative place. */
  report(finding: Finding): void;
  /**
   * Reads a file of the course. A leading `/` means the course's root, else the chapter's folder.
   * Every read enters the slide's inputs, also one that finds nothing.
   */
  input(reference: string): Input;
  /** Registers a file that the deck needs, and returns its symbolic URL. */
  asset(absolutePath: string): string;
}

/** A word or option of a fence's info string that a feature owns. */
export interface FenceWord {
  readonly name: string;
  /** `flag`: the word alone; `value`: `name=value`. */
  readonly kind: 'flag' | 'value';
}

/** A directive that a feature owns, under all its names (accents are folded before they are compared). */
export interface DirectiveName {
  readonly names: readonly string[];
  readonly kind: 'container' | 'leaf';
}

/**
 * A feature carries all that it needs. Transforms run in the order of the list in `features/index.ts`.
 * A feature never imports another: what it needs of the world reaches it through the context.
 */
export interface Feature {
  readonly name: string;
  readonly fenceWords?: readonly FenceWord[];
  readonly directives?: readonly DirectiveName[];
  /** Called before the slides of a run are compiled, for what loads once (an engine). */
  prepare?(): Promise<void>;
  /** Transforms the Markdown tree of one span, in place. */
  markdown?(tree: MdastRoot, context: SlideContext): void;
  /** Transforms the HTML tree of one span, in place. */
  html?(tree: HastRoot, context: SlideContext): void;
  /**
   * What the feature changes on one slide once its whole course is known, from facts alone. Called once per
   * slide; undefined when it has nothing to do there. What it reports stands on the slide.
   */
  link?(context: LinkContext): ElementPatch | undefined;
}

/**
 * Called for each element of a slide, parents first: returns it as it is, or a copy. What it returns is walked
 * through in its turn. A compiled slide is shared with the cache, and is never changed in place.
 *
 * @param around the elements that it stands in, outermost first.
 */
export type ElementPatch = (element: Element, span: 'content' | 'notes', around: readonly Element[]) => Element;

/** A slide as its neighbours see it. */
export interface SlideView {
  /** The slide's id in its deck. */
  readonly id: string;
  /** First heading, typeset. */
  readonly title: string;
  /** Line of the chapter's file on which the slide begins. */
  readonly line: number;
  readonly facts: Facts;
  /** The slide opens a part of its chapter. */
  readonly opensPart: boolean;
  /** Title of the part that it belongs to, or ''. */
  readonly part: string;
  /** The slide's acts with their final ids, in the order of `facts.acts`; places are the chapter's. */
  readonly acts: readonly Act[];
}

export interface ChapterView {
  readonly chapter: Chapter;
  readonly outline: DeckOutline;
  readonly slides: readonly SlideView[];
  readonly recordings: Recordings;
}

/** What a feature may know when a slide is linked: the facts of the whole course. */
export interface LinkContext {
  /** Every chapter that was compiled, in order. */
  readonly chapters: readonly ChapterView[];
  readonly chapter: ChapterView;
  readonly slide: SlideView;
  /** Address of a place in a chapter of the course, from the slide that is linked. */
  href(chapter: ChapterView, id: string): string;
  /** Reports with a place in the slide's content. */
  report(finding: Finding): void;
}

/** Position of a unist node as a slide-relative place. */
export function placeOf(node: {
  position?: { start: { line: number; column: number }; end: { line: number; column: number } } | undefined;
}): Place | undefined {
  // The parser of raw HTML gives elements that it makes up a position without points.
  if (!node.position?.start || !node.position.end) return undefined;
  const { start, end } = node.position;
  return { line: start.line, column: start.column, end: { line: end.line, column: end.column } };
}
