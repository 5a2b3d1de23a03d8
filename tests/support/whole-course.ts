import { type CompiledChapter, link } from '../../src/link/link.ts';
import type { Chapter, Course } from '../../src/model/course.ts';
import type { LinkedCourse } from '../../src/model/deck.ts';
import type { Feature } from '../../src/model/feature.ts';
import { chapterOf, compileChapter, type FixtureSettings } from './feature.ts';

/** A course of these chapters, with nothing said of it but what a test says. */
export function courseOf(chapters: readonly Chapter[], given: Partial<Course> = {}): Course {
  const theme = { name: 'estrade', kind: 'own', stylesheets: [] } as const;
  const identity = { theme, logo: undefined, licence: undefined };
  return { root: '/', title: 'C', lang: 'fr', identity, chapters, broken: [], diagnostics: [], ...given };
}

/** Compiles and links a course, given by its chapters' names and texts. */
export async function linkTexts(
  features: readonly Feature[],
  texts: Readonly<Record<string, string>>,
  settings: Readonly<Record<string, FixtureSettings>> = {},
): Promise<LinkedCourse> {
  const compiled: CompiledChapter[] = [];
  for (const [name, text] of Object.entries(texts)) {
    const chapter = { ...chapterOf(text, settings[name]), name, path: `${name}.md` };
    const slides = await compileChapter(features, chapter, import.meta.dirname);
    compiled.push({ chapter, slides, failed: false, recordings: new Map() });
  }
  return link(courseOf(compiled.map(({ chapter }) => chapter)), compiled, features).linked;
}
