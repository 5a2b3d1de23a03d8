import type { Snippet } from '../../src/model/snippet.ts';

/** A snippet, with what an author would leave out. */
export function snippet(id: string, code: string, more: Partial<Snippet> = {}): Snippet {
  return {
    id,
    code,
    shell: 'bash',
    dir: undefined,
    timeout: 60,
    exit: 0,
    expect: undefined,
    output: undefined,
    until: undefined,
    input: undefined,
    hidden: false,
    needs: [],
    place: undefined,
    ...more,
  };
}
