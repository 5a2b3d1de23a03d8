import { type Canonical, type Relation, relation } from './drawn.ts';
import { plain, veil } from './labels.ts';
import type { SourceLine } from './source.ts';

const id = String.raw`[\p{L}\p{N}_]+`;
const declared = new RegExp(String.raw`^class\s+(${id})(?:\s*~([^~]+)~)?\s*(\{)?$`, 'u');
const annotation = /^<<\s*([\p{L}\p{N}_]+)\s*>>$/u;
const member = new RegExp(String.raw`^(${id})\s*:\s*([^:].*)$`, 'u');
const ends = String.raw`<\|--|<\|\.\.|--\|>|\.\.\|>|\*--|--\*|o--|--o|<--|-->|<\.\.|\.\.>`;
const related = new RegExp(
  String.raw`^(${id})\s*(?:"([^"]*)"\s*)?(${ends})\s*(?:"([^"]*)"\s*)?(${id})(?:\s*:\s*(.+))?$`,
  'u',
);

/** Reads a class diagram: classes, their members, relations. */
export function classes(lines: readonly SourceLine[]): Canonical | undefined {
  if (!/^classDiagram(?:-v2)?$/.test(lines[0]?.text ?? '')) return undefined;
  const body: string[] = [];
  const relations: Relation[] = [];
  const names = new Set<string>();
  let inside = false;
  for (const { text } of lines.slice(1)) {
    if (inside) {
      if (text === '}') inside = false;
      else if (!annotation.test(text) && veil(text) === undefined) return undefined;
      body.push(inside && !annotation.test(text) ? written(text) : text.replace(/\s+(?=\w*>>)|(?<=<<)\s+/g, ''));
      continue;
    }
    const one = declared.exec(text);
    const link = related.exec(text);
    const line = member.exec(text);
    if (one) {
      inside = one[3] !== undefined;
      names.add(one[1] ?? '');
      if (one[2]?.includes(',')) return undefined;
      body.push(text);
    } else if (link) {
      const [, from = '', count = '', arrow = '', other = '', to = '', words = ''] = link;
      const label = veil(words);
      if (label === undefined) return undefined;
      const counts = [count, other].map((one) => (one ? `"${veil(one)}" ` : ''));
      body.push(`${from} ${counts[0]}${arrow} ${counts[1]}${to}${label && ` : ${label}`}`);
      names.add(from).add(to);
      const back = /^[<*o]/.test(arrow);
      relations.push(relation(from, to, plain(label), { back, forth: !back }));
    } else if (line) {
      names.add(line[1] ?? '');
      body.push(`${line[1]} : ${written(line[2] ?? '')}`);
    } else return undefined;
  }
  if (inside || names.size === 0) return undefined;
  return { text: ['classDiagram', ...body].join('\n'), relations, names: [...names] };
}

/** A member as the renderer reads it: the type before the name, types of types in angles. */
function written(text: string): string {
  const generic = text.replace(/;$/, '').replace(/~([^~]+)~/g, '\uE03C$1\uE03E');
  return generic.replace(/^([+\-#~]?)([\p{L}\p{N}_]+)\s*:\s*(\S+)$/u, '$1$3 $2');
}
