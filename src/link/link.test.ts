import { join } from 'node:path';
import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { beforeAll, describe, expect, it } from 'vitest';
import { chapterOf, compileChapter, type FixtureSettings } from '../../tests/support/feature.ts';
import { courseOf } from '../../tests/support/whole-course.ts';
import { createFeatures } from '../features/index.ts';
import type { Course } from '../model/course.ts';
import type { Deck } from '../model/deck.ts';
import type { Feature } from '../model/feature.ts';
import { type CompiledChapter, link } from './link.ts';

let features: readonly Feature[] = [];
beforeAll(() => {
  features = createFeatures(join(import.meta.dirname, '../../lib'));
});

/** Links chapters, given by their names without `.md`; what is said comes as `rule: reason → fix`. */
async function linkCourse(
  texts: Readonly<Record<string, string>>,
  more: Partial<Course> & { failed?: string; settings?: FixtureSettings } = {},
) {
  const { failed, settings, ...course } = more;
  const compiled: CompiledChapter[] = [];
  for (const [name, text] of Object.entries(texts)) {
    const chapter = { ...chapterOf(text, settings), name: name.replaceAll('/', '-'), path: `${name}.md` };
    const slides = await compileChapter(features, chapter, import.meta.dirname);
    compiled.push({ chapter, slides, recordings: new Map(), failed: name === failed });
  }
  const chapters = compiled.map(({ chapter }) => chapter);
  const { linked, findings } = link(courseOf(chapters, course), compiled, features);
  const said = findings.map(({ finding: { ruleId, reason, fix } }) => `${ruleId}: ${reason} → ${fix}`);
  return { ...linked, said, findings };
}

const slidesOf = (deck: Deck | undefined) => deck?.positions.flatMap(({ slides }) => slides) ?? [];
const html = (tree: Root | undefined): string => (tree ? toHtml(tree, { allowDangerousHtml: true }) : '');

/** Addresses of the links of a deck's first slide, `-` for one that leads nowhere. */
function hrefs(deck: Deck | undefined): string[] {
  const tags = html(slidesOf(deck)[0]?.slide.tree).match(/<a[^>]*>/g) ?? [];
  return tags.map((tag) => /href="([^"]*)"/.exec(tag)?.[1] ?? '-');
}

describe('ids', () => {
  it('are numbered where a heading is repeated', async () => {
    const { decks } = await linkCourse({
      a: '## Bilan\n\n### Détail\n\n### Détail\n\n---\n\n## Bilan\n\n### Détail\n',
    });
    const slides = slidesOf(decks[0]);
    expect(slides.map(({ id }) => id)).toEqual(['bilan', 'bilan-2']);
    expect(slides.map(({ slide }) => html(slide.tree).match(/id="[^"]*"/g))).toEqual([
      ['id="detail"', 'id="detail-2"'],
      ['id="detail-3"'],
    ]);
  });

  it('of the author stay, and count for the others', async () => {
    const { decks, said } = await linkCourse({
      a: '<!-- .slide: id="x" -->\n\n## Bilan\n\n---\n\n## Bilan\n\n<b id="bilan">x</b>\n\n### X <!-- .element: id="moi" -->\n\n### Moi\n\n---\n\nSans titre\n\n---\n\n<!-- .slide: id="x" -->\n',
    });
    expect(slidesOf(decks[0]).map(({ id }) => id)).toEqual(['x', 'bilan-3', 'diapo-3', 'x']);
    expect(html(slidesOf(decks[0])[0]?.slide.tree)).toContain('<h2 id="bilan-2">');
    expect(html(slidesOf(decks[0])[1]?.slide.tree)).toContain('<h3 id="moi">X</h3>\n<h3 id="moi-2">Moi</h3>');
    expect(said).toEqual([
      'id-duplicate: The id `x` is given twice in this chapter → Links reach the first one only: give each its own.',
    ]);
  });

  it('never are the page’s own', async () => {
    const { decks } = await linkCourse({ a: '# Estrade\n' });
    expect(slidesOf(decks[0])[0]?.id).toBe('estrade-2');
  });

  it('of footnotes carry their slide, in notes too', async () => {
    const note = 'Un fait[^1].\n\n[^1]: Source.\n';
    const { decks } = await linkCourse({ a: `# A\n\n${note}\n---\n\n# B\n\n${note}\nNote:\n${note}` });
    const [a, b] = slidesOf(decks[0]);
    expect(html(a?.slide.tree)).toContain('<a href="#a-fn-1" id="a-fnref-1"');
    expect(html(b?.slide.tree)).toContain('<li id="b-fn-1">');
    expect(html(b?.slide.notes)).toContain('<a href="#b-notes-fn-1" id="b-notes-fnref-1"');
  });

  it('leave the compiled slides as they are', async () => {
    const chapter = chapterOf('# A\n\n### A\n\n[x](#a)\n');
    const slides = await compileChapter(features, chapter, import.meta.dirname);
    const before = JSON.stringify(slides);
    link(courseOf([chapter]), [{ chapter, slides, failed: false, recordings: new Map() }], features);
    expect(JSON.stringify(slides)).toBe(before);
  });
});

