import { describe, expect, it } from 'vitest';
import { formatDiagnostics } from '../../src/commands/report.ts';
import { severityOf } from '../../src/model/diagnostic.ts';
import { createPipeline } from '../../src/pipeline.ts';
import { useFolders } from '../support/folders.ts';

const folder = useFolders();
const pipeline = createPipeline();

/** Numbers that are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function randomText(signs: string, length: number): string {
  const next = numbers(length);
  return Array.from({ length }, () => signs[Math.floor(next() * signs.length)]).join('');
}

function randomBytes(length: number): Uint8Array {
  const next = numbers(7);
  return Uint8Array.from({ length }, () => Math.floor(next() * 256));
}

async function run(data: string | Uint8Array) {
  const { diagnostics, linked } = await pipeline.run(folder({ 'a.md': data }), { single: false, strict: false });
  // Whatever was said can be shown.
  formatDiagnostics(diagnostics, { colour: true, hints: true, lines: () => String(data).slice(0, 500) });
  const errors = diagnostics.filter((message) => severityOf(message) === 'error').map(({ ruleId }) => ruleId);
  return { errors, slides: linked.decks[0]?.positions.flatMap(({ slides }) => slides).length };
}

describe('becomes a deck', () => {
  const cases: [string, string, number][] = [
    ['nothing at all', '', 0],
    ['only front matter', '---\ntitle: A\n---\n', 0],
    ['only a comment', '<!-- rien -->\n', 1],
    ['a comment that never closes', '<!-- rien\n', 1],
    ['a lone ---', '---', 0],
    ['two thousand ---', '---\n'.repeat(2000), 0],
    ['NULs', '# A\0B\n\n\0\0\n\n![x](a\0b.png)\n\n```js\n\0\n```\n', 1],
    ['lone CRs', '# A\r\r---\r\r# B\r', 2],
    ['two byte order marks', '\ufeff\ufeff# A\n', 1],
    ['a change of direction', '# \u202e\u05d2\u05d1\u05d0\n\n\u202e![x](\u202egpj.png)\n', 1],
    ['joined emoji', `# 👩‍👩‍👧‍👦 ${'😀'.repeat(2000)}\n`, 1],
    ['Unicode line separators', '# A\u2028B\u2029C\n', 1],
    ['a line of a megabyte', 'mot '.repeat(250_000), 1],
    ['a word of a megabyte', 'a'.repeat(1_000_000), 1],
    ['two thousand equal headings', '## Titre\n\n'.repeat(2000), 2000],
    ['a wide table', `|${'a|'.repeat(300)}\n|${'-|'.repeat(300)}\n${`|${'x|'.repeat(300)}\n`.repeat(3)}`, 1],
    ['brackets without end', '['.repeat(5000), 1],
    ['emphasis without end', '*a '.repeat(5000), 1],
    ['signs of tags without end', '<'.repeat(20_000), 1],
    ['a hundred thousand blanks in prose', `# A\n\na${' '.repeat(100_000)}b\n`, 1],
    ['as many in code that is trimmed', `<pre><code data-trim>a${' '.repeat(100_000)}b</code></pre>\n`, 1],
    ['starts of tags in a script', `# A\n\n<script>${'<a '.repeat(50_000)}'</script>\n`, 1],
    ['addresses without end in a style', `# A\n\n<style>${'url('.repeat(40_000)}</style>\n`, 1],
    ['fences that grow', Array.from({ length: 300 }, (_, index) => '`'.repeat(index + 3)).join('\n'), 1],
    ['footnotes in a circle', 'a[^1]\n\n[^1]: b[^2]\n\n[^2]: c[^1]\n', 1],
    ['steps far beyond the block', '```js [1-999999999]\nx\n```\n', 1],
    ['an attribute comment that is one long word', `# A <!-- .element: ${'x'.repeat(50_000)} -->\n`, 1],
    ['signs in any order', randomText('`~*_[]()<>#-|!{}"\'\\\n 1.$=&;', 4000).replace(/^-{3}/, ''), 0],
    ['a front matter with keys of objects', '---\n__proto__: {x: 1}\nconstructor: 3\ntitle: A\n---\n# A\n', 1],
  ];

  it.each(cases)('%s', async (name, text, slides) => {
    const result = await run(text);
    expect(result.errors.filter((rule) => rule !== 'directive-unclosed')).toEqual([]);
    if (name !== 'signs in any order') expect(result.slides).toBe(slides);
  });
});

describe('links lead to a chapter', () => {
  it.each(['a#b', 'a?b', '50%', '50%25', 'http:x', 'a"b', "l'été", 'a&b', 'a b'])(
    'whose file is `%s.md`',
    async (name) => {
      const root = folder({
        'course.yaml': 'title: A\n',
        [`${name}.md`]: '# A\n',
        'zz.md': `# Z\n\n[A](<${encodeURIComponent(name)}.md>)\n`,
      });
      const { artifact, diagnostics } = await pipeline.run(root, { single: false, strict: false });
      expect(diagnostics).toEqual([]);
      const page = (path: string) => String(artifact.pages.find((one) => one.path === path)?.data);
      const home = [...page('index.html').matchAll(/<a href="([^"]*)"/g)].map(([, href = '']) => target(href));
      const [config = ''] = /{"lang".*}/.exec(page('zz.html')) ?? [];
      const link = /<a href="([^"]*)">A</.exec(page('zz.html'))?.[1] ?? '';
      const pages = [`${name.normalize('NFC')}.html`, 'zz.html'];
      expect(home).toEqual(pages);
      expect([target(JSON.parse(config).previous.href), target(link)]).toEqual([pages[0], pages[0]]);
    },
  );

  /** The file that a browser would ask for. */
  const target = (href: string): string => {
    const { protocol, pathname } = new URL(
      href.replaceAll('&amp;', '&').replaceAll('&#x26;', '&').replaceAll('&#x27;', "'"),
      'file:///',
    );
    return protocol === 'file:' ? decodeURIComponent(pathname.slice(1)) : href;
  };
});

