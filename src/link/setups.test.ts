import { describe, expect, it } from 'vitest';
import { chapterOf, compileChapter } from '../../tests/support/feature.ts';
import { runnable } from '../features/runnable/runnable.ts';
import { withoutSpent } from '../markdown/editions.ts';
import { nameActs } from './acts.ts';
import { withSetups } from './setups.ts';

const hidden = (id: string) => `\`\`\`bash run hidden id=${id}\nmkdir ${id}\n\`\`\``;
const shown = (id: string) => `# ${id}\n\n\`\`\`bash run id=${id}\nls\n\`\`\``;

/** Ids and lines of the acts of each slide that is left. */
async function actsOf(...slides: string[]): Promise<string[][]> {
  const chapter = chapterOf(slides.join('\n\n---\n\n'));
  const left = withoutSpent(withSetups(await compileChapter([runnable()], chapter, '/')));
  const ids = left.map(() => 'slide');
  return nameActs(left, ids, chapter, () => undefined).map((acts) =>
    acts.map(({ id, place }) => `${id}:${place?.line}`),
  );
}

describe('a slide of hidden snippets alone', () => {
  it('leaves what it runs to the slide before it', async () => {
    expect(await actsOf(shown('a'), hidden('b'), shown('c'))).toEqual([['a:3', 'b:9'], ['c:17']]);
  });

  it('leaves it to the first slide where it is the first itself', async () => {
    expect(await actsOf(hidden('a'), hidden('b'), shown('c'))).toEqual([['c:15', 'a:1', 'b:7']]);
  });

  it('stays where the chapter has no other', async () => {
    expect(await actsOf(hidden('a'))).toEqual([['a:1']]);
  });

  it('is a slide when it shows something', async () => {
    expect(await actsOf('# A', `${hidden('b')}\n\nTexte`)).toEqual([[], ['b:5']]);
  });
});
