import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { guard, OutputError } from './error.ts';
import { inside } from './reference.ts';

const temporary = /^\.estrade-\w+\.tmp$/;

/** The files of an output folder. Paths are relative to it, with `/`; symbolic links never lead out of it. */
export interface Folder {
  readonly path: string;
  stat(path: string): Stats | undefined;
  /** Text of a regular file, or undefined. */
  read(path: string): Uint8Array | undefined;
  /** Puts a whole file in its place at once: whoever looks sees the old one or the new one, with its permissions. */
  replace(path: string, data: Uint8Array | string): void;
  /** Removes a file, if it is there. */
  remove(path: string): void;
  /** Removes a folder in it, if it is empty. */
  removeFolder(path: string): void;
  /** Removes what a build that was killed had not finished. */
  clean(): void;
}

/** Opens an output folder, and makes it when there is none. `shown` is its name in messages. */
export function openFolder(shown: string): Folder {
  const root = guard(shown, () => {
    mkdirSync(shown, { recursive: true });
    return realpathSync(shown);
  });
  /** Where a path really is. A folder on the way that leads elsewhere is not ours to write to. */
  const locate = (path: string): string => {
    const parent = dirname(join(root, path));
    const real = lstat(parent) ? realpathSync(parent) : parent;
    if (real !== root && !inside(root, real)) {
      throw new OutputError(
        'outside',
        join(shown, path),
        `\`${join(shown, dirname(path))}\` is a link to \`${real}\`, out of the output folder.`,
        'Remove the link, or choose another folder with --out.',
      );
    }
    return join(root, path);
  };
  const within = <T>(path: string, action: (located: string) => T): T =>
    guard(join(shown, path), () => action(locate(path)));
  const id = `${process.pid}_${randomBytes(6).toString('hex')}`;

  return {
    path: root,
    stat: (path) => within(path, lstat),
    read: (path) => within(path, (located) => (lstat(located)?.isFile() ? readFileSync(located) : undefined)),
    remove: (path) => within(path, (located) => rmSync(located, { force: true })),
    replace(path, data) {
      within(path, (located) => {
        mkdirSync(dirname(located), { recursive: true });
        const unfinished = join(dirname(located), `.estrade-${id}.tmp`);
        try {
          writeFileSync(unfinished, data);
          const before = lstat(located);
          if (before?.isFile()) chmodSync(unfinished, before.mode & 0o777);
          renameSync(unfinished, located);
        } catch (error) {
          rmSync(unfinished, { force: true });
          throw error;
        }
      });
    },
    removeFolder(path) {
      try {
        rmdirSync(locate(path));
      } catch {
        // Somebody keeps something there.
      }
    },
    clean() {
      for (const path of ['.', 'assets']) {
        if (lstat(join(root, path))?.isDirectory() !== true) continue;
        const left = readdirSync(join(root, path)).filter((name) => temporary.test(name));
        for (const name of left) rmSync(join(root, path, name), { force: true, recursive: true });
      }
    },
  };
}

function lstat(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}
