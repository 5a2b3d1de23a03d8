import { describe, expect, it } from 'vitest';
import { buildDeck, buildFiles, type PluginOptions } from './deck.ts';

/*
 * What the test suites of reveal.js (`test/test-markdown*.html`) and reveal-md (`test/*.spec.js`) assert,
 * in cases of our own.
 */

const lines = { separator: '^\\n---\\n$', vertical: '^\\n--\\n$' };
const blanks = { separator: '^\\r?\\n\\r?\\n\\r?\\n', vertical: '^\\r?\\n\\r?\\n', notes: '^Note:' };

type Counts = Readonly<Record<string, number>>;
type Case = readonly [name: string, markdown: string, options: PluginOptions, counts: Counts];

describe('the Markdown plugin of reveal.js', () => {
  it.each<Case>([
    [
      'R1 cuts at the patterns of the author',
      '# Un\n\n--\n\n## Dessous\n\n---\n\n# Deux\n',
      lines,
      { '.slides>section': 2, '.slides>section>section': 2 },
    ],
    [
      'R2 cuts at blank lines, and leaves code whole',
      '# Un\n\n```js\nlet a;\n```\n\n\n## Dessous\n\n\n\n# Deux\n',
      blanks,
      { '.slides>section': 2, '.slides>section>section': 2, 'pre code.js': 1 },
    ],
    [
      'R3 reads slide attributes by a pattern of the author',
      '# Un\n\n\n\n# Deux\n<!-- -- id="la" data-transition="zoom" -->\n\n\n## Dessous\n[là](#/la)\n<!-- -- data-background="#0f0" -->\n',
      { ...blanks, attributes: '--\\s(.*?)$' },
      {
        '.slides>section': 2,
        'section>section#la[data-transition=zoom]': 1,
        'section>section[data-background="#0f0"]': 1,
        'section>section a[href="#/la"]': 1,
      },
    ],
    [
      'R4 reads `.slide:` comments, also on vertical slides',
      '# Un\n<!-- .slide: data-transition="page" -->\n\n\n\n# Deux\n\n\n## Dessous\n<!-- .slide: data-background="#00f" -->\n',
      blanks,
      { '.slides>section[data-transition=page]': 1, 'section>section[data-background="#00f"]': 1 },
    ],
    [
      'R5–R7 wherever on the slide they stand',
      '<!-- .slide: data-state="a" -->\n# Un\n\n---\n\n# Deux\n<!-- .slide: data-state="a" -->\n\n---\n\nDu texte\n<!-- .slide: data-state="a" -->\n\net la suite\n',
      {},
      { '.slides>section[data-state=a]': 3 },
    ],
    ['R8 sets quotes when `smartypants` says so', 'Un "mot" et l\'autre\n', { cfg: { smartypants: true } }, { p: 1 }],
    [
      'R9 gives elements attributes by a pattern of the author',
      '## Titre\n<!-- {_class="a"} -->\n\nTexte\n<!-- {_class="b"} -->\n\nDeux  \nlignes <!-- {_class="c"} -->\n\n- un <!-- {_class="d"} -->\n- deux<!-- {_class="d"} -->\n- trois\n<!-- {_class="d"} -->\n- quatre<!-- {_class="d"} -->\n\n![x](x.png) <!-- {_class="e"} -->\n',
      { element: '{_\\s*?([^}]+?)}' },
      { 'h2.a': 1, 'p.b': 1, 'p.c': 1, 'li.d': 4, 'img.e': 1, 'p.e': 0 },
    ],
    [
      'R10 to headings, on their line or the next',
      '# Un <!-- .element: class="fragment grow" data-fragment-index="1" -->\n\n---\n\n## Deux\n<!-- .element: class="fragment grow" -->\n',
      {},
      { 'h1.fragment.grow[data-fragment-index="1"]': 1, 'h2.fragment.grow': 1 },
    ],
    [
      'R11–R13 to paragraphs, glued or below',
      'Un\n<!-- .element: class="fragment" -->\n\nDeux  \nlignes\n<!-- .element: class="fragment" -->\n\nTrois<!-- .element: class="fragment" -->\n\nQuatre\n',
      {},
      { 'p.fragment': 3, p: 4, br: 1 },
    ],
    ['R14 a fence without words has no numbers', '```\nx\n```\n', {}, { 'pre code:not([data-line-numbers])': 1 }],
    ['R15 nor one with a language', '```python\nx\n```\n', {}, { 'code.python:not([data-line-numbers])': 1 }],
    ['R16 brackets number the lines', '```[]\nx\n```\n', {}, { 'code[data-line-numbers=""]': 1 }],
    ['R17 and choose lines', '```[1,3]\na\nb\nc\n```\n', {}, { 'code[data-line-numbers="1,3"]': 1 }],
    ['R18 and the first number', '```[40:]\na\n```\n', {}, { 'code[data-ln-start-from="40"]': 1 }],
    ['R19 after a language', '```python [1,2]\na\nb\n```\n', {}, { 'code.python[data-line-numbers="1,2"]': 1 }],
    [
      'R20 all of it together',
      '```python [40: 1,2]\na\nb\n```\n',
      {},
      { 'code.python[data-line-numbers="1,2"][data-ln-start-from="40"]': 1 },
    ],
    [
      'R21 a language and the first number',
      '```python [7:]\na\n```\n',
      {},
      { 'code.python[data-ln-start-from="7"]': 1 },
    ],
    [
      'R22 a comment below a fence is about the block',
      '```js\nx\n```\n\n<!-- .element: class="fragment" -->\n',
      {},
      { 'pre.fragment': 1, 'code.fragment': 0 },
    ],
  ])('%s', async (_, markdown, options, counts) => {
    const deck = await buildDeck(markdown, options);
    expect(Object.fromEntries(Object.keys(counts).map((selector) => [selector, deck.count(selector)]))).toEqual(counts);
    expect(deck.rules.filter((rule) => rule !== 'slide-empty')).toEqual([]);
  });

  it('R8 leaves no straight quote', async () => {
    const deck = await buildDeck('Un "mot" et l\'autre\n', { cfg: { smartypants: true } });
    expect(deck.text('p')).toBe('Un “mot” et l’autre');
  });

  it('R23 keeps blanks in the middle of a line of `<pre>`', async () => {
    const deck = await buildDeck('## Titre\n<pre>\ndeux  quatre    tab\tfin\n</pre>\n');
    expect(deck.text('pre')).toBe('deux  quatre    tab\tfin\n');
  });
});

