import type { Chapter } from '../model/course.ts';
import type { Finding } from '../model/diagnostic.ts';
import { findNamedFile } from './named-file.ts';

/** Stylesheets and scripts that a chapter's settings add to its deck: absolute paths, in order. */
export interface Extras {
  readonly stylesheets: readonly string[];
  readonly scripts: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * Finds the files of `css:` and `scripts:`. A path is relative to the chapter, else to the course's
 * root, where course.yaml and reveal-md.json stand.
 */
export function loadExtras(chapter: Chapter, root: string): Extras {
  const findings: Finding[] = [];
  const find = (key: 'css' | 'scripts', kind: string): string[] =>
    chapter.settings[key].flatMap((reference, index) => {
      const found = findNamedFile({ kind, reference, root, chapter: chapter.path, missing: 'media-missing' });
      if (typeof found === 'string') return [found];
      findings.push({ ...found, setting: [key, index] });
      return [];
    });
  return { stylesheets: find('css', 'stylesheet'), scripts: find('scripts', 'script'), findings };
}
