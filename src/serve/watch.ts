import { relative, sep } from 'node:path';
import { watch as chokidar } from 'chokidar';

export interface Watcher {
  close(): Promise<void>;
}

/**
 * Calls back after files of the course changed: once for a burst of changes, never while an earlier
 * call still runs.
 *
 * @param root absolute path of the course
 * @param out absolute path of the output folder, which is not watched
 * @param failed hears why something cannot be watched (too many files, no permission); the rest still is
 */
export function watchCourse(
  root: string,
  out: string,
  changed: () => Promise<void>,
  failed: (reason: string) => void,
): Watcher {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      do {
        again = false;
        await changed();
      } while (again);
    } finally {
      running = false;
    }
  };
  const watcher = chokidar(root, {
    ignoreInitial: true,
    // What a link leads to is watched where it stands; a link to `/` would have the whole machine watched.
    followSymlinks: false,
    ignored: (path) => {
      const way = relative(root, path);
      return (
        path === out ||
        path.startsWith(`${out}${sep}`) ||
        way.split(sep).some((name) => name === 'node_modules' || (name.startsWith('.') && name !== '..'))
      );
    },
  });
  watcher.on('error', (error) => failed(error instanceof Error ? error.message : String(error)));
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), 40);
  });
  return {
    close() {
      clearTimeout(timer);
      return watcher.close();
    },
  };
}