describe('is told as an error, with its place', () => {
  const cases: [string, string | Uint8Array, string][] = [
    ['random bytes', randomBytes(5000), 'encoding-invalid'],
    ['half a surrogate pair', Buffer.from([0x23, 0x20, 0xed, 0xa0, 0x80]), 'encoding-invalid'],
    ['front matter that never closes', '---\ntitle: A\n', 'frontmatter-invalid'],
    ['YAML brackets without end', `---\ntitle: ${'['.repeat(20_000)}\n---\n# A\n`, 'frontmatter-invalid'],
    [
      'YAML that doubles itself',
      `---\na: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh'].map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefg'[index]}`).join()}]\n`).join('')}title: *h\n---\n# A\n`,
      'frontmatter-invalid',
    ],
    ['quotes, 5000 deep', `${'> '.repeat(5000)}fin\n`, 'nesting-deep'],
    ['lists on one line, 5000 deep', `${'- '.repeat(5000)}fin\n`, 'nesting-deep'],
    [
      'lists by indentation, 500 deep',
      Array.from({ length: 500 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n'),
      'nesting-deep',
    ],
    ['elements, 5000 deep', '<div>'.repeat(5000), 'nesting-deep'],
    ['inline elements, 5000 deep', `a ${'<b>'.repeat(5000)}x`, 'nesting-deep'],
    ['an SVG, 5000 deep', `<svg>${'<g>'.repeat(5000)}${'</g>'.repeat(5000)}</svg>`, 'nesting-deep'],
    ['emphasis, 1000 deep', `${'*'.repeat(1000)}a${'*'.repeat(1000)}`, 'nesting-deep'],
    ['directives, 500 deep', ':::notes\n'.repeat(500), 'nesting-deep'],
  ];

  it.each(cases)('%s', async (_, data, rule) => {
    const { errors, slides } = await run(data);
    expect(errors).toEqual([rule]);
    expect(slides).toBeUndefined();
  });
});
