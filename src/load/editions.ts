import { UsageError } from '../model/errors.ts';
import type { Edition, Overrides } from '../model/settings.ts';
import { editionNamed, nearEdition } from '../text/edition.ts';
import type { CourseFile } from './settings-schema.ts';

type Written = CourseFile['editions'];

/** What course.yaml need not write; it may say otherwise. */
const ready: NonNullable<Written> = { formateur: {}, eleve: { notes: false, solutions: false } };

function editionsOf(written: Written): NonNullable<Written> {
  const editions = { ...ready };
  for (const [name, edition] of Object.entries(written ?? {})) {
    // `élève:` and `student:` say what the edition that is there anyway holds.
    const own = editionNamed(name, Object.keys(ready));
    if (own !== undefined && own !== name) delete editions[own];
    editions[name] = edition;
  }
  return editions;
}

/**
 * What a build holds: the edition that was asked for, less what the flags leave out. An edition that is not
 * known holds least: see `checkEdition`.
 */
export function editionOf({ edition: asked, without = [] }: Overrides, written: Written): Edition {
  const editions = editionsOf(written);
  const known = Object.keys(editions);
  const name = asked === undefined ? undefined : (editionNamed(asked, known) ?? asked);
  const given =
    name === undefined ? {} : Object.hasOwn(editions, name) ? editions[name] : { notes: false, solutions: false };
  return {
    name,
    notes: given?.notes !== false && !without.includes('notes'),
    solutions: given?.solutions !== false && !without.includes('solutions'),
    known,
  };
}

/** @throws UsageError when the course has no edition of the name that was asked for. */
export function checkEdition({ edition: asked }: Overrides, written: Written): void {
  if (asked === undefined) return;
  const known = Object.keys(editionsOf(written));
  if (editionNamed(asked, known) !== undefined) return;
  const near = nearEdition(asked, known);
  throw new UsageError(
    `There is no edition \`${asked}\`.${near ? ` Did you mean \`${near}\`?` : ''}`,
    `Editions of this course: ${known.map((name) => `\`${name}\``).join(', ')} (\`editions\` in course.yaml).`,
  );
}
