import { readFileSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { UsageError } from '../model/errors.ts';
import { openFolder } from '../output/folder.ts';
import { type ChapterCheck, checkChapter } from '../run/report/chapter.ts';
import type { CheckedChapter } from '../run/report/report.ts';
import { isUpdatable, type Updated, updateFences } from '../run/report/update.ts';

/**
 * Updates the `output` fences of a chapter whose snippets gave another output, by a second run: what differs between
 * the two varies, and becomes a wildcard.
 *
 * @returns undefined where there is nothing to update.
 */
export async function updateChapter(check: ChapterCheck, first: CheckedChapter): Promise<Updated | undefined> {
  const wanted = first.snippets.filter(({ result, isPreparation }) => isUpdatable(result) && !isPreparation);
  const last = first.snippets.findLastIndex((checked) => wanted.includes(checked));
  if (last < 0 || check.signal.aborted) return undefined;
  const second = await checkChapter({
    ...check,
    onResult: () => undefined,
    snippets: check.snippets.slice(0, last + 1),
  });
  if (check.signal.aborted) return undefined;
  const pairs = wanted.flatMap(({ result }) => {
    const again = second.snippets.find((checked) => checked.result.snippet === result.snippet);
    return again ? [[result, again.result] as const] : [];
  });
  const { path } = check.deck.chapter;
  const file = chapterFile(check.root, path);
  const updated = updateFences(readFileSync(file, 'utf8'), pairs);
  if (updated.updates.length > 0)
    openFolder(check.root).replace(relative(realpathSync(check.root), file), updated.text);
  return updated;
}

/** The file that a chapter really is. @throws UsageError where that stands outside of the course. */
function chapterFile(root: string, path: string): string {
  const file = realpathSync(join(root, path));
  if (!file.startsWith(realpathSync(root) + sep)) {
    throw new UsageError(`\`${path}\` is a link to \`${file}\`, outside of the course: it is not updated.`);
  }
  return file;
}

/** The chapter as it stands after its update. */
export function afterUpdate(chapter: CheckedChapter, { updates, refused }: Updated): CheckedChapter {
  const done = new Set(updates.map(({ snippet }) => snippet));
  return {
    ...chapter,
    snippets: chapter.snippets.map((checked) => {
      const { result } = checked;
      if (done.has(result.snippet)) return { ...checked, isUpdated: true };
      const reason = refused.get(result.snippet);
      return reason === undefined ? checked : { ...checked, result: { ...result, reason } };
    }),
  };
}
