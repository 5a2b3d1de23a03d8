import type { Dialect, Identity } from '../model/course.ts';
import type { Finding } from '../model/diagnostic.ts';
import type { Overrides } from '../model/settings.ts';
import { isRemote } from '../text/reference.ts';
import type { CourseSettings } from './course-file.ts';
import { readInput } from './files.ts';
import { resolveTheme, standInTheme } from './theme.ts';

interface Known {
  readonly root: string;
  readonly lib: string;
  readonly dialect: Dialect;
  readonly overrides: Overrides;
}

/**
 * What course.yaml says of the course as a whole. A logo that cannot be had is left out, and told; what is
 * wrong with the theme is told by the chapters that take it.
 */
export function courseIdentity(
  { values, data }: CourseSettings,
  { root, lib, dialect, overrides }: Known,
): { identity: Identity; findings: Finding[] } {
  const asked = overrides.theme ?? values.theme;
  const found = asked === undefined ? undefined : resolveTheme(asked, root, lib).theme;
  const logo = values.logo === undefined ? undefined : findLogo(values.logo, root);
  const findings = typeof logo === 'object' ? [{ ...logo, place: data.valuePlace(['logo']) }] : [];
  return {
    identity: {
      theme: found ?? standInTheme(dialect, lib),
      logo: typeof logo === 'string' ? logo : undefined,
      licence: values.licence ?? values.license,
    },
    findings,
  };
}

/** @returns the absolute path, or why there is none. */
function findLogo(reference: string, root: string): string | Finding {
  if (isRemote(reference)) {
    return {
      ruleId: 'resource-remote',
      reason: `The logo \`${reference}\` is on another host: it is left out`,
      fix: 'Copy it into the course: decks make no network request.',
    };
  }
  const input = readInput(root, root, reference);
  switch (input.kind) {
    case 'file':
      return input.path;
    case 'outside':
      return {
        ruleId: 'path-outside',
        reason: `The logo \`${reference}\` leads out of the course`,
        fix: 'Copy it into the course.',
      };
    case 'missing':
      return {
        ruleId: 'image-missing',
        reason: `The logo \`${reference}\` does not exist`,
        fix: input.near ? `Did you mean \`${input.near}\`?` : 'Check the path: it is relative to the course.',
        expected: input.near ? [input.near] : undefined,
      };
  }
}
