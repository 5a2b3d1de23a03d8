import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chapterOf, compileChapter } from '../../tests/support/feature.ts';
import { runnable } from '../features/runnable/runnable.ts';
import type { Act } from '../model/snippet.ts';
import { inOrder, nameActs } from './acts.ts';

const at = (id: string, line: number, column = 1): Act => ({
  kind: 'browser',
  id,
  url: 'http://localhost:8080',
  place: { line, column },
});

describe('the acts of a slide', () => {
  it('come in the order in which they are read, whichever feature found them first', () => {
    const found = [at('page', 9), at('third', 12), at('first', 2), at('second', 2, 5)];
    expect(inOrder(found).map(({ id }) => id)).toEqual(['first', 'second', 'page', 'third']);
  });

  it('stay where they were found when nobody knows their places', () => {
    const found = ['b', 'a'].map((id): Act => ({ ...at(id, 1), place: undefined }));
    expect(inOrder(found).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

describe('the names of acts', () => {
  /** Ids of the acts of slides whose fences have these ids (none: ''), and what is reported. */
  async function named(sections: string[], ...slides: string[][]) {
    const fence = (id: string) => `\`\`\`bash run${id && ` id=${id}`}\nls\n\`\`\``;
    const chapter = chapterOf(slides.map((ids) => ids.map(fence).join('\n\n')).join('\n\n---\n\n'));
    const said: string[] = [];
    const compiled = await compileChapter([runnable()], chapter, '/');
    const acts = nameActs(compiled, sections, chapter, (_, { reason }) => said.push(reason));
    return { ids: acts.map((all) => all.map(({ id }) => id)), said };
  }

  it('are those of their slides, with ordinals that one with a name of its own does not change', async () => {
    expect((await named(['a', 'b'], ['', ''], [''])).ids).toEqual([['a', 'a-2'], ['b']]);
    expect((await named(['a', 'b'], ['', 'x', ''], [''])).ids).toEqual([['a', 'x', 'a-2'], ['b']]);
  });

  it('can name files, whatever the slides are called', async () => {
    expect((await named(['../Été', '2024', ''], [''], [''], [''])).ids).toEqual([['ete'], ['diapo-2024'], ['diapo']]);
  });

  it('are no longer than names of files are', async () => {
    const long = `un ${'mot '.repeat(80)}`;
    const { ids } = await named([long, `${long} de plus`, `a${'\u{20000}'.repeat(90)}`], [''], [''], ['']);
    const all = ids.flat();
    expect(all.map((id) => Buffer.byteLength(`${id}.cast`) <= 255 && id.isWellFormed())).toEqual([true, true, true]);
    expect(new Set(all).size).toBe(3);
    expect(all[0]).toMatch(/^un-mot-.{73}$/);
  });

  it('are taken once in a chapter, whatever their letter case', async () => {
    const { ids, said } = await named(['a', 'b'], ['x', 'X'], ['a', '']);
    expect(ids).toEqual([
      ['x', 'a-2'],
      ['a', 'b'],
    ]);
    expect(said).toEqual(['The id `X` is already another’s in `input.md`']);
  });

  it('never collide, whatever authors write', async () => {
    const id = fc.constantFrom('', 'a', 'A', 'a-2', 'b', 'b-2', 'c');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(id, { maxLength: 4 }), { minLength: 1, maxLength: 4 }), async (slides) => {
        const { ids } = await named(['a', 'b', 'a-2', 'c'], ...slides);
        const all = ids.flat().map((one) => one.toLowerCase());
        expect(new Set(all).size).toBe(all.length);
      }),
      { numRuns: 50 },
    );
  });
});
