import type { Chapter, Course } from './course.ts';
import type { Slide } from './slide.ts';

/** A position of the deck: one slide, or a vertical stack of several. */
export interface Position {
  readonly slides: readonly LinkedSlide[];
}

export interface LinkedSlide {
  readonly slide: Slide;
  /** The slide's own id, unique in its deck: `#/id` is its address. */
  readonly id: string;
  /** First heading as text, or ''. */
  readonly title: string;
  /** Heading of the part that the slide belongs to, or ''. */
  readonly part: string;
  /** 1-based position in reading order among the counted slides. */
  readonly number: number;
}

/** Something to read about a deck elsewhere: on the course home, in its neighbours. */
export interface DeckOutline {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly goals: readonly string[];
  readonly minutes: number | undefined;
  readonly parts: readonly { readonly title: string; readonly id: string; readonly minutes: number | undefined }[];
  readonly slideCount: number;
  /** Chapter number on the course home and the opener, from 1, or undefined in an unnumbered chapter (00-guide). */
  readonly number: number | undefined;
  /** Its chapter has errors and no page of an earlier build: nothing may lead there. */
  readonly pending?: boolean;
}

/** A linked deck: every reference resolved, ready to be rendered. */
export interface Deck {
  readonly chapter: Chapter;
  readonly outline: DeckOutline;
  readonly positions: readonly Position[];
  readonly previous: DeckOutline | undefined;
  readonly next: DeckOutline | undefined;
}

/** What linking makes of a course. `decks` leaves out the chapters that have errors. */
export interface LinkedCourse {
  readonly course: Course;
  readonly decks: readonly Deck[];
  readonly outlines: readonly DeckOutline[];
}
