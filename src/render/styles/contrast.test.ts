import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  colourOf,
  contrast,
  ownThemes,
  type Properties,
  readStyles,
  rootProperties,
  type Scheme,
  themesFolder,
} from './testing/palette.ts';

const grounds = ['paper', 'surface', 'brand-soft', 'accent-soft', 'ok-soft', 'plum-soft', 'danger-soft'];
const texts = ['ink', 'muted', 'brand', 'strong', 'accent-ink', 'ok', 'plum', 'danger'];
const tokens = ['ink', 'k', 's', 'c', 'n', 'f', 'v', 'p', 't', 'a', 'o', 'i', 'd', 'h'];
const shapes = ['accent', 'brand', 'ok', 'plum', 'danger'];

interface Measures {
  readonly text: number;
  readonly shape: number;
  readonly line: number;
}

/** What must be told apart, and by how much. */
function pairs({ text, shape, line }: Measures): [string, string, number][] {
  const each = (ones: readonly string[], others: readonly string[], least: number): [string, string, number][] =>
    ones.flatMap((one) => others.map((other): [string, string, number] => [one, other, least]));
  return [
    ...each(texts, grounds, text),
    ...each(
      tokens.map((token) => `code-${token}`),
      // The ground of code, of its current lines, of what was added and removed; of code inside an exercise
      ['code-bg', 'brand-soft', 'ok-soft', 'accent-soft'],
      text,
    ),
    ['code-dim', 'code-bg', text],
    ['panel-ink', 'panel', text],
    ['panel-ink', 'container', text],
    ['terminal-ink', 'terminal', 7],
    ...each(['terminal-muted', 'terminal-ok', 'terminal-bad', 'terminal-brand'], ['terminal'], text),
    ...each(shapes, grounds, shape),
    ['focus', 'paper', shape],
    ...each(['rule'], ['paper', 'surface'], line),
  ];
}

const decorative = 1.15;
/** AA for text and shapes (WCAG 1.4.3, 1.4.11); in `contraste` AAA, and lines that everybody sees. */
const measures = (theme: string): Measures =>
  theme === 'contraste' ? { text: 7, shape: 4.5, line: 4.5 } : { text: 4.5, shape: 3, line: decorative };

/** The pairs that are too near to each other. */
function weak(properties: Properties, scheme: Scheme, wanted: readonly [string, string, number][]): string[] {
  const colour = (name: string) => colourOf(`var(--${name})`, properties, scheme);
  return wanted
    .map(([one, other, least]) => ({ one, other, least, ratio: contrast(colour(one), colour(other)) }))
    .filter(({ ratio, least }) => !(ratio >= least))
    .map(({ one, other, ratio }) => `${one} on ${other} ${ratio.toFixed(2)}`);
}

describe.each(ownThemes)('the theme %s', (theme) => {
  const properties = rootProperties(readStyles(join(themesFolder, theme, 'theme.css')));
  it.each(['light', 'dark'] as const)('keeps every text readable on every ground, %s', (scheme) => {
    expect(weak(properties, scheme, pairs(measures(theme)))).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has a ground of its kind, %s', (scheme) => {
    const paper = colourOf('var(--paper)', properties, scheme);
    expect(contrast(paper, scheme === 'light' ? [1, 1, 1] : [0, 0, 0])).toBeLessThan(1.5);
  });
});

describe('a theme of a course that sets ten properties in pairs', () => {
  const css = readFileSync(join(themesFolder, '../tests/fixtures/theme/themes/vert-foret/theme.css'), 'utf8');
  const properties = rootProperties(readStyles(join(themesFolder, 'estrade/theme.css')) + css);

  it.each(['light', 'dark'] as const)('is readable on every ground, %s', (scheme) => {
    expect(rootProperties(css).size).toBe(10);
    expect(weak(properties, scheme, pairs(measures('vert-foret')))).toEqual([]);
  });
});
