import type { Snippet } from '../model/snippet.ts';

/**
 * What a recording of a snippet is made from: everything that decides what it does. A recording is stale when its
 * snippet's is another one now.
 */
export function snippetSource({ shell, code, dir, input, until }: Omit<Snippet, 'id'>): string {
  return [
    `${shell}${dir === undefined ? '' : ` dir=${dir}`}`,
    ...(until === undefined ? [] : [`until=${until}`]),
    ...(input === undefined ? [] : [`input=${JSON.stringify(input)}`]),
    code,
  ].join('\n');
}
