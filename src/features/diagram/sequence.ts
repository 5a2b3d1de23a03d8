import { type Canonical, type Relation, relation } from './drawn.ts';
import { plain, veil } from './labels.ts';
import type { SourceLine } from './source.ts';

const id = String.raw`[^\s:,;+<>()\-]+`;
const declared = new RegExp(String.raw`^(?:participant|actor)\s+(${id})(?:\s+as\s+(.+))?$`);
const message = new RegExp(String.raw`^(${id})\s*(--?>>|--?\))\s*([+-]?)\s*(${id})\s*:\s*(.+)$`);
const note = new RegExp(String.raw`^note\s+(left of|right of|over)\s+(${id}(?:\s*,\s*${id})?)\s*:\s*(.+)$`, 'i');
const opening = /^(loop|alt|opt|par|critical|break)\b\s*(.*)$/;
const divider = /^(else|and)\b\s*(.*)$/;

/** How the renderer lays out what is said between two people: natural pixels, a little rounded up. */
const letter = 6.4;
const nameLetter = 7.5;
const leastGap = 140;
const besideLabel = 24;
const namePadding = 32;

interface Said {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** Reads a sequence diagram: participants, messages, notes, blocks; `autonumber` numbers the messages. */
export function sequence(lines: readonly SourceLine[]): Canonical | undefined {
  if (!/^sequenceDiagram$/.test(lines[0]?.text ?? '')) return undefined;
  const people = new Map<string, { label: string }>();
  const body: string[] = [];
  const said: Said[] = [];
  let depth = 0;
  let number: number | undefined;
  const meet = (who: string): void => {
    if (!people.has(who)) people.set(who, { label: veil(who) ?? who });
  };
  for (const { text } of lines.slice(1)) {
    const person = declared.exec(text);
    const spoken = message.exec(text);
    const aside = note.exec(text);
    const open = opening.exec(text);
    const between = divider.exec(text);
    const label = veil((person?.[2] ?? spoken?.[5] ?? aside?.[3] ?? open?.[2] ?? between?.[2] ?? '').trim());
    if (label === undefined) return undefined;
    if (text === 'autonumber') number = 1;
    else if (person) {
      const who = person[1] ?? '';
      people.set(who, { label: label || (veil(who) ?? who) });
    } else if (spoken) {
      const [, from = '', arrow = '', mark = '', to = ''] = spoken;
      meet(from);
      meet(to);
      const numbered = number === undefined ? label : `${number++}. ${label}`;
      said.push({ from, to, text: plain(numbered) });
      body.push(`${from}${arrow}${mark}${to}: ${numbered}`);
    } else if (aside) {
      const [, where = '', who = ''] = aside;
      // The renderer would set it on the edge of the block that has just ended.
      if (body.at(-1) === 'end') return undefined;
      for (const one of who.split(',')) meet(one.trim());
      body.push(`Note ${where.toLowerCase()} ${who.replace(/\s+/g, '')}: ${label}`);
    } else if (open || (between && depth > 0)) {
      if (open) depth++;
      body.push([open?.[1] ?? between?.[1], label].filter(Boolean).join(' '));
    } else if (text === 'end' && depth > 0) {
      depth--;
      body.push(text);
    } else return undefined;
  }
  if (depth !== 0 || said.length === 0) return undefined;
  const order = [...people.keys()];
  const padding = room(order, people, said);
  if (!padding) return undefined;
  const head = [...people].map(([who, { label }]) => {
    const air = '\u00a0'.repeat(Math.ceil((padding.get(who) ?? 0) / nameLetter / 2));
    // An actor's figure would have its name across its line.
    return `participant ${who} as ${air}${label}${air}`;
  });
  const name = (who: string): string => plain(people.get(who)?.label ?? who);
  const relations: Relation[] = said.map(({ from, to, text }) => relation(name(from), name(to), text));
  return { text: ['sequenceDiagram', ...head, ...body].join('\n'), relations, names: [] };
}

/**
 * The renderer sets people 140 px apart, whatever they tell each other: names get air around them, so that what
 * is said has room. Undefined where someone talks to themself at length, which would need another layout.
 */
function room(
  order: readonly string[],
  people: ReadonlyMap<string, { label: string }>,
  said: readonly Said[],
): Map<string, number> | undefined {
  const widths = order.map((who) =>
    Math.max(80, plain(people.get(who)?.label ?? '').length * nameLetter + namePadding),
  );
  const padding = new Map<string, number>();
  const gap = (index: number): number => {
    const air = (at: number): number => (widths[at] ?? 0) + (padding.get(order[at] ?? '') ?? 0);
    return Math.max(leastGap, (air(index) + air(index + 1)) / 2 + 40);
  };
  for (const { from, to, text } of said) {
    const [left, right] = [order.indexOf(from), order.indexOf(to)].sort((a, b) => a - b) as [number, number];
    const needed = Math.max(...text.split('\n').map(({ length }) => length)) * letter + besideLabel;
    if (left === right) {
      if (left < order.length - 1 && needed + 30 > gap(left)) return undefined;
      continue;
    }
    for (let index = left; index < right; index++) {
      const share = needed / (right - left);
      const lacking = share - gap(index);
      if (lacking <= 0) continue;
      const natural = ((widths[index] ?? 0) + (widths[index + 1] ?? 0)) / 2 + 40;
      const more = share - natural;
      for (const who of [order[index], order[index + 1]]) {
        padding.set(who ?? '', Math.max(padding.get(who ?? '') ?? 0, more));
      }
    }
  }
  return padding;
}
