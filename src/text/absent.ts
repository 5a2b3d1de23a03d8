import type { Finding, Place } from '../model/diagnostic.ts';
import type { Input, SlideContext } from '../model/feature.ts';
import type { RuleId } from '../model/rules.ts';
import { placeOfText } from './place.ts';
import { referenceTo } from './reference.ts';

/** Where a reference stands: in which source, and in which of its nodes when that is known. */
type Where = Pick<SlideContext, 'chapterPath' | 'source'>;

/** Why a reference leads to no file of the course, with what was probably meant. */
export function absentFile(
  reference: string,
  input: Exclude<Input, { kind: 'file' }>,
  missing: RuleId,
  where: Where,
  place: Place | undefined,
): Finding {
  const shown = asWritten(reference, where.source);
  const exact = placeOfText(where.source, shown, place);
  if (input.kind === 'outside') {
    return {
      ruleId: 'path-outside',
      reason: `\`${shown}\` leads out of the course`,
      fix: 'Copy the file into the course.',
      place: exact,
    };
  }
  const near = input.near === undefined ? undefined : referenceTo(input.near, where.chapterPath, reference);
  const caseOnly = input.caseOnly && near !== undefined;
  return {
    ruleId: caseOnly ? 'link-case' : missing,
    reason: caseOnly
      ? `\`${shown}\` differs from \`${near}\` by letter case only`
      : `The file \`${shown}\` does not exist`,
    fix: near
      ? `Did you mean \`${near}\`?`
      : 'Check the path: it is relative to the chapter, or to the course when it begins with `/`.',
    expected: near ? [near] : undefined,
    place: exact,
  };
}

/** Markdown's parser percent-encodes addresses: `schéma.png` is shown as its author wrote it. */
function asWritten(reference: string, source: string): string {
  if (source.includes(reference)) return reference;
  try {
    const decoded = decodeURI(reference);
    return source.includes(decoded) ? decoded : reference;
  } catch {
    return reference;
  }
}

/** A resource that stands on another host, and therefore not in the deck. */
export function remoteFile(reference: string, where: Where, place: Place | undefined): Finding {
  const shown = asWritten(reference, where.source);
  return {
    ruleId: 'resource-remote',
    reason: `\`${shown}\` is on another host: it is left out`,
    fix: 'Copy the file into the course and refer to the copy: decks make no network request.',
    place: placeOfText(where.source, shown, place),
  };
}
