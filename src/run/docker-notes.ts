import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtImages } from './docker-images.ts';
import { anonymousVolumes } from './docker-volumes.ts';

/** Between the words of a note: the separator that ASCII has for that. */
export const unit = '\x1f';

/** An engine, as a session reached it. */
export interface Engine {
  readonly host: string;
  readonly context: string;
  /** Options before the command. */
  readonly flags: readonly string[];
}

/** What the `docker` of a session has noted: it outlives a run that is killed. */
export interface DockerNotes {
  /** Every engine in which something was made, once. */
  readonly engines: readonly Engine[];
  /** Images that were built. */
  readonly images: readonly string[];
  /** Volumes without a name, of containers that went before the run. */
  readonly volumes: readonly string[];
}

/** Where each kind is noted. */
export function notePlaces(folder: string): Readonly<Record<keyof DockerNotes, string>> {
  return { engines: join(folder, 'engines'), images: join(folder, 'images'), volumes: join(folder, 'volumes') };
}

/** Reads the notes. */
export function readDockerNotes(folder: string): DockerNotes {
  const { engines, images, volumes } = notePlaces(folder);
  return {
    engines: [...new Set(linesOf(engines))].filter((line) => line.includes(unit)).map(toEngine),
    images: builtImages(images),
    volumes: anonymousVolumes(linesOf(volumes)),
  };
}

function toEngine(line: string): Engine {
  const [host = '', context = '', ...flags] = line.split(unit);
  return { host, context, flags };
}

function linesOf(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
}
