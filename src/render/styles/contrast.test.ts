import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const themes = join(import.meta.dirname, '../../../themes');

/** Relative luminance (WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance). */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

/** The palettes of a theme: the blocks that set `--paper`. */
function palettes(css: string): Record<string, string>[] {
  return [...css.matchAll(/\{([^}]*--paper:[^}]*)\}/g)].map(([, block]) => {
    const raw = Object.fromEntries(
      [...block!.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, key, value]) => [key!, value!]),
    );
    return Object.fromEntries(
      Object.entries(raw).map(([key, value]) => [
        key,
        value.replace(/var\(--([\w-]+)\)/, (_, name: string) => raw[name]!),
      ]),
    );
  });
}

const grounds = ['paper', 'surface', 'brand-soft', 'accent-soft'];
const texts = ['ink', 'muted', 'brand', 'strong', 'accent-ink', 'ok'];
const tokens = ['ink', 'k', 's', 'c', 'n', 'f', 'v', 'p', 't', 'a', 'o', 'i', 'd', 'h'];
const pairs: [string, string, number][] = [
  ...texts.flatMap((text) => grounds.map((ground): [string, string, number] => [text, ground, 4.5])),
  ...tokens.flatMap((token) =>
    ['code-bg', 'brand-soft'].map((ground): [string, string, number] => [`code-${token}`, ground, 4.5]),
  ),
  ['code-dim', 'code-bg', 4.5],
  ['code-i', 'ok-soft', 4.5],
  ['code-d', 'accent-soft', 4.5],
  ['panel-ink', 'panel', 4.5],
  ['panel-ink', 'container', 4.5],
  ['terminal-ink', 'terminal', 7],
  ...grounds.map((ground): [string, string, number] => ['accent', ground, 3]),
];

describe.each(
  readdirSync(themes, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'fonts'),
)('the theme $name', ({ name }) => {
  const found = palettes(readFileSync(join(themes, name, 'theme.css'), 'utf8'));

  it('has a light and a dark palette', () => {
    expect(found).toHaveLength(2);
  });

  it('keeps every text readable on every ground (WCAG AA)', () => {
    const weak = found.flatMap((palette, index) =>
      pairs
        .map(([text, ground, least]) => ({ text, ground, least, ratio: contrast(palette[text]!, palette[ground]!) }))
        .filter(({ ratio, least }) => !(ratio >= least))
        .map(({ text, ground, ratio }) => `palette ${index}: ${text} on ${ground} ${ratio.toFixed(2)}`),
    );
    expect(weak).toEqual([]);
  });
});
