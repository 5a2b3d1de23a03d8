import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Asks docker; gives the lines that it prints. */
export type Docker = (...words: string[]) => Promise<string[]>;

/**
 * Reads the shim's notes of builds: the images that came out of one and were not there before it. One that was is the
 * person's own, built from the same files.
 */
export function builtImages(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const built = readdirSync(folder).flatMap((name) => {
    const result = join(folder, `${name}.built`);
    if (!existsSync(result)) return [];
    const image = readFileSync(result, 'utf8').trim();
    return readFileSync(join(folder, name), 'utf8').split('\n').includes(image) ? [] : [image];
  });
  return [...new Set(built)];
}

/**
 * Removes images: what was built, and what Compose built for a project of the run's. One that a container of
 * somebody else was made from meanwhile stays. So does, without a word, what an engine calls by another name than its
 * builder does.
 *
 * @param project the label of Compose that names an image's project
 * @throws what docker says.
 */
export async function removeImages(
  docker: Docker,
  built: readonly string[],
  project: string,
  nonce: string,
): Promise<void> {
  const list = (...words: string[]) => docker('image', 'ls', '-aq', '--no-trunc', ...words);
  const labelled = await list('--filter', `label=${project}`);
  const format = `{{.Id}} {{index .Config.Labels "${project}"}}`;
  const named = labelled.length > 0 ? await docker('image', 'inspect', '--format', format, ...new Set(labelled)) : [];
  const composed = named.filter((line) => line.includes(nonce)).map((line) => line.split(' ')[0] ?? '');
  const there = built.length > 0 ? await list() : [];
  const images = new Set([...composed, ...built.filter((image) => there.includes(image))]);
  const unused: string[] = [];
  for (const image of images) {
    const containers = await docker('ps', '-aq', '--filter', `ancestor=${image}`);
    if (containers.length === 0) unused.push(image);
  }
  // With all its names: the session gave them.
  if (unused.length > 0) await docker('image', 'rm', '-f', ...unused);
}
