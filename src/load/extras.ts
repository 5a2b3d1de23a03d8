import { dirname, join } from 'node:path';
import type { Chapter } from '../model/course.ts';
import type { Finding } from '../model/diagnostic.ts';
import { isRemote } from '../text/reference.ts';
import { readInput } from './files.ts';

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
      const found = findExtra(reference, kind, chapter, root);
      if (typeof found === 'string') return [found];
      findings.push({ ...found, setting: [key, index] });
      return [];
    });
  return { stylesheets: find('css', 'stylesheet'), scripts: find('scripts', 'script'), findings };
}

/** @returns the absolute path, or why there is none. */
function findExtra(reference: string, kind: string, chapter: Chapter, root: string): string | Finding {
  if (isRemote(reference)) {
    return {
      ruleId: 'resource-remote',
      reason: `The ${kind} \`${reference}\` is on another host: it is left out`,
      fix: 'Copy it into the course: decks make no network request.',
    };
  }
  const near = readInput(root, dirname(join(root, chapter.path)), reference);
  const input = near.kind === 'file' ? near : readInput(root, root, reference);
  switch (input.kind) {
    case 'file':
      return input.path;
    case 'outside':
      return {
        ruleId: 'path-outside',
        reason: `The ${kind} \`${reference}\` leads out of the course`,
        fix: 'Copy it into the course.',
      };
    case 'missing':
      return {
        ruleId: 'media-missing',
        reason: `The ${kind} \`${reference}\` does not exist`,
        fix: input.near
          ? `Did you mean \`/${input.near}\`?`
          : 'Check the path: it is relative to the chapter, or to the course.',
        expected: input.near ? [`/${input.near}`] : undefined,
      };
  }
}