describe('reveal-md', () => {
  it('M1 cuts at `---` and `----`, and takes notes', async () => {
    const deck = await buildDeck('Un\n\nNote: tout bas\n\n---\n\nDeux\n\n----\n\nDessous\n\n---\n\nFin.\n');
    expect([deck.count('.slides>section'), deck.count('.slides>section>section')]).toEqual([3, 2]);
    expect(deck.text('aside.notes')).toBe('tout bas');
  });

  it('M2, M10, M11 reads the front matter, and shows none of it', async () => {
    const deck = await buildFiles({
      'deck.md':
        '---\ntitle: Foo Bar\nseparator: <!--s-->\nverticalSeparator: <!--v-->\n---\nUn\n\nNote: tout bas\n\n<!--s-->\n\n# Deux\n\n<!--v-->\n\n- a <!-- .element: class="fragment" -->\n- b <!-- .element: class="fragment" -->\n\n<!--s-->\n\nFin.\n',
    });
    expect([deck.count('.slides>section'), deck.count('.slides>section>section')]).toEqual([3, 2]);
    expect([deck.count('aside.notes'), deck.count('li.fragment')]).toEqual([1, 2]);
    expect(deck.html).toContain('<title>Foo Bar</title>');
    expect(deck.text('section')).not.toMatch(/title:|separator/i);
  });

  it('M12 says to link previews what the deck is', async () => {
    const deck = await buildFiles({
      'deck.md': '---\ntitle: A & <B>\nabsoluteUrl: https://example.org/cours\n---\nUn\n',
    });
    expect(deck.html).toContain('<meta property="og:title" content="A &amp; &lt;B&gt;">');
    expect(deck.html).toContain('<meta property="og:image" content="https://example.org/cours/featured-slide.jpg">');
  });

  it('M14 puts revealOptions of the front matter over those beside the deck', async () => {
    const deck = await buildFiles({
      'deck.md': '---\nrevealOptions:\n  height: 100\n  transition: none\n---\nUn\n',
      'reveal-md.json': '{"revealOptions": {"width": 300, "height": 500}}',
    });
    const config = /<script type="application\/json" id="estrade">(.*)<\/script>/.exec(deck.html)?.[1] ?? '{}';
    expect(JSON.parse(config).reveal).toMatchObject({ width: 300, height: 100, transition: 'none', center: true });
  });

  it('M15 makes a page of every Markdown file below the folder', async () => {
    const deck = await buildFiles({
      'deck.md': 'A\n\n---\n\nB\n',
      'sub/c.md': 'C\n',
      'sub/deep/d.md': 'D\n',
      'x.txt': '',
    });
    expect(deck.built.artifact.pages.map(({ path }) => path)).toEqual([
      'deck.html',
      'sub-c.html',
      'sub-deep-d.html',
      'index.html',
    ]);
  });
});

