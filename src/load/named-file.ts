import { dirname, join } from 'node:path';
import type { Finding } from '../model/diagnostic.ts';
import type { RuleId } from '../model/rules.ts';
import { isRemote } from '../text/reference.ts';
import { readInput } from './files.ts';

/** A file that a setting names. */
export interface NamedFile {
  /** What it is, for messages: `logo`, `stylesheet`. */
  readonly kind: string;
  readonly reference: string;
  readonly root: string;
  /** The chapter that it is relative to, else to the course's root; undefined: to the root alone. */
  readonly chapter?: string;
  /** Said where it does not exist. */
  readonly missing: RuleId;
}

/** @returns the absolute path of a file that a setting names, or why there is none. */
export function findNamedFile({ kind, reference, root, chapter, missing }: NamedFile): string | Finding {
  const named = `The ${kind} \`${reference}\``;
  if (isRemote(reference)) {
    return {
      ruleId: 'resource-remote',
      reason: `${named} is on another host: it is left out`,
      fix: 'Copy it into the course: decks make no network request.',
    };
  }
  const beside = chapter === undefined ? undefined : readInput(root, dirname(join(root, chapter)), reference);
  const input = beside?.kind === 'file' ? beside : readInput(root, root, reference);
  if (input.kind === 'file') return input.path;
  if (input.kind === 'outside') {
    return { ruleId: 'path-outside', reason: `${named} leads out of the course`, fix: 'Copy it into the course.' };
  }
  const near = input.near && (chapter === undefined ? input.near : `/${input.near}`);
  const places = chapter === undefined ? 'the course' : 'the chapter, or to the course';
  return {
    ruleId: missing,
    reason: `${named} does not exist`,
    fix: near ? `Did you mean \`${near}\`?` : `Check the path: it is relative to ${places}.`,
    expected: near ? [near] : undefined,
  };
}
