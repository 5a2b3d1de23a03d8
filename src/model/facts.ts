import type { ElementContent } from 'hast';
import type { Place } from './diagnostic.ts';
import type { ActFact } from './snippet.ts';

/**
 * What a slide tells about itself when it is compiled: plain data, the only thing that linking reads
 * (beside the tree, which it only patches). A cached slide is its tree and its facts.
 */
export interface Facts {
  /**
   * Headings in order; `id` is the slug before repeated ones are numbered, or the author's own. The
   * first heading's id is the section's, unless the author gave the section another.
   */
  headings: Heading[];
  /** Name of the layout, in its canonical French form without accents (`section`, `titre` …). */
  layout: string | undefined;
  /** Ids that the author wrote (raw HTML, `.slide: id=`, `.element: id=`), with their places. */
  ids: { id: string; place: Place | undefined }[];
  /** Links to other places of the course (never to other hosts), resolved by the link stage. */
  links: LinkFact[];
  /** Files that the slide needs beside it. */
  assets: AssetFact[];
  /** CSS of `<style>` elements, hoisted to the deck's head; `url()`s are already symbolic. */
  styles: string[];
  /** Course files of `<link rel=stylesheet>` elements: absolute paths. */
  stylesheets: string[];
  /** Bodies of inline `<script>` elements, hashed into the page's policy. */
  scripts: string[];
  /** Names of features whose elements on the slide linking has to know of: `footnotes`. */
  uses: string[];
  /** Browser parts that the slide needs: names of `src/runtime/parts/`. A deck loads no other but the common ones. */
  parts: string[];
  /** Planned minutes: of the slide, or of the part that it opens. */
  minutes: number | undefined;
  /** Terms that the slide defines. */
  definitions: Definition[];
  /** Exercises that the slide holds. */
  exercises: Exercise[];
  /** Solutions, and how many exercises of the slide stand before each. */
  solutions: { exercises: number; place: Place | undefined }[];
  /** What can be run or shown live on the slide, in order; hidden snippets too. Places are relative to its content. */
  acts: ActFact[];
  /** The slide held nothing but what its edition leaves out: it is left out whole. */
  spent: boolean;
  /** The slide shows nothing and runs hidden snippets: they are a neighbour's, and it is left out. */
  setup: boolean;
}

/** A term and what it means, as a slide defines it. */
export interface Definition {
  /** As it is shown: `image`. */
  term: string;
  /** Other forms under which the term is found in texts: plurals, the English term. */
  also: string[];
  /** The English term, shown beside it. */
  english: string | undefined;
  /** Id of the element that defines it, unique on its slide. */
  id: string;
  /** What it means, as plain text. */
  text: string;
  /** What it means, as lines that can stand within a paragraph: no link, id or picture is in them. */
  content: ElementContent[];
  place: Place | undefined;
}

export interface Exercise {
  title: string;
  minutes: number | undefined;
  /** 1 easy, 2 medium, 3 hard. */
  level: number | undefined;
  /** How it is worked on: `en binôme`. */
  mode: string | undefined;
}

export interface Heading {
  depth: number;
  text: string;
  id: string;
  /** The id is the author's, and stays as it is. */
  own?: boolean;
  place: Place | undefined;
}

/** `target` as written, decoded; `path` course-relative chapter path or '' for this chapter. */
export interface LinkFact {
  /** Value of `data-link` on the element in the tree: how linking finds it again. */
  key: string;
  path: string;
  anchor: string;
  place: Place | undefined;
}

export interface AssetFact {
  /** The symbolic URL that stands in the tree: see `assetUrl`. */
  url: string;
  /** Absolute path of the file. */
  path: string;
}

/** An empty set of facts, to be filled while a slide is compiled. */
export function emptyFacts(): Facts {
  return {
    headings: [],
    layout: undefined,
    ids: [],
    links: [],
    assets: [],
    styles: [],
    stylesheets: [],
    scripts: [],
    uses: [],
    parts: [],
    minutes: undefined,
    definitions: [],
    exercises: [],
    solutions: [],
    acts: [],
    spent: false,
    setup: false,
  };
}

/**
 * The symbolic URL of a file until bundling hashes it. The private-use characters cannot be meant by
 * an author, so that the bundler may replace these tokens in serialised HTML and CSS; everything that
 * either language could escape or end the token with is percent-encoded.
 */
export function assetUrl(absolutePath: string): string {
  const encoded = encodeURIComponent(absolutePath)
    .replaceAll('%2F', '/')
    .replace(/['()*!]/g, percent);
  return `\u{F0000}${encoded}\u{F0001}`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Finds the tokens of `assetUrl` in a text; group 1 is the encoded path. */
export const assetUrlPattern = /\u{F0000}([^\u{F0001}]*)\u{F0001}/gu;