describe('links', () => {
  it('lead to slides, headings and other chapters', async () => {
    const { decks, said } = await linkCourse({
      'slides/01-un':
        '[a](#) [b](#suite) [c](#/suite/1) [d](02-deux.md) [e](02-deux.md#fin) [f](/slides/02-deux.md) [g](../slides/01-un.md#suite) [h](slides-02-deux.html#/2/1) [i](index.html) [j](#/1/2)\n\n# Un\n\n---\n\n# Suite\n',
      'slides/02-deux': '# Deux\n\n### Fin\n',
    });
    expect(said).toEqual([]);
    expect(hrefs(decks[0])).toEqual([
      '#',
      '#/suite',
      '#/suite/1',
      'slides-02-deux.html',
      'slides-02-deux.html#/fin',
      'slides-02-deux.html',
      '#/suite',
      'slides-02-deux.html#/2/1',
      'index.html',
      '#/1/2',
    ]);
  });

  it('that lead nowhere lose their address, and say what was meant', async () => {
    const { decks, said, findings } = await linkCourse({
      'slides/01-un':
        '[a](02-deus.md#x) [b](#siute) [c](02-deux.md#fni) [d](zzz-inconnu.md)\n\n# Un\n\n---\n\n# Suite\n',
      'slides/02-deux': '# Deux\n\n### Fin\n',
    });
    expect(hrefs(decks[0])).toEqual(['-', '-', '-', '-']);
    expect(said).toEqual([
      'link-dead: There is no chapter `02-deus.md` → Did you mean `02-deux.md`?',
      'link-dead: There is no slide or heading `#siute` in this chapter → Did you mean `#suite`?',
      'link-dead: There is no slide or heading `#fni` in `02-deux.md` → Did you mean `#fin`?',
      'link-dead: There is no chapter `zzz-inconnu.md` → The other chapters are `02-deux.md`.',
    ]);
    expect(findings.map(({ finding }) => finding.expected)).toEqual([
      ['02-deux.md#x'],
      ['#suite'],
      ['02-deux.md#fin'],
      undefined,
    ]);
    expect(findings[0]?.finding.place).toEqual({ line: 1, column: 5, end: { line: 1, column: 17 } });
  });

  it('are told a few of many chapters', async () => {
    const names = ['un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit'];
    const { said } = await linkCourse({
      a: '[x](zzz-inconnu.md)\n\n# A\n',
      ...Object.fromEntries(names.map((name) => [name, `# ${name}\n`])),
    });
    const listed = names.slice(0, 6).map((name) => `\`${name}.md\``);
    expect(said).toEqual([
      `link-dead: There is no chapter \`zzz-inconnu.md\` → The other chapters are ${listed.join(', ')} ….`,
    ]);
  });

  it('that differ by case or accents arrive, with a warning', async () => {
    const { decks, said } = await linkCourse({
      a: '[x](B.md#Été) [y](#Bilan) [z](b.md#été)\n\n# Bilan\n',
      b: '# Été\n',
    });
    expect(hrefs(decks[0])).toEqual(['b.html#/ete', '#/bilan', 'b.html#/ete']);
    expect(said).toEqual([
      'link-case: `B.md` differs from `b.md` by letter case only → Write `b.md`.',
      'link-case: `#Bilan` differs from `#bilan` by letter case or accents only → Write `#bilan`.',
      'link-case: `#été` differs from `#ete` by letter case or accents only → Write `#ete`.',
    ]);
  });

  it('to chapters that were not built, or could not be loaded, are taken on trust', async () => {
    const { decks, said } = await linkCourse(
      { a: '[x](b.md#quelque-part) [y](c.md)\n' },
      { unbuilt: [{ name: 'b', path: 'b.md' }], broken: [{ name: 'c', path: 'c.md' }] },
    );
    expect([hrefs(decks[0]), said]).toEqual([['b.html#/quelque-part', 'c.html'], []]);
  });

  it('to a hidden slide are dead', async () => {
    const { said } = await linkCourse({
      a: '[x](#cachee)\n\n---\n\n<!-- .slide: data-visibility="hidden" -->\n\n# Cachée\n',
    });
    expect(said).toEqual([
      'link-dead: `#cachee` is on a hidden slide of this chapter → Show that slide, or link to another one.',
    ]);
  });

  it('in notes are resolved, and placed in the chapter', async () => {
    const { decks, findings } = await linkCourse({ a: '# A\n\nTexte\n\nNote:\n\nlà [x](#rien) et [y](#a)\n' });
    expect(html(slidesOf(decks[0])[0]?.slide.notes)).toContain('<a>x</a> et <a href="#/a">y</a>');
    expect(findings[0]?.finding.place).toEqual({ line: 7, column: 8, end: { line: 7, column: 13 } });
  });
});

