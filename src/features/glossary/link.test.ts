import { describe, expect, it } from 'vitest';
import { linkChapters } from '../../../tests/support/linked.ts';

const define = (term: string, options = '', text = `Ce que ${term} veut dire.`): string =>
  `:::définition[${term}]${options && `{${options}}`}\n${text}\n:::\n`;
const chapter = (...slides: string[]): string => slides.join('\n---\n\n');

/** The words of a slide that are explained. */
const terms = (html = ''): string[] =>
  [...html.matchAll(/<button[^>]*>([^<]*)<\/button>/g)].map(([, word = '']) => word);

/** The terms of a text on a slide after one that defines `image`. */
async function found(text: string, options = ''): Promise<string[]> {
  const { slides } = await linkChapters({ a: chapter(define('Image', options), `## Suite\n\n${text}\n`) });
  return terms(slides['a']?.[1]?.html);
}

describe('a term', () => {
  it('is explained where it is used again: a button, and the text that it opens', async () => {
    const { slides } = await linkChapters({
      a: chapter(define('Image', 'en="container image"', 'Un **modèle**.'), '## Suite\n\nUne image.\n'),
    });
    expect(slides['a']?.[1]?.html).toBe(
      '<h2>Suite</h2><p>Une <span class="term-word"><button type="button" class="term" ' +
        'popovertarget="suite_term-1">image</button>.</span>' +
        '<span class="term-text" id="suite_term-1" popover="auto" role="note">' +
        '<span class="term-name">Image <span class="term-english" lang="en">container image</span></span> ' +
        '<span class="term-line">Un <strong>modèle</strong>.</span> ' +
        '<a class="term-link" href="#/image">Voir la définition</a></span></p>',
    );
  });

  it('is explained once on a slide, where it comes first', async () => {
    const { slides } = await linkChapters({
      a: chapter(define('Image'), '## Suite\n\n- une image\n- deux images\n\nUne image\n', '## Fin\n\nUne image\n'),
    });
    expect(slides['a']?.[1]?.html).toMatch(/<li>une <button/);
    expect(slides['a']?.slice(1).map(({ html }) => terms(html))).toEqual([['image'], ['image']]);
  });

  it.each([
    ['Une IMAGE', ['IMAGE']],
    ['Des images', ['images']],
    ['Une imagerie, l’image', ['image']],
    ['Une image-disque, `image`, image.png, /image, [image](https://a.org)', []],
    ['Une <kbd>image</kbd> et <span lang="en">image</span>', []],
    ['### Une image', []],
    ['> Une image\n\n— Ada, sur une image', ['image']],
    ['| a |\n| --- |\n| image |', ['image']],
    ['Note :\nUne image', []],
    ['```text\nimage\n```', []],
  ])('%s', async (text, expected) => {
    expect(await found(text)).toEqual(expected);
  });

  it('is known in its other forms, the longest first, whatever stands between the words', async () => {
    expect(await found('Une image de\nconteneur, deux calques', 'aussi="image de conteneur, calques"')).toEqual([
      'image de\nconteneur',
    ]);
    const { slides } = await linkChapters({
      a: chapter(define('Image'), define('Image de base'), '## Suite\n\nUne image de base, une image\n'),
    });
    expect(terms(slides['a']?.[2]?.html)).toEqual(['image de base', 'image']);
  });

  it('of capitals alone is an abbreviation', async () => {
    const { slides } = await linkChapters({ a: chapter(define('CI'), '## Suite\n\nComme ci, comme la CI.\n') });
    expect(terms(slides['a']?.[1]?.html)).toEqual(['CI']);
  });

  it('keeps what stands at it on its line', async () => {
    const { slides } = await linkChapters({ a: chapter(define('Image'), '## Suite\n\nDans « l’image » : rien\n') });
    expect(slides['a']?.[1]?.html).toContain('<span class="term-word">«\u202fl’<button');
    expect(slides['a']?.[1]?.html).toContain('</button>\u202f»\u00a0:</span>');
  });

  it('is not explained on the slide that defines it, but everywhere else in its chapter', async () => {
    const { slides } = await linkChapters({
      a: chapter('## Avant\n\nUne image\n', `${define('Image', '', 'Une image est un calque.')}\nUne image\n`),
    });
    expect(slides['a']?.map(({ html }) => terms(html))).toEqual([['image'], []]);
  });

  it('is explained in later chapters, with a link to its own, and not in earlier ones', async () => {
    const use = '## Suite\n\nUne image\n';
    const { slides } = await linkChapters({ a: use, b: define('Image'), c: use });
    expect(terms(slides['a']?.[0]?.html)).toEqual([]);
    expect(slides['c']?.[0]?.html).toContain('href="b.html#/image"');
  });

  it('is not explained where the author does not want it, or the slide is read at a glance', async () => {
    const text = chapter(define('Image'), '# Une partie\n\nUne image\n', '<!-- layout: chiffre -->\n\nUne image\n');
    const { slides } = await linkChapters({ a: text });
    expect(slides['a']?.map(({ html }) => terms(html))).toEqual([[], [], []]);
    const { slides: off } = await linkChapters({ a: chapter(define('Image'), 'Une image\n') }, { terms: false });
    expect(terms(off['a']?.[1]?.html)).toEqual([]);
  });

  it('has no link, id or picture of its definition', async () => {
    const text = 'Un <b id="x">modèle</b>, [ici](#image) ![x](x.png)\n\n- un\n- deux';
    const { slides } = await linkChapters({ a: chapter(define('Image', '', text), '## Suite\n\nUne image\n') });
    expect(slides['a']?.[1]?.html).toContain(
      '<span class="term-line">Un <b>modèle</b>, ici </span><span class="term-line">un</span>' +
        '<span class="term-line">deux</span> <a class="term-link"',
    );
  });

  it('defined twice is told with both places', async () => {
    const { said } = await linkChapters({
      a: `# A\n\n---\n\n${define('Image')}`,
      b: `# B\n\n---\n\n${define('image')}`,
    });
    expect(said).toEqual(['b.md:5 definition-duplicate: `image` is defined twice: first in `a.md`, line 5']);
  });

  it('defined twice is explained by its own chapter', async () => {
    const { slides } = await linkChapters({
      a: define('Image', '', 'Première.'),
      b: chapter(define('Image', '', 'Seconde.'), '## Suite\n\nUne image\n'),
    });
    expect(slides['b']?.[1]?.html).toContain('Seconde.');
  });
});

