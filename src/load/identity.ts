import type { Dialect, Identity } from '../model/course.ts';
import type { Finding } from '../model/diagnostic.ts';
import type { Overrides } from '../model/settings.ts';
import type { CourseSettings } from './course-file.ts';
import { findNamedFile } from './named-file.ts';
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
  const logo =
    values.logo === undefined
      ? undefined
      : findNamedFile({ kind: 'logo', reference: values.logo, root, missing: 'image-missing' });
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
