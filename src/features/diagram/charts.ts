import type { Canonical } from './drawn.ts';
import { veil } from './labels.ts';
import type { SourceLine } from './source.ts';

const number = String.raw`-?\d+(?:\.\d+)?`;
const title = /^title\s+(?:"([^"]+)"|([^"\s].*))$/;
const axis = new RegExp(
  String.raw`^(x-axis|y-axis)(?:\s+(?:"([^"]*)"|(?![\d[-])(\S+)))?(?:\s*\[([^\]]+)\]|\s+(${number})\s*-->\s*(${number}))?$`,
);
const series = new RegExp(String.raw`^(bar|line)\s*\[(\s*${number}\s*(?:,\s*${number}\s*)*)\]$`);

/** Reads a chart with bars and lines. */
export function charts(lines: readonly SourceLine[]): Canonical | undefined {
  const header = /^xychart(?:-beta)?(\s+horizontal)?$/.exec(lines[0]?.text ?? '');
  if (!header) return undefined;
  const body: string[] = [];
  const names: string[] = [];
  const values: string[] = [];
  for (const { text } of lines.slice(1)) {
    const named = title.exec(text);
    const along = axis.exec(text);
    const data = series.exec(text);
    if (named) {
      const label = veil(named[1] ?? named[2] ?? '');
      if (!label) return undefined;
      body.push(`title "${label}"`);
    } else if (along) {
      const [, which = '', quoted, bare, list, from, to] = along;
      const label = veil(quoted ?? bare ?? '');
      const places = list?.split(',').map((place) => place.trim().replace(/^"(.*)"$/, '$1'));
      // The renderer shows the name of the horizontal axis only beside its places.
      if (label === undefined || (which === 'x-axis' && !places && from === undefined)) return undefined;
      if (which === 'y-axis' && places) return undefined;
      names.push(...(places ?? []));
      const range = places ? `[${places.map((place) => veil(place)).join(', ')}]` : from && `${from} --> ${to}`;
      body.push([which, label && `"${label}"`, range].filter(Boolean).join(' '));
    } else if (data) {
      values.push(...(data[2] ?? '').split(',').map((value) => value.trim()));
      body.push(`${data[1]} [${data[2]}]`);
    } else return undefined;
  }
  if (values.length === 0) return undefined;
  const told = names.length === values.length ? names.map((name, index) => `${name} (${values[index]})`) : [...names];
  return { text: [`xychart-beta${header[1] ?? ''}`, ...body].join('\n'), relations: [], names: told };
}
