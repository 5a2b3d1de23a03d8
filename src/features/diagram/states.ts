import { type Canonical, type Relation, relation } from './drawn.ts';
import { plain, veil } from './labels.ts';
import type { SourceLine } from './source.ts';

const id = String.raw`[\p{L}\p{N}_]+`;
const header = /^stateDiagram(?:-v2)?$/;
const direction = /^direction\s+(?:TD|TB|LR|BT|RL)$/i;
const transition = new RegExp(String.raw`^(\[\*\]|${id})\s*-->\s*(\[\*\]|${id})(?:\s*:\s*(.+))?$`, 'u');
const composite = new RegExp(String.raw`^state\s+(?:"([^"]+)"\s+as\s+)?(${id})\s*\{$`, 'u');
const alias = new RegExp(String.raw`^state\s+"([^"]+)"\s+as\s+(${id})$`, 'u');
const described = new RegExp(String.raw`^(?:state\s+)?(${id})\s*:\s*(.+)$`, 'u');

/** Reads a state diagram: states, their descriptions, transitions, states in states. */
export function states(lines: readonly SourceLine[]): Canonical | undefined {
  if (!header.test(lines[0]?.text ?? '')) return undefined;
  const names = new Map<string, string>();
  const groups = new Set<string>();
  const body: string[] = [];
  const relations: Relation[] = [];
  let depth = 0;
  const name = (state: string): string => plain(names.get(state) ?? state);
  for (const { text } of lines.slice(1)) {
    const step = transition.exec(text);
    const group = composite.exec(text);
    const named = alias.exec(text);
    const told = named ? [named[0], named[2], named[1]] : described.exec(text);
    if (step) {
      const [, from = '', to = '', words = ''] = step;
      const label = veil(words);
      if (label === undefined) return undefined;
      body.push(`${from} --> ${to}${label && ` : ${label}`}`);
      relations.push({ ...relation('', '', plain(label)), from: () => name(from), to: () => name(to) });
    } else if (group) {
      const [, words, state = ''] = group;
      const label = words && veil(words);
      if (words && !label) return undefined;
      groups.add(state);
      depth++;
      body.push(label ? `state "${label}" as ${state} {` : text);
    } else if (text === '}') {
      if (--depth < 0) return undefined;
      body.push(text);
    } else if (told) {
      const [, state = '', words = ''] = told;
      const label = veil(words);
      // mermaid stacks several descriptions of one state.
      if (!label || names.has(state)) return undefined;
      names.set(state, label);
    } else if (direction.test(text)) body.push(text);
    else return undefined;
  }
  if (depth !== 0 || relations.length === 0 || [...groups].some((state) => names.has(state))) return undefined;
  // The renderer keeps what a state was first called.
  const first = [...names].map(([state, label]) => `state "${label}" as ${state}`);
  return { text: ['stateDiagram-v2', ...first, ...body].join('\n'), relations, names: [] };
}
