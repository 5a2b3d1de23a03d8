import type { Course } from '../model/course.ts';
import type { Deck } from '../model/deck.ts';

/**
 * Whether the course home is made. Where one chapter of a larger course was asked for, the home of the whole
 * course stays; so it does when course.yaml itself has errors, or no chapter could be read.
 */
export function hasHome({ unbuilt = [], chapters }: Course): boolean {
  return unbuilt.length === 0 && !chapters.every(({ flawed }) => flawed);
}

/** Pages that stay as they are on disk: of chapters with errors, and of those that were not asked for. */
export function keptPages(course: Course, made: readonly Deck[]): string[] {
  const failed = course.chapters.filter((chapter) => !made.some((deck) => deck.chapter === chapter));
  const names = [...failed, ...course.broken, ...(course.unbuilt ?? [])].map(({ name }) => `${name}.html`);
  return names.length > 0 && !hasHome(course) ? [...names, 'index.html'] : names;
}
