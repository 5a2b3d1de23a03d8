/**
 * What a course can be searched by, as the script `course-index` of its pages holds it: tuples, because their
 * names would be a tenth of it. Written by `link/`, read by `runtime/` (types only).
 */
export type SearchIndex = readonly IndexedChapter[];

export type IndexedChapter = readonly [
  /** Address of its page, from a page beside it. */
  href: string,
  title: string,
  /** '' in a chapter without a number. */
  number: string,
  slides: readonly IndexedSlide[],
];

export type IndexedSlide = readonly [
  id: string,
  title: string,
  /** What the slide shows beside its title. */
  text: string,
  /** Title of the part that begins here. */
  part?: string,
];
