import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { createMarkdown } from './processor.ts';

const markdown = createMarkdown();

/** Every formula of a text, as `$x$` or `$$x$$`, and what stands around it as text. */
function formulas(text: string, options?: { math: boolean }): string[] {
  const found: string[] = [];
  const visit = (node: Nodes): void => {
    const { type, value } = node as { type: string; value?: string };
    if (type === 'inlineMath') found.push(`$${value}$`);
    if (type === 'math') found.push(`$$${value}$$`);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(markdown.parse(text, options));
  return found;
}

describe('a dollar opens a formula by Pandoc’s rule', () => {
  it.each([
    ['$a_1 * b_2$ et *x*', ['$a_1 * b_2$']],
    ['**$x$** et [$y$](u)', ['$x$', '$y$']],
    ['le $n$ième', ['$n$']],
    ['$a\nb$', ['$a\nb$']],
    ['$\\$5$', ['$\\$5$']],
    ['$a<b$ et $c>d$', ['$a<b$', '$c>d$']],
    ['| a | b |\n|---|---|\n| $x$ | 3 |', ['$x$']],
    ['\\$$z$', ['$z$']],
    ['une $$E$$ dans le texte', ['$E$']],
  ])('%s', (text, expected) => {
    expect(formulas(text)).toEqual(expected);
  });

  it.each([
    '$HOME et $PATH',
    '10 $ et 20 $ et 30$',
    '$20,000 and $30,000',
    '`$x` et `$y$`',
    '\\$x\\$',
    '$x $ non',
    '$ x$ non',
    '$x\n\ny$',
    '```sh\necho $A $B$\n```',
  ])('but not in %s', (text) => {
    expect(formulas(text)).toEqual([]);
  });

  it('and none where formulas are off', () => {
    expect(formulas('$x$', { math: false })).toEqual([]);
  });
});

describe('a block', () => {
  it.each([
    ['$$E = mc^2$$', 'E = mc^2'],
    ['$$\na + b\n= c\n- d\n$$', 'a + b\n= c\n- d'],
    ['$$a\n+ b$$', 'a\n+ b'],
    ['> $$\n> a\n> $$', 'a'],
    ['- a\n\n  $$\n  x\n  $$', 'x'],
    ['texte\n$$\na\n$$\nsuite', 'a'],
    ['$$\\text{si $x$}$$', '\\text{si $x$}'],
  ])('%s', (text, formula) => {
    expect(formulas(text)).toEqual([`$$${formula}$$`]);
  });

  it.each(['$$ est le PID\n\n- a', '$$\na\n\nb\n$$', '> $$\n> a\n\n$$', '$$\na', '$$$x$$$'])(
    'but not in %s, where it has no end',
    (text) => {
      expect(formulas(text)).toEqual([]);
    },
  );

  it('that has no end leaves what follows as it is', () => {
    const { children } = markdown.parse('$$ est le PID\n\n- a\n- b\n\nSuite $x$');
    expect(children.map(({ type }) => type)).toEqual(['paragraph', 'list', 'paragraph']);
  });
});

it('every text with dollars can be read, and its places stay', () => {
  const piece = fc.constantFrom('$', '$$', '\n', '\n\n', 'x', ' ', '\\', '> ', '- ', '`', '*', '1', '\t', '| a |');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const visit = (node: Nodes): void => {
        const { type, position } = node as Nodes;
        const written = text.slice(position?.start.offset, position?.end.offset);
        if ((type as string) === 'inlineMath' || (type as string) === 'math') {
          expect(written.startsWith('$')).toBe(true);
          expect(written.trimEnd().endsWith('$')).toBe(true);
        }
        if ('children' in node) node.children.forEach(visit);
      };
      visit(markdown.parse(text));
    }),
  );
});
