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
 * `var()`, `light-dark()`, `color-mix(in srgb, …)` and `oklch(from … L calc(c * s) h)`, another lightness of a colour.
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
  const relative = /^from (.*) ([\d.]+) calc\(c \* ([\d.]+)\) h$/.exec(call?.[1] === 'oklch' ? call[2]! : '');
  if (relative) return relit(of(relative[1]!), Number(relative[2]), Number(relative[3]));
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
  const [r, g, b] = linear(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function linear(colour: Colour): Colour {
  const [r, g, b] = colour.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return [r!, g!, b!];
}

/** The same hue at another lightness, and a share of the chroma (OKLab, https://www.w3.org/TR/css-color-4/#color-conversion-code). */
function relit(colour: Colour, lightness: number, chroma: number): Colour {
  const [r, g, b] = linear(colour);
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const middle = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const greenRed = chroma * (1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short);
  const blueYellow = chroma * (0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short);
  const l = (lightness + 0.3963377774 * greenRed + 0.2158037573 * blueYellow) ** 3;
  const m = (lightness - 0.1055613458 * greenRed - 0.0638541728 * blueYellow) ** 3;
  const s = (lightness - 0.0894841775 * greenRed - 1.291485548 * blueYellow) ** 3;
  const [red, green, blue] = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((value) => {
    const inGamut = Math.min(1, Math.max(0, value));
    return inGamut <= 0.0031308 ? 12.92 * inGamut : 1.055 * inGamut ** (1 / 2.4) - 0.055;
  });
  return [red!, green!, blue!];
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
