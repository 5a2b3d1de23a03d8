import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../model/errors.ts';
import type { Recording } from '../model/recording.ts';
import { type Folder, openFolder } from '../output/folder.ts';
import { recordedFolders, recordedKinds } from '../text/recorded.ts';

/** The files of a chapter's recordings. Nothing else is touched. */
export interface RecordingFiles {
  /** Puts the files of a recording in their places; those of another kind go. */
  write(id: string, files: ReadonlyMap<string, string | Uint8Array>): void;
  rename(from: Recording, to: string): void;
  remove(recording: Recording): void;
}

/**
 * @param root absolute path of the course
 * @param chapterPath course-relative path of the chapter
 * @throws UsageError when the folder is a symbolic link: what it leads to is not the course's.
 */
export function recordingFiles(root: string, chapterPath: string): RecordingFiles {
  const { all, own } = recordedFolders(chapterPath);
  for (const path of [all, own]) {
    if (lstatSync(join(root, path), { throwIfNoEntry: false })?.isSymbolicLink()) {
      throw new UsageError(
        `\`${path}\` is a symbolic link.`,
        'Put a folder in its place: recordings stand in the course.',
      );
    }
  }
  let opened: Folder | undefined;
  // Made with the first file.
  const folder = (): Folder => {
    opened ??= openFolder(join(root, own));
    return opened;
  };
  const kindsOf = ({ content }: Recording): readonly string[] => recordedKinds[content.kind];
  const removeEmpty = (): void => {
    if (readdirSync(join(root, own)).length === 0) openFolder(join(root, all)).removeFolder(own.slice(all.length + 1));
  };

  return {
    write(id, files) {
      for (const [kind, data] of files) folder().replace(`${id}.${kind}`, data);
      for (const kind of Object.values(recordedKinds).flat()) if (!files.has(kind)) folder().remove(`${id}.${kind}`);
    },
    rename(from, to) {
      for (const kind of kindsOf(from)) {
        const data = folder().read(`${from.id}.${kind}`);
        if (data !== undefined) folder().replace(`${to}.${kind}`, data);
      }
      for (const kind of kindsOf(from)) folder().remove(`${from.id}.${kind}`);
    },
    remove(recording) {
      for (const kind of kindsOf(recording)) folder().remove(`${recording.id}.${kind}`);
      removeEmpty();
    },
  };
}
