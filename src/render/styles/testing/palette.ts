import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type Scheme = 'light' | 'dark';
/** Red, green, blue, from 0 to 1. */
export type Colour = readonly [number, number, number];
/** Custom properties of a theme, as they are told. */
export type Properties = ReadonlyMap<string, string>;

export const themesFolder = join(import.meta.dirname, '../../../../themes');

/** Names of our own themes. */
export const ownThemes: readonly string[] = readdirSync(themesFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(join(themesFolder, entry.name)).includes('theme.css'))
  .map(({ name }) => name);

/** A stylesheet with what it imports by relative paths, without comments. */
export function readStyles(path: string): string {
  const text = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  return text.replace(/@import\s+'(\.[^']+)'[^;]*;/g, (_, name: string) => readStyles(join(dirname(path), name)));
}

/** What the blocks of `:root` set; where a property is set twice, the later one holds. */
export function rootProperties(css: string): Properties {
  const blocks = [...css.matchAll(/([^{}]*)\{([^{}]*)\}/g)].filter(([, selector]) => /:root(?![[:.])/.test(selector!));
  return new Map(
    blocks.flatMap(([, , block]) =>
      [...block!.matchAll(/(--[\w-]+)\s*:\s*([^;]+)/g)].map(([, name, value]): [string, string] => [
        name!,
        value!.replace(/\s+/g, ' ').trim(),
      ]),
    ),
  );
}

/**
 * The colour that a property comes to, of what themes are written with: hexadecimal numbers, `black`, `white`,
 * `var()`, `light-dark()` and `color-mix(in srgb, …)`.
 * @throws on anything else.
 */
export function colourOf(value: string, properties: Properties, scheme: Scheme): Colour {
  const of = (part: string): Colour => colourOf(part, properties, scheme);
  const call = /^([\w-]+)\((.*)\)$/.exec(value);
  if (call?.[1] === 'var') return of(properties.get(call[2]!) ?? fail(value));
  const parts = call ? splitArguments(call[2]!) : [];
  if (call?.[1] === 'light-dark') return of(parts[scheme === 'light' ? 0 : 1]!);
  if (call?.[1] === 'color-mix' && parts[0] === 'in srgb') {
    const [, one, share] = /^(.*) ([\d.]+)%$/.exec(parts[1]!) ?? fail(value);
    const [from, to] = [of(one!), of(parts[2]!)];
    const mixed = (at: 0 | 1 | 2): number => to[at] + (from[at] - to[at]) * (Number(share) / 100);
    return [mixed(0), mixed(1), mixed(2)];
  }
  const hex = { white: '#ffffff', black: '#000000' }[value] ?? value;
  if (!/^#[0-9a-f]{6}$/.test(hex)) fail(value);
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return [r!, g!, b!];
}

/** Contrast of two colours, from 1 to 21 (WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
export function contrast(one: Colour, other: Colour): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: Colour): number {
  const [r, g, b] = colour.map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** Parts between commas that stand in no further brackets. */
function splitArguments(text: string): string[] {
  let depth = 0;
  const parts = [''];
  for (const sign of text) {
    if (sign === '(') depth++;
    if (sign === ')') depth--;
    if (sign === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim());
}

function fail(value: string): never {
  throw new Error(`\`${value}\` is not a colour that the tests can compute`);
}
