import type { SlideContext } from '../model/feature.ts';
import { decoded, referenceTo } from './reference.ts';
import { slug } from './slug.ts';

/** What is wrong with the value of an option, and what it was probably meant to be. */
export interface OptionFault {
  readonly reason: string;
  readonly fix: string;
  readonly meant?: string | undefined;
}

/** What is wrong with an act's id, if anything: it names files, and stands in addresses. */
export function idFault(id: string): OptionFault | undefined {
  if (/^[a-z0-9][\w.-]{0,79}$/i.test(id)) return undefined;
  const meant = slug(id)
    .replace(/[^a-z0-9-]+/g, '')
    .slice(0, 80);
  return {
    reason: `The id \`${id}\` cannot name a file`,
    fix: `Letters without accents, digits, \`-\`, \`_\` and \`.\` can${meant ? `: \`${meant}\`` : ''}.`,
    meant: meant || undefined,
  };
}

/**
 * What is wrong with the folder where something runs, if anything: it is the chapter's or one below it. A folder that
 * is not there may be made by a snippet before; it is a fault only where a file stands in its place, or a folder of
 * nearly that name. `usable`: it may lead somewhere all the same.
 */
export function dirFault(
  dir: string,
  { input, chapterPath }: Pick<SlideContext, 'input' | 'chapterPath'>,
): (OptionFault & { readonly usable: boolean }) | undefined {
  const below = 'What runs does so in the chapter’s folder or below it, such as `demos/web`.';
  if (dir === '' || /\\|^[a-z]:/i.test(dir)) return { reason: `\`${dir}\` is no folder`, fix: below, usable: false };
  if (dir.startsWith('/') || leadsOut(dir)) {
    return { reason: `\`${dir}\` leads out of the chapter’s folder`, fix: below, usable: false };
  }
  const found = input(dir);
  if (found.kind === 'file') {
    return { reason: `\`${dir}\` is a file`, fix: 'Name the folder that it stands in.', usable: false };
  }
  if (found.kind !== 'missing' || (found.folder && !found.caseOnly) || !isFolder(found.near, input)) return undefined;
  const meant = decoded(referenceTo(found.near, chapterPath, dir));
  const reason = found.caseOnly
    ? `\`${dir}\` differs from \`${meant}\` by letter case only`
    : `There is no folder \`${dir}\``;
  return { reason, fix: `Did you mean \`${meant}\`?`, meant, usable: true };
}

function isFolder(path: string | undefined, input: SlideContext['input']): path is string {
  const found = path === undefined ? undefined : input(`/${path.replace(/[%?#]/g, encodeURIComponent)}`);
  return found?.kind === 'missing' && found.folder === true;
}

function leadsOut(dir: string): boolean {
  let depth = 0;
  for (const name of dir.split('/')) {
    if (name === '..') depth--;
    else if (name !== '' && name !== '.') depth++;
    if (depth < 0) return true;
  }
  return false;
}
