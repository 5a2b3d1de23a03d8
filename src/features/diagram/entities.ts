import { type Canonical, type Relation, relation } from './drawn.ts';
import { plain, veil } from './labels.ts';
import type { SourceLine } from './source.ts';

const id = String.raw`[\p{L}\p{N}_-]+`;
const opening = new RegExp(String.raw`^(${id})\s*\{$`, 'u');
const attribute = /^[\p{L}\p{N}_[\]().-]+\s+[\p{L}\p{N}_.-]+(?:\s+(?:PK|FK|UK)(?:\s*,\s*(?:PK|FK|UK))*)?$/u;
const related = new RegExp(
  String.raw`^(${id})\s*((?:\|\||\|o|\}\||\}o)(?:--|\.\.)(?:\|\||o\||\|\{|o\{))\s*(${id})\s*:\s*(.+)$`,
  'u',
);

/** Reads an entity-relationship diagram: entities, their attributes without comments, relations. */
export function entities(lines: readonly SourceLine[]): Canonical | undefined {
  if (!/^erDiagram$/.test(lines[0]?.text ?? '')) return undefined;
  const body: string[] = [];
  const relations: Relation[] = [];
  const names = new Set<string>();
  let inside = false;
  for (const { text } of lines.slice(1)) {
    const entity = opening.exec(text);
    const link = related.exec(text);
    if (inside) {
      if (text === '}') inside = false;
      else if (!attribute.test(text)) return undefined;
      body.push(text.replace(/\s*,\s*/g, ' '));
    } else if (entity) {
      inside = true;
      names.add(entity[1] ?? '');
      body.push(text);
    } else if (link) {
      const [, from = '', ends = '', to = '', words = ''] = link;
      const label = veil(words.replace(/^(["'])(.*)\1$/, '$2'));
      if (!label) return undefined;
      body.push(`${from} ${ends} ${to} : ${label}`);
      names.add(from).add(to);
      relations.push(relation(from, to, plain(label)));
    } else return undefined;
  }
  if (inside || names.size === 0) return undefined;
  return { text: ['erDiagram', ...body].join('\n'), relations, names: [...names] };
}
