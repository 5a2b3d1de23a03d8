import type { SlideContext } from '../../model/feature.ts';
import { decoded, referenceTo } from '../../text/reference.ts';
import type { Fence } from './fence.ts';

/**
 * Reads `dir=`: a folder below the chapter's. One that is not there may be made by a snippet before this one; it is
 * reported only where a file stands in its place, or a folder of nearly that name.
 */
export function checkDir(fence: Fence, { input, chapterPath }: SlideContext): string | undefined {
  const word = fence.value('dir');
  if (!word) return undefined;
  const dir = word.value.replace(/(?<=.)\/+$/, '');
  const below = 'A snippet runs in the chapter’s folder or below it: `dir=demos/web`.';
  if (dir === '' || /[\\]|^[a-z]:/i.test(dir)) {
    fence.report(word, `\`dir=${word.value}\` is no folder`, below);
    return undefined;
  }
  if (dir.startsWith('/') || leadsOut(dir)) {
    fence.report(word, `\`dir=${dir}\` leads out of the chapter’s folder`, below);
    return undefined;
  }
  const found = input(dir);
  if (found.kind === 'file') {
    fence.report(word, `\`dir=${dir}\` is a file`, 'Name the folder that it stands in.');
    return undefined;
  }
  if (found.kind === 'missing' && (!found.folder || found.caseOnly) && isFolder(found.near, input)) {
    const near = decoded(referenceTo(found.near as string, chapterPath, dir));
    const written = /\s/.test(near) ? `dir="${near}"` : `dir=${near}`;
    fence.report(
      word,
      found.caseOnly ? `\`${dir}\` differs from \`${near}\` by letter case only` : `There is no folder \`${dir}\``,
      `Did you mean \`${near}\`?`,
      [written],
    );
  }
  return dir;
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
