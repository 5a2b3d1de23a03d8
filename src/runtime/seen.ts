import { recall, remember } from './store.ts';

/** How far a reader went in a chapter. */
export interface Seen {
  /** Ids of the slides that were shown. */
  readonly slides: readonly string[];
  /** The one that was shown last. */
  readonly last: string;
  /** When, in milliseconds: tells which chapter was read last. */
  readonly at: number;
}

function keyOf(course: string, chapter: string): string {
  return `estrade-progress/${course}/${chapter}`;
}

/** What is remembered of a chapter; undefined when nothing is, or nothing that can be read. */
export function recallSeen(course: string, chapter: string): Seen | undefined {
  try {
    const { slides, last, at } = JSON.parse(recall('local', keyOf(course, chapter)) ?? 'null') as Seen;
    return Array.isArray(slides) && typeof last === 'string' ? { slides, last, at: Number(at) || 0 } : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers that a slide was shown. */
export function noteSeen(course: string, chapter: string, slide: string, at: number): void {
  const before = recallSeen(course, chapter)?.slides ?? [];
  const slides = before.includes(slide) ? before : [...before, slide];
  remember('local', keyOf(course, chapter), JSON.stringify({ slides, last: slide, at } satisfies Seen));
}

/** Forgets a chapter. */
export function forgetSeen(course: string, chapter: string): void {
  remember('local', keyOf(course, chapter), '');
}
