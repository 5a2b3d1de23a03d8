import type { Recordings } from '../model/recording.ts';

/**
 * Reads what was recorded of a chapter: the files in `recordings/<name>/` beside it.
 *
 * @param root absolute path of the course
 * @param chapterPath course-relative path of the chapter
 */
export function loadRecordings(root: string, chapterPath: string): Recordings {
  void [root, chapterPath];
  return new Map();
}
