import { join } from 'node:path';
import type { Finding, Place } from '../model/diagnostic.ts';
import { chapterFiles, type Site } from './discover.ts';
import { isInside, readInput } from './files.ts';
import { type Located, nothing } from './located.ts';
import { readSettingsFile } from './settings-file.ts';
import { type CourseFile, courseSchema } from './settings-schema.ts';
import { validate } from './validate.ts';
import { readYaml } from './yaml.ts';

/** course.yaml, read; `failed` when it has an error, so that no chapter can be made as meant. */
export interface CourseSettings {
  readonly values: Partial<CourseFile>;
  readonly data: Located;
  readonly findings: readonly Finding[];
  readonly failed: boolean;
}

/** Reads course.yaml; a site without one has no settings. */
export function readCourseFile(site: Site): CourseSettings {
  if (site.courseFile === undefined) return { values: {}, data: nothing, findings: [], failed: false };
  const decoded = readSettingsFile(site.root, site.courseFile);
  const read = decoded.finding ? { finding: decoded.finding } : readYaml(decoded.text, 'settings-invalid');
  if (read.finding) return { values: {}, data: nothing, findings: [read.finding], failed: true };
  return { data: read.data, ...validate(courseSchema, read.data, { invalid: 'settings-invalid', unknown: 'all' }) };
}

interface Listed {
  readonly paths: readonly string[];
  /** Where course.yaml names each of them, when it does. */
  readonly places: readonly (Place | undefined)[];
  readonly findings: readonly Finding[];
}

/**
 * The chapter files of a course, in order: as `chapters` of course.yaml lists them (from the course's
 * root, or from `slides/`), else by name. A listed file that does not exist is an error of course.yaml.
 */
export function listChapters(site: Site, course: CourseSettings): Listed {
  const listed = course.values.chapters;
  if (listed === undefined) return { paths: chapterFiles(site), places: [], findings: [] };
  const paths: string[] = [];
  const places: (Place | undefined)[] = [];
  const findings: Finding[] = [];
  for (const [index, written] of listed.entries()) {
    const place = course.data.valuePlace(['chapters', index]);
    const path = written.replace(/^(?:\.?\/)+/, '');
    const inputs = [path, `slides/${path}`].map((candidate) => ({
      candidate,
      input: readInput(site.root, site.root, encodeURIComponent(candidate)),
    }));
    const found = inputs.find(({ input }) => input.kind === 'file');
    if (found) {
      paths.push(found.candidate);
      places.push(place);
    } else if (!isInside(site.root, join(site.root, path)) || inputs[0]?.input.kind === 'outside') {
      findings.push({
        ruleId: 'path-outside',
        reason: `The chapter \`${written}\` leads out of the course`,
        place,
        fix: 'Copy the file into the course.',
      });
    } else {
      const near = inputs
        .map(({ input }) => (input.kind === 'missing' ? input.near : undefined))
        .find((name) => name !== undefined);
      findings.push({
        ruleId: 'settings-invalid',
        reason: `The chapter \`${written}\` does not exist`,
        place,
        ...(near
          ? { fix: `Did you mean \`${near}\`?`, expected: [near] }
          : { fix: 'Chapters are files of the course, such as `slides/01-intro.md`.' }),
      });
    }
  }
  return { paths, places, findings };
}