describe('where we differ on purpose', () => {
  it('a separator in a fence does not cut, and an open fence ends with its slide', async () => {
    const deck = await buildDeck('```yaml\na: 1\n---\nb: 2\n```\n\n---\n\n```sh\nls\n\n---\n\n# Fin\n');
    expect([deck.count('.slides>section'), deck.count('h1')]).toEqual([3, 1]);
    expect(deck.text('pre')).toContain('---');
    expect(deck.rules).toContain('fence-unclosed');
  });

  it('a second `Note:` continues the notes', async () => {
    const deck = await buildDeck('# A\n\nNote: un\n\nNote: deux\n');
    expect([deck.text('aside.notes'), deck.count('section>p')]).toEqual(['undeux', 0]);
    expect(deck.rules).toContain('notes-duplicate');
  });

  it('`Note:` in a fence is code', async () => {
    const deck = await buildDeck('```text\nNote: garder\n```\n');
    expect([deck.text('pre code'), deck.count('aside')]).toEqual(['Note: garder', 0]);
  });

  it('`Note :` is text in a reveal-md deck, with a hint, and opens the notes in a course of ours', async () => {
    const theirs = await buildDeck('# A\n\nNote : bas\n');
    expect([theirs.count('aside'), theirs.rules]).toEqual([0, ['notes-unread']]);
    const ours = await buildFiles({ 'deck.md': '# A\n\nNote : bas\n', 'course.yaml': 'title: C\n' });
    expect(ours.text('aside.notes')).toBe('bas');
  });

  it('classes add up', async () => {
    const deck = await buildDeck('Un <!-- .element: class="a" --> <!-- .element: class="b" -->\n');
    expect(deck.count('p.a.b')).toBe(1);
  });

  it('headings have ids, which the slide takes for its address', async () => {
    const deck = await buildDeck('# L’été\n\n## Détail\n\n---\n\n# L’été\n');
    expect(deck.count('.slides>section#l-ete h2#detail')).toBe(1);
    expect(deck.count('.slides>section#l-ete-2')).toBe(1);
  });

  it('placeholders stay visible', async () => {
    const deck = await buildDeck('docker run <image> puis <none>\n');
    expect([deck.text('p'), deck.count('img')]).toEqual(['docker run <image> puis <none>', 0]);
  });

  it('character references are read once, so that `&lt;b&gt;` shows `<b>`', async () => {
    const deck = await buildDeck('&lt;b&gt; et `&amp;`\n');
    expect(deck.text('p')).toBe('<b> et &amp;');
  });

  it('empty slides at the ends go, with a hint', async () => {
    const deck = await buildDeck('\n---\n\n# A\n\n---\n');
    expect([deck.count('.slides>section'), deck.rules]).toEqual([1, ['slide-empty', 'slide-empty']]);
  });

  it('attributes that run code are left out', async () => {
    const deck = await buildDeck('Un <!-- .element: onclick="x()" -->\n');
    expect([deck.count('p[onclick]'), deck.rules]).toEqual([0, ['attribute-event']]);
  });

  it('nothing that an author writes breaks out of its attribute or its title', async () => {
    const deck = await buildDeck(
      '---\ntitle: </title><script>alert(1)</script>\n---\n# <b>a</b> & "b" </script>\n\n<!-- .slide: data-x="\'><script>alert(1)</script>" a>b="c" class="x&quot;><img>" -->\n',
    );
    expect(deck.count('.slides script')).toBe(0);
    expect(deck.html.match(/<script[^>]*>alert/g)).toBe(null);
    expect(deck.all('.slides>section')[0]?.properties['dataX']).toBe("'><script>alert(1)</script>");
  });
});
