import type { ElementContent, Root as HastRoot } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import type { Chapter } from './course.ts';
import type { Finding, Place } from './diagnostic.ts';
import type { Facts } from './facts.ts';
import type { DeckSettings } from './settings.ts';
import type { Cut } from './source.ts';

/** A file as a feature sees it. */
export type Input =
  | { readonly kind: 'file'; readonly path: string; readonly bytes: Uint8Array }
  /** `near`: course-relative paths that differ by letter case or a few letters. */
  | { readonly kind: 'missing'; readonly near: string | undefined; readonly caseOnly: boolean }
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
  /** CSS file beside the feature (absolute path or URL text), in the layer `features`. */
  readonly stylesheet?: string;
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
