import { join } from 'node:path';
import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { beforeAll, describe, expect, it } from 'vitest';
import { chapterOf, compileChapter, compileWith } from '../../tests/support/feature.ts';
import { createFeatures } from '../features/index.ts';
import type { Feature } from '../model/feature.ts';
import type { Slide } from '../model/slide.ts';
import { toChapter } from '../model/source.ts';

const folder = import.meta.dirname;
let features: readonly Feature[] = [];
beforeAll(() => {
  features = createFeatures(join(folder, '../../lib'));
});

const compile = (text: string): Promise<readonly Slide[]> => compileChapter(features, chapterOf(text), folder);
const html = (slide: Slide | undefined): string => (slide ? toHtml(slide.tree, { allowDangerousHtml: true }) : '');

describe('definitions that stand on another slide', () => {
  const definitions = '\n---\n\n# B\n\n[r]: https://example.org/\n[^n]: Source.\n';

  it('are known', async () => {
    const [slide] = await compile(`[lien][r] et note[^n]\n${definitions}`);
    expect(html(slide)).toContain('<a href="https://example.org/"');
    expect(html(slide)).toContain('Source.');
  });

  it('are no part of a fence or a comment that is left open', async () => {
    for (const open of ['```text\nls\n', '~~~~text\nls\n~~~\n', '<!-- rien\n']) {
      const [slide] = await compile(`[lien][r]\n\n${open}${definitions}`);
      expect(html(slide)).toContain('<a href="https://example.org/"');
      expect(html(slide).replace(/href="[^"]*"/, '')).not.toContain('example.org');
    }
  });

  it('have no place on the slide', async () => {
    const [slide] = await compile('note[^n]\n\n---\n\n# B\n\n[^n]: ![](absent.png)\n');
    expect(slide?.findings.map(({ ruleId, place }) => [ruleId, place])).toEqual([
      ['image-alt', undefined],
      ['image-missing', undefined],
    ]);
  });
});

it('reports a feature that throws by its name, and goes on with the others', async () => {
  const broken: Feature = {
    name: 'broken',
    html() {
      throw new Error('no more tea');
    },
  };
  const { html: shown, findings } = await compileWith([broken, ...features], "L'un !", folder);
  expect(shown).toBe('<p>L’un\u202f!</p>');
  expect(findings[0]?.reason).toBe('The feature `broken` failed on this slide: no more tea');
});

it('records every file that a slide asked for, found or not', async () => {
  const [slide] = await compile('![a](lines.ts) ![b](line.ts) ![c](nowhere/d.png) ![d](../../../../x.png)\n');
  expect(slide?.inputs).toEqual([
    { reference: 'lines.ts', path: join(folder, 'lines.ts'), digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
    { reference: 'line.ts', path: undefined, digest: 'missing lines.ts' },
    { reference: 'nowhere/d.png', path: undefined, digest: 'missing' },
    { reference: '../../../../x.png', path: undefined, digest: 'outside' },
  ]);
});

it('places what is in notes relative to the notes, and their facts relative to the slide', async () => {
  const [slide] = await compile('# A\n\nNote:\n\n![](x.png) et [là](#rien)\n');
  const notes = slide?.source.notes[0];
  expect(slide?.findings.map(({ in: span, place }) => [span, place && notes && toChapter(notes, place).line])).toEqual([
    [0, 5],
    [0, 5],
  ]);
  expect(slide?.facts.links[0]?.place?.line).toBe(5);
});

it('compiles every text, and gives the same for the same', async () => {
  for (const feature of features) await feature.prepare?.();
  const parts = fc.constantFrom(
    ...[
      '# ',
      '\n',
      '\n\n',
      ' ',
      '- ',
      '> ',
      '```',
      '~~~',
      '<!-- ',
      ' -->',
      '.element: ',
      '.slide: ',
      'class="a"',
      'id="b"',
    ],
    ...[
      '<div>',
      '</div>',
      '<svg>',
      '<title>',
      '<style>',
      '<script>',
      '<p ',
      '>',
      '<none>',
      '&lt;',
      '"',
      "'",
      '=',
      '\\',
    ],
    ...[
      ':::',
      '::',
      'notes',
      '[x]',
      '(#y)',
      '[^1]',
      '[^1]: ',
      '![](z.png)',
      '|',
      '|---|',
      'Note:',
      '«',
      '!',
      'é',
      '\r\n',
      '😀',
    ],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(parts, { maxLength: 30 }), async (texts) => {
      const text = texts.join('');
      const once = await compileWith(features, text, folder);
      expect(once.findings.filter(({ ruleId }) => ruleId === 'feature-failed')).toEqual([]);
      const twice = await compileWith(features, text, folder);
      expect(twice).toEqual(once);
    }),
    { numRuns: 150 },
  );
});