describe('decks', () => {
  it('stack vertical slides under the one before them', async () => {
    const { decks } = await linkCourse({ a: '# A\n\n---\n\n# B\n\n----\n\n# C\n\n---\n\n# D\n' });
    expect(decks[0]?.positions.map(({ slides }) => slides.map(({ id }) => id))).toEqual([['a'], ['b', 'c'], ['d']]);
  });

  it('count what is to be counted', async () => {
    const hidden = '<!-- .slide: data-visibility="hidden" -->';
    const uncounted = '<!-- .slide: data-visibility="uncounted" -->';
    const { decks } = await linkCourse({
      a: `# A\n\n---\n\n# B\n${hidden}\n\n---\n\n# C\n\n---\n\n# D\n${uncounted}\n`,
    });
    expect(slidesOf(decks[0]).map(({ number }) => number)).toEqual([1, 1, 2, 2]);
    expect(decks[0]?.outline.slideCount).toBe(3);
  });

  it('know their parts', async () => {
    const { decks } = await linkCourse({
      a: "# A\n\n---\n\n<!-- layout: section -->\n\n# L'un\n\n---\n\n## B\n\n---\n\n# Deux <!-- layout: partie -->\n\n---\n\n## C\n",
    });
    expect(decks[0]?.outline.parts).toEqual([
      { title: 'L’un', id: 'l-un' },
      { title: 'Deux', id: 'deux' },
    ]);
    expect(slidesOf(decks[0]).map(({ part }) => part)).toEqual(['', 'L’un', 'L’un', 'Deux', 'Deux']);
  });

  it('cut at headings have a part for each of the first level', async () => {
    const { decks } = await linkCourse({ a: '# A\n\n## B\n\n# C\n\n## D\n' });
    expect(slidesOf(decks[0]).map(({ id, part }) => [id, part])).toEqual([
      ['a', ''],
      ['b', ''],
      ['c', 'C'],
      ['d', 'C'],
    ]);
  });

  it('know their neighbours, also one that failed; of that one no deck is made', async () => {
    const { decks, outlines } = await linkCourse({ a: '# A\n', b: '# B !\n', c: '# C\n' }, { failed: 'b' });
    expect(decks.map(({ chapter }) => chapter.name)).toEqual(['a', 'c']);
    expect([decks[0]?.previous?.title, decks[0]?.next?.title, decks[1]?.previous?.name]).toEqual([
      undefined,
      'B\u202f!',
      'b',
    ]);
    expect(outlines).toHaveLength(3);
  });
});
