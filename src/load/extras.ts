import { dirname, join } from 'node:path';
import type { Chapter } from '../model/course.ts';
import type { Finding } from '../model/diagnostic.ts';
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
  const find = (kind: string, references: readonly string[]): string[] =>
    references.flatMap((reference) => {
      if (/^(?:https?:)?\/\//i.test(reference)) {
        findings.push({
          ruleId: 'resource-remote',
          reason: `The ${kind} \`${reference}\` is on another host: it is left out`,
          fix: 'Copy it into the course: decks make no network request.',
        });
        return [];
      }
      const near = readInput(root, dirname(join(root, chapter.path)), reference);
      const input = near.kind === 'file' ? near : readInput(root, root, reference);
      if (input.kind === 'file') return [input.path];
      findings.push(
        input.kind === 'outside'
          ? {
              ruleId: 'path-outside',
              reason: `The ${kind} \`${reference}\` leads out of the course`,
              fix: 'Copy it into the course.',
            }
          : {
              ruleId: 'media-missing',
              reason: `The ${kind} \`${reference}\` does not exist`,
              fix: input.near ? `Did you mean \`${input.near}\`?` : undefined,
            },
      );
      return [];
    });
  const { css, scripts } = chapter.settings;
  return { stylesheets: find('stylesheet', css), scripts: find('script', scripts), findings };
}
