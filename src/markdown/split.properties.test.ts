import fc from 'fast-check';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import type { SlideSource, SourceSpan } from '../model/source.ts';
import { type SplitOptions, split } from './split.ts';

/** Lines that matter to the scanner, in any order, with any line ending. */
const line = fc.constantFrom(
  ...['', ' ', '---', '----', '--- '],
  ...['texte', '# Un', '## Deux', '===', '```', '```js', '````', '~~~', '~~~ x `', '- a'],
  ...['  ```', '    ```', '> ```', '> x', '1. b', '<!--', '-->', '<!-- c -->', 'x <!-- y', '<pre>', '</pre>', '<div>'],
  ...['Note: n', 'Notes : m', 'note:'],
  ...['[a]: /u', '[^a]: pied', '    suite', '[x][a] [^a]', '\t```', '++', '`<!--`', '-'],
);
/**
 * Those of which the scanner and the parser must say the same. The parser knows no notes, reads a definition
 * as a paragraph first, ends `<pre>` within other HTML, and has rules of its own for tabs and empty items.
 * A comment that opens within a line hides a fence from the scanner, but not from the parser where that line
 * only continues an item lazily.
 */
const common = line.filter((text) => !/^note|^ *\[|<\/pre>|<div>|\t|^-$|^x <!--/i.test(text));
const ending = fc.constantFrom('\n', '\n', '\r\n', '\r');
const linesOf = (one: fc.Arbitrary<string>) =>
  fc.array(fc.tuple(one, ending), { maxLength: 40 }).map((lines) => lines.flat().join(''));
const chapter = fc.oneof(
  { weight: 4, arbitrary: linesOf(line) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);
const level = fc.constantFrom<SplitOptions['slideLevel']>('auto', false, 1, 2, 3);
const dialect = fc.constantFrom<SplitOptions['dialect']>('course', 'reveal-md');
const builtIn: fc.Arbitrary<SplitOptions> = fc.record({ dialect, slideLevel: level });
const patterns = ['\\+\\+', '^\n\n', 'x*', '^\\r?\\n---$', '(', '<!--', '', '\n', 'o', '^note'];
const pattern = fc.option(fc.constantFrom(...patterns), { nil: undefined });
const any: fc.Arbitrary<SplitOptions> = fc.record({
  dialect,
  slideLevel: level,
  separator: pattern,
  verticalSeparator: pattern,
  notesSeparator: pattern,
});

const start = { line: 4, column: 1, offset: 30 };
const spansOf = (slides: readonly SlideSource[]): SourceSpan[] =>
  slides.flatMap(({ content, notes }) => [content, ...notes]);

describe('split, for any chapter', { timeout: 120_000 }, () => {
  it('never throws, and gives true places', () => {
    fc.assert(
      fc.property(chapter, any, (text, options) => {
        const { slides, findings } = split({ text, start }, options);
        for (const span of spansOf(slides)) {
          const from = span.start.offset - start.offset;
          expect(text.slice(from, from + span.text.length)).toBe(span.text);
          const before = text.slice(0, from).split(/\r\n|\r|\n/);
          // A span may begin between CR and LF only when a pattern says so.
          if (!(text[from - 1] === '\r' && text[from] === '\n')) {
            expect(span.start.line).toBe(start.line + before.length - 1);
            expect(span.start.column).toBe((before.at(-1) as string).length + 1);
          }
        }
        const count = text.split(/\r\n|\r|\n/).length;
        for (const { place } of findings) {
          if (place) expect(place.line).toBeGreaterThanOrEqual(start.line);
          if (place) expect(place.line).toBeLessThan(start.line + count);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('loses no text: what is in no slide is a separator, a marker or blank', () => {
    fc.assert(
      fc.property(chapter, builtIn, (text, options) => {
        let at = 0;
        for (const span of spansOf(split({ text, start }, options).slides)) {
          const from = span.start.offset - start.offset;
          expect(from).toBeGreaterThanOrEqual(at);
          expect(text.slice(at, from)).toMatch(GAP);
          at = from + span.text.length;
        }
        expect(text.slice(at)).toMatch(GAP);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the first slide the cut start, and no other', () => {
    fc.assert(
      fc.property(chapter, any, (text, options) => {
        const { slides } = split({ text, start }, options);
        for (const [index, slide] of slides.entries()) {
          expect(slide.index).toBe(index);
          expect(slide.cut === 'start').toBe(index === 0);
        }
      }),
    );
  });

  it('never cuts a fence that is closed', () => {
    const inside = fc.constantFrom('---', '----', '', 'a: 1', '# x', '## y', 'Note: z', '<!--', '[a]: b');
    const fence = fc
      .tuple(fc.constantFrom('```', '````', '~~~'), fc.array(inside, { maxLength: 8 }))
      .map(([mark, lines]) => [`${mark}yaml`, ...lines, mark].join('\n'));
    fc.assert(
      fc.property(
        fc.array(fence, { minLength: 1, maxLength: 6 }),
        builtIn,
        fc.boolean(),
        (fences, options, separated) => {
          const text = fences.join(separated ? '\n\n---\n\n' : '\n\ntexte\n\n');
          const { slides, findings } = split({ text, start }, options);
          const contents = slides.map((slide) => slide.content.text);
          expect(findings).toEqual([]);
          for (const fence of fences) expect(contents.some((content) => content.includes(fence))).toBe(true);
          expect(contents).toHaveLength(separated ? fences.length : 1);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('finds a fence unclosed where the parser does', () => {
    const parser = unified().use(remarkParse);
    const nowhere = { separator: '\0', verticalSeparator: '\0' };
    const whole: SplitOptions = { dialect: 'course', slideLevel: false, ...nowhere };
    fc.assert(
      fc.property(linesOf(common), (text) => {
        const { findings } = split({ text, start: { line: 1, column: 1, offset: 0 } }, whole);
        const said = findings.filter((finding) => finding.ruleId === 'fence-unclosed');
        const open: number[] = [];
        visit(parser.parse(text), 'code', (node) => {
          const source = text.slice(node.position?.start.offset, node.position?.end.offset);
          const mark = /^(`{3,}|~{3,})/.exec(source)?.[1];
          const rows = source.split(/\r\n|\r|\n/);
          const last = rows.length > 1 ? /^[>\s]*(`{3,}|~{3,})[ \t]*$/.exec(rows.at(-1) as string)?.[1] : undefined;
          if (mark && !last?.startsWith(mark)) open.push(node.position?.start.line ?? 0);
        });
        expect(said.map((finding) => finding.place?.line)).toEqual(open);
      }),
      { numRuns: 500 },
    );
  });

  it('takes long chapters of any make', () => {
    const units = [
      ...[
        'texte\n',
        '```js\n',
        '```\n---\n',
        '<!--\n---\n',
        '- a\n  ```\n',
        '> ```a\n> x\n',
        '[a]: b\n[a]\n\n',
        'x <!-- y\n',
        '`a <!--',
      ],
      ...['Note:\n', '<pre>\n---\n', '# A\n\n', '[', '> ', '<a', '~~~~~~~~~~'],
    ];
    for (const unit of units) {
      const text = unit.repeat(Math.ceil(500_000 / unit.length));
      expect(() => split({ text, start }, { dialect: 'course', slideLevel: 'auto' })).not.toThrow();
    }
  });
});

/** Separators, notes markers and white space. */
const GAP = /^(?:\s|----?$|notes?[^\S\r\n]*:)*$/im;
