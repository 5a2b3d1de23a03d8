import type { Chapter, Course } from './course.ts';
import type { Recordings } from './recording.ts';
import type { Slide } from './slide.ts';
import type { PlacedAct } from './snippet.ts';

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
  /** The slides that a reader sees, in order. */
  readonly slides: readonly OutlinedSlide[];
  readonly exerciseCount: number;
  readonly quizCount: number;
  /** Chapter number on the course home and the opener, from 1, or undefined in an unnumbered chapter (00-guide). */
  readonly number: number | undefined;
  /** Its chapter has errors and no page of an earlier build: nothing may lead there. */
  readonly pending?: boolean;
  /** Its chapter says that it is not ready; built all the same. */
  readonly draft?: boolean;
}

/** A slide as the course home lists it. */
export interface OutlinedSlide {
  readonly id: string;
  /** '' where it has none. */
  readonly title: string;
  /** Place of its part among the outline's; -1 before the first one. */
  readonly part: number;
  /** What it is for, where that is more than its own text. */
  readonly role: 'agenda' | 'glossary' | undefined;
}

/** A linked deck: every reference resolved, ready to be rendered. */
export interface Deck {
  readonly chapter: Chapter;
  readonly outline: DeckOutline;
  readonly positions: readonly Position[];
  /** What can be run or shown live, in order; places are the chapter's. */
  readonly acts: readonly PlacedAct[];
  readonly recordings: Recordings;
  readonly previous: DeckOutline | undefined;
  readonly next: DeckOutline | undefined;
}

/** What linking makes of a course. `decks` leaves out the chapters that have errors. */
export interface LinkedCourse {
  readonly course: Course;
  readonly decks: readonly Deck[];
  readonly outlines: readonly DeckOutline[];
}
