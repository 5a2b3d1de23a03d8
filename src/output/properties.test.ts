import { describe, expect, it } from 'vitest';
import { propertiesIn, strayProperties } from './properties.ts';

const known = ['--paper', '--ink', '--brand', '--brand-soft'];
const said = (css: string) => strayProperties(css, known).map(({ reason, fix, place }) => ({ reason, fix, place }));

describe('custom properties of a theme', () => {
  it('that are nearly known are told, with their place', () => {
    expect(said(':root {\n  --ink: red;\n  /* --x: */ --brnad: #123;\n}\n')).toEqual([
      {
        reason: 'No theme knows the custom property `--brnad`',
        fix: 'Did you mean `--brand`?',
        place: { line: 3, column: 14, end: { line: 3, column: 21 } },
      },
    ]);
  });

  it.each([':root,', 'html.dark', '.a, :root:not(.b)', '@media print { html'])('set by `%s`', (selector) => {
    expect(said(`@import 'a.css';\n${selector.replace(/,$/, '')} { --papper: white }`)).toHaveLength(1);
  });

  it.each([
    ':root { --marge: 3px; --pair: 1 }',
    ':root { --brand2: red } a { color: var( --brand2 ) }',
    '.card { --brnad: red }',
    'html .card { --brnad: red }',
    '/* :root { --brnad: red } */',
    ':root { --brand: red',
  ])('of the author are left alone: `%s`', (css) => expect(said(css)).toEqual([]));

  it('are known when a stylesheet sets them or asks for them', () => {
    expect(propertiesIn('a{--b:1;c:var(--d,var(--e))}.f--g{}')).toEqual(['--b', '--d', '--e']);
  });

  it('are found in any text, in little time', () => {
    expect(said(`${'{'.repeat(20_000)}${'a;'.repeat(20_000)}${'}'.repeat(20_000)}`)).toEqual([]);
  });
});
