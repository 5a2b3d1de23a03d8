import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { chapterOf, compileChapter } from '../../tests/support/feature.ts';
import { links } from '../features/links/links.ts';
import { runnable } from '../features/runnable/runnable.ts';
import { withoutSpent } from '../markdown/editions.ts';
import { nameActs } from './acts.ts';
import { withSetups } from './setups.ts';

const hidden = (id: string) => `\`\`\`bash run hidden id=${id}\nmkdir ${id}\n\`\`\``;
const shown = (id: string) => `# ${id}\n\n\`\`\`bash run id=${id}\nls\n\`\`\``;

/** Notes of each slide that is left, and the links that they hold. */
async function notesOf(...slides: string[]): Promise<string[][]> {
  const chapter = chapterOf(slides.join('\n\n---\n\n'));
  const left = withoutSpent(withSetups(await compileChapter([runnable(), links()], chapter, '/')));
  return left.map(({ notes, facts }) => [
    notes ? toHtml(notes).trim() : '',
    ...facts.links.map(({ key, anchor, place }) => `${key}:${anchor}:${place?.line}`),
  ]);
}

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

  it('leaves its speaker notes to the same slide, in the order of the chapter', async () => {
    const said = (slide: string, notes: string) => `${slide}\n\nNote: ${notes}`;
    expect(await notesOf(shown('a'), said(hidden('b'), 'du sucre'))).toEqual([['<p>du sucre</p>']]);
    expect(await notesOf(said(hidden('a'), 'avant'), said(shown('b'), 'là'), said(hidden('c'), 'après'))).toEqual([
      ['<p>avant</p>\n<p>là</p>\n<p>après</p>'],
    ]);
  });

  it('leaves the links of its notes to that slide as well', async () => {
    const [slide] = await notesOf(`${shown('a')}\n\nNote: [ici](#a)`, `${hidden('b')}\n\nNote: [là](#b)`);
    expect(slide).toEqual([
      '<p><a href="#a" data-link="0">ici</a></p>\n<p><a href="#b" data-link="1/0">là</a></p>',
      '0:a:7',
      '1/0:b:15',
    ]);
  });
});
