import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Types of file systems (statfs(2)) that images can be laid over each other on: ext, XFS, Btrfs, F2FS. */
const layered: ReadonlySet<number> = new Set([0xef53, 0x58465342, 0x9123683e, 0xf2f52010]);
const memory = 0x01021994;

/** Sockets below it have names of at most 107 characters (unix(7)). */
const longest = 40;

/**
 * Where the folder of an engine can be: in the temporary folder, unless images cannot be laid over each other there
 * (overlay2), as within a container, or would fill the memory. Where nothing is better, the engine copies them.
 *
 * @param typeOf the type of the file system of a folder; undefined where there is none.
 */
export function enginePlace(candidates: readonly string[] = places(), typeOf = fileSystem): string {
  const short = candidates.filter((path) => path.length <= longest && typeOf(path) !== undefined);
  const best = short.find((path) => layered.has(typeOf(path) ?? 0));
  return best ?? short.find((path) => typeOf(path) === memory) ?? short[0] ?? '/var/tmp';
}

function places(): string[] {
  return [tmpdir(), '/var/tmp', '/var/lib'];
}

function fileSystem(path: string): number | undefined {
  return existsSync(path) ? statfsSync(path).type : undefined;
}