describe('a glossary', () => {
  const listed = (html = ''): string[] =>
    [...html.matchAll(/<dt><a href="([^"]*)">([^<]*)/g)].map(([, a, b]) => `${b} ${a}`);

  it('lists the chapter’s definitions as a French dictionary does', async () => {
    const { slides } = await linkChapters({
      a: chapter(define('Étape'), define('Zone'), define('étage'), define('Écart'), '::glossaire\n'),
      b: define('Autre'),
    });
    expect(listed(slides['a']?.[4]?.html)).toEqual(['Écart #/ecart', 'étage #/etage', 'Étape #/etape', 'Zone #/zone']);
    expect(slides['a']?.[4]?.html).toContain('<dd><span class="term-line">Ce que Écart veut dire.</span></dd>');
  });

  it('lists the course’s when asked to, each term once', async () => {
    const { slides } = await linkChapters({
      a: define('Zone'),
      b: chapter(define('Autre'), define('Zone'), '::glossaire{portée=cours}\n'),
    });
    expect(listed(slides['b']?.[2]?.html)).toEqual(['Autre #/autre', 'Zone a.html#/zone']);
  });

  it('lists some letters when asked to', async () => {
    const { slides } = await linkChapters({
      a: chapter(define('Zone'), define('Étape'), define('Autre'), '::glossaire{lettres=A-E}\n'),
    });
    expect(listed(slides['a']?.[3]?.html)).toEqual(['Autre #/autre', 'Étape #/etape']);
  });

  it('explains nothing again', async () => {
    const { slides } = await linkChapters({
      a: chapter(define('Zone'), define('Un', '', 'Une zone.'), '::glossaire\n'),
    });
    expect(terms(slides['a']?.[2]?.html)).toEqual([]);
  });

  it('stands in columns, and smaller, when it is long', async () => {
    const classesOf = async (count: number): Promise<string | undefined> => {
      const words = Array.from({ length: count }, (_, index) => define(`Mot ${index}`));
      const { slides } = await linkChapters({ a: chapter(...words, '::glossaire\n') });
      return /<dl class="([^"]*)"/.exec(slides['a']?.at(-1)?.html ?? '')?.[1];
    };
    expect(await classesOf(4)).toBe('glossary');
    expect(await classesOf(5)).toBe('glossary glossary-wide');
    expect(await classesOf(13)).toBe('glossary glossary-wide glossary-long');
  });

  it('without definitions is told', async () => {
    const { said } = await linkChapters({ a: '::glossaire\n', b: '::glossaire{portée=cours}\n' });
    expect(said).toEqual([
      'a.md:1 directive-misused: The glossary is empty: nothing is defined in this chapter',
      'b.md:1 directive-misused: The glossary is empty: nothing is defined in this course',
    ]);
  });
});
