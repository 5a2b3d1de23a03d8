import { constants } from 'node:fs';
import { copyFile, lstat, mkdir, readdir, readlink, realpath, symlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { RunError } from './error.ts';

/** How much a working folder may hold. */
export interface CopyLimits {
  readonly bytes: number;
  readonly files: number;
}

const copyLimits: CopyLimits = { bytes: 200_000_000, files: 20_000 };

/** What no snippet needs, wherever it stands, and what stands beside a chapter but is none of its own. */
const leftOut = new Set(['.git', 'node_modules', '.DS_Store']);
const leftOutBeside = new Set(['dist', 'recordings']);

/**
 * Copies a chapter's working folder to `to`, without `node_modules`, `.git`, its `dist` and its `recordings`: what
 * snippets change or break is thrown away with the copy. Symbolic links stay links.
 *
 * @throws RunError when the folder is not there, is too big, or holds a link that leads outside: what a snippet
 *   did through that link would not be undone.
 */
export async function copyWorkspace(from: string, to: string, limits = copyLimits): Promise<void> {
  const root = await realpath(from).catch(() => {
    throw new RunError(`The working folder \`${from}\` is not there.`);
  });
  const within = (path: string) => path === root || path.startsWith(root + sep);
  let bytes = 0;
  let files = 0;

  const count = (size: number): void => {
    bytes += size;
    files += 1;
    if (bytes <= limits.bytes && files <= limits.files) return;
    const most = `${Math.round(limits.bytes / 1e6)} MB or ${limits.files} files`;
    throw new RunError(
      `The working folder \`${from}\` holds more than ${most}: it is too big to be copied for each run.`,
      'Give the snippets a smaller folder, or move what they do not need out of it.',
    );
  };

  const copyLink = async (path: string, copy: string): Promise<void> => {
    const target = resolve(dirname(path), await readlink(path));
    const real = await realpath(path).catch(() => target);
    if (!within(real)) {
      throw new RunError(
        `\`${relative(root, path)}\` in \`${from}\` is a link to \`${real}\`, outside that folder.`,
        'Put a copy of what it leads to in its place: snippets work on a copy of their folder alone.',
      );
    }
    // An absolute link would lead out of the copy, back to the original.
    const inside = within(target) ? target : real;
    await symlink(relative(dirname(path), inside) || '.', copy);
  };

  const copyFolder = async (folder: string, copy: string): Promise<void> => {
    await mkdir(copy, { recursive: true });
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (leftOut.has(entry.name) || (folder === root && leftOutBeside.has(entry.name))) continue;
      if (path === resolve(to)) continue;
      if (entry.isDirectory()) await copyFolder(path, join(copy, entry.name));
      else if (entry.isSymbolicLink()) await copyLink(path, join(copy, entry.name));
      else if (entry.isFile()) {
        count((await lstat(path)).size);
        await copyFile(path, join(copy, entry.name), constants.COPYFILE_FICLONE);
      }
    }
  };
  await copyFolder(root, to);
}

/** A folder of the copy, from a path as an author writes it. @throws RunError when it leads outside or is not there. */
export async function folderWithin(work: string, dir: string): Promise<string> {
  const path = isAbsolute(dir) ? undefined : await realpath(join(work, dir)).catch(() => undefined);
  const stat = path === undefined ? undefined : await lstat(path);
  if (path !== undefined && stat?.isDirectory() && (path === work || path.startsWith(work + sep))) return path;
  throw new RunError(`There is no folder \`${dir}\` in the working folder.`, 'Check `dir=`: it is relative to it.');
}
