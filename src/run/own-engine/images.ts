import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import type { Variables } from '../environment.ts';

/** What a text says of the tags of an image; `every` where the tag is a variable's. */
function tagsIn(text: string, repository: string): Set<string> | 'every' {
  const name = repository.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const tags = new Set<string>();
  const named = new RegExp(`(?<![\\w.-])${name}(?![\\w/-]|\\.\\w)(:[\\w.-]*[^\\s\\w]?)?`, 'g');
  for (const [, rest = ''] of text.matchAll(named)) {
    const tag = /^:([\w.-]*)/.exec(rest)?.[1] ?? '';
    if (/[$‹{<%]$/.test(rest)) return 'every';
    tags.add(tag.replace(/[.-]+$/, '') || 'latest');
  }
  return tags;
}

/**
 * Of the images that an engine has, those that texts name: `FROM debian:13`, `image: redis`, `docker run busybox`. A name
 * without a tag means `latest`; one whose tag is a variable means them all.
 *
 * @param references as `docker image ls` tells them: `debian:13`.
 */
export function namedImages(references: readonly string[], texts: readonly string[]): string[] {
  const known = new Map<string, Set<string> | 'every'>();
  const tagsOf = (repository: string): Set<string> | 'every' => {
    const all = known.get(repository) ?? join(texts.map((text) => tagsIn(text, repository)));
    known.set(repository, all);
    return all;
  };
  return references.filter((reference) => {
    const at = reference.lastIndexOf(':');
    const [repository, tag] = [reference.slice(0, at), reference.slice(at + 1)];
    if (at < 1 || reference.includes('<none>')) return false;
    const tags = tagsOf(repository);
    return tags === 'every' || tags.has(tag);
  });
}

function join(all: readonly (Set<string> | 'every')[]): Set<string> | 'every' {
  const sets = all.filter((tags) => tags !== 'every');
  return sets.length < all.length ? 'every' : new Set(sets.flatMap((tags) => [...tags]));
}

/** Copies images from one engine to another. @throws Error with what docker says. */
export async function copyImages(images: readonly string[], from: Variables, to: Variables, signal: AbortSignal) {
  const save = spawn('docker', ['save', ...images], { env: { ...from }, signal, stdio: ['ignore', 'pipe', 'pipe'] });
  const load = spawn('docker', ['load', '--quiet'], { env: { ...to }, signal, stdio: ['pipe', 'ignore', 'pipe'] });
  const said: string[] = [];
  for (const { stderr } of [save, load]) stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const ends = Promise.all([save, load].map(async (child) => (await once(child, 'close'))[0] as number | null));
  const [codes] = await Promise.all([ends, pipeline(save.stdout, load.stdin).catch(() => undefined)]);
  if (codes.some((code) => code !== 0)) throw new Error(said.join('').trim());
}
