import type { Canonical, Relation } from './drawn.ts';
import { plain, veil } from './labels.ts';
import type { SourceLine } from './source.ts';

const header = /^(?:graph|flowchart)\b\s*(TD|TB|LR|BT|RL)?\s*(?:;|$)/i;
const idPattern = /^[\p{L}\p{N}_]+(?:[-.][\p{L}\p{N}_]+)*/u;
/** Opening and closing marks of the shapes that the renderer knows, longest first. */
const shapes = [
  ['(((', ')))'],
  ['([', '])'],
  ['((', '))'],
  ['[[', ']]'],
  ['[(', ')]'],
  ['[/', '\\]'],
  ['[\\', '/]'],
  ['{{', '}}'],
  ['>', ']'],
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
] as const;

type Shape = (typeof shapes)[number];

interface Node {
  readonly name: string;
  label: string;
  shape: Shape | undefined;
  shown: boolean;
}

interface Block {
  readonly name: string;
  readonly label: string;
}

type Statement =
  | { readonly kind: 'raw'; readonly text: string }
  | { readonly kind: 'chain'; readonly groups: readonly (readonly Node[])[]; readonly links: readonly string[] };

/** Reads a flowchart and writes it again as the renderer reads it without fail; undefined where it cannot be. */
export function flowchart(lines: readonly SourceLine[]): Canonical | undefined {
  const first = lines[0]?.text ?? '';
  const direction = header.exec(first);
  if (!direction) return undefined;
  return new Reader().read((direction[1] ?? 'TB').toUpperCase(), [
    first.slice(direction[0].length),
    ...lines.slice(1).map(({ text }) => text),
  ]);
}

/** What cannot be drawn here stops the reading. */
class Refused extends Error {}

/** One reading of one flowchart. */
class Reader {
  private readonly nodes = new Map<string, Node>();
  private readonly blocks = new Map<string, Block>();
  private readonly classes: string[] = [];
  private readonly relations: Relation[] = [];
  private rest = '';

  read(direction: string, lines: readonly string[]): Canonical | undefined {
    const inner: Statement[] = [];
    const outer: Statement[] = [];
    let depth = 0;
    try {
      for (const line of lines) {
        this.rest = line.trim();
        while (this.rest !== '') {
          const into = depth > 0 || /^subgraph\b/.test(this.rest) ? inner : outer;
          if (/^end\b\s*(?:;|$)/.test(this.rest)) depth--;
          if (/^subgraph\b/.test(this.rest)) depth++;
          if (depth < 0) return undefined;
          into.push(...this.statement(depth > 0));
        }
      }
    } catch (error) {
      if (error instanceof Refused) return undefined;
      throw error;
    }
    if (depth !== 0 || this.nodes.size === 0) return undefined;
    // Where a node stands is settled by its first mention: a subgraph's own lines come before the others.
    if (inner.length > 0 && this.classes.some((line) => line.startsWith('linkStyle'))) return undefined;
    const body = [...inner, ...outer].map((statement) => this.write(statement)).filter(Boolean);
    return {
      text: [`flowchart ${direction}`, ...body, ...this.classes].join('\n'),
      relations: this.relations,
      names: [...this.nodes.values()].map(({ label }) => plain(label)),
    };
  }

  private statement(inside: boolean): Statement[] {
    const taken = (pattern: RegExp): RegExpExecArray | undefined => {
      const match = pattern.exec(this.rest);
      if (match) this.rest = this.rest.slice(match[0].length).replace(/^[\s;]+/, '');
      return match ?? undefined;
    };
    if (taken(/^end\b\s*(?:;|$)/)) return [{ kind: 'raw', text: 'end' }];
    const turn = inside && taken(/^direction\s+(TD|TB|LR|BT|RL)\s*(?:;|$)/i);
    if (turn) return [{ kind: 'raw', text: `direction ${turn[1]?.toUpperCase()}` }];
    const group = taken(
      /^subgraph\s+(?:([\p{L}\p{N}_-]+)\s*\[(?:"([^"]*)"|([^"[\]]*))\]|"([^"]*)"|([^";[\]]+))\s*(?:;|$)/u,
    );
    if (group) return [this.block(group)];
    const style = taken(/^(classDef|class|style|linkStyle)\s+([\w,-]+)\s+([^;]+?)\s*(?:;|$)/);
    if (style) {
      const [, word = '', who = '', what = ''] = style;
      this.classes.push(this.styling(word, who, what));
      return [];
    }
    if (/^(?:click|classDef|class|style|linkStyle|subgraph|direction)\b/.test(this.rest)) throw new Refused();
    return [this.chain()];
  }

  private styling(word: string, who: string, what: string): string {
    const named = word === 'class' || word === 'style';
    if (word === 'classDef' && (who === 'default' || who.includes(','))) throw new Refused();
    const names = named ? who.split(',').map((id) => this.nodes.get(id)?.name) : [who];
    if (names.includes(undefined)) throw new Refused();
    return `${word} ${names.join(',')} ${what}`;
  }

  private block([, id, quoted, bare, title, words]: RegExpExecArray): Statement {
    const label = veil(quoted ?? bare ?? title ?? words?.trim() ?? '');
    const key = id ?? title ?? words?.trim() ?? '';
    if (!label || this.nodes.has(key)) throw new Refused();
    const name = `g${this.blocks.size + 1}`;
    this.blocks.set(key, { name, label });
    return { kind: 'raw', text: `subgraph ${name} [${label}]` };
  }

  private chain(): Statement {
    const groups = [this.group()];
    const links: string[] = [];
    while (this.rest !== '' && !this.rest.startsWith(';')) {
      const { text, label, back, forth } = this.link();
      const next = this.group();
      for (const from of groups.at(-1) ?? []) {
        for (const to of next)
          this.relations.push({ from: () => plain(from.label), to: () => plain(to.label), label, back, forth });
      }
      links.push(text);
      groups.push(next);
    }
    this.rest = this.rest.replace(/^[\s;]+/, '');
    return { kind: 'chain', groups, links };
  }

  private group(): Node[] {
    const found = [this.node()];
    while (/^&/.test(this.rest)) {
      this.rest = this.rest.slice(1).trimStart();
      found.push(this.node());
    }
    return found;
  }

  private node(): Node {
    const id = idPattern.exec(this.rest)?.[0];
    if (!id) throw new Refused();
    this.rest = this.rest.slice(id.length);
    const block = this.blocks.get(id);
    if (block) {
      this.rest = this.rest.trimStart();
      return { name: block.name, label: block.label, shape: undefined, shown: true };
    }
    const node = this.nodes.get(id) ?? {
      name: `n${this.nodes.size + 1}`,
      label: veil(id) ?? id,
      shape: undefined,
      shown: false,
    };
    this.nodes.set(id, node);
    const shape = shapes.find(([open]) => this.rest.startsWith(open));
    if (shape) {
      node.label = this.label(shape);
      node.shape = shape;
    }
    const named = /^:::([\w-]+)/.exec(this.rest);
    if (named) {
      this.classes.push(`class ${node.name} ${named[1]}`);
      this.rest = this.rest.slice(named[0].length);
    }
    if (/^@|^:::/.test(this.rest)) throw new Refused();
    this.rest = this.rest.trimStart();
    return node;
  }

  private label([open, close]: Shape): string {
    const rest = this.rest.slice(open.length);
    const quoted = /^\s*"([^"]*)"\s*/.exec(rest);
    const end = quoted ? quoted[0].length : rest.indexOf(close);
    const raw = quoted?.[1] ?? rest.slice(0, Math.max(end, 0));
    const label = veil(raw);
    if (end < 0 || !rest.startsWith(close, end) || !label || (!quoted && /[[\]{}()|"]/.test(raw))) throw new Refused();
    this.rest = rest.slice(end + close.length);
    return label;
  }

  private link(): { text: string; label: string; back: boolean; forth: boolean } {
    const arrow = /^(<)?(--+[->]|-\.+->?|==+[=>])\s*(?:\|\s*(?:"([^"]*)"|([^|"]*))\s*\|)?/.exec(this.rest);
    const spoken =
      /^(<)?(--|-\.|==)(?:\s+|(?![xo\s]))(?:"([^"]*)"|([^-=.|"<>\s][^|"<>]*?))\s*(--+[->]|\.+->?|==+[=>])/.exec(
        this.rest,
      );
    const found = arrow ?? spoken;
    const end = arrow?.[2] ?? spoken?.[5] ?? '';
    const label = veil((found?.[3] ?? found?.[4] ?? '').trim());
    this.rest = this.rest.slice(found?.[0].length ?? 0).trimStart();
    // A link that ends in a cross or a circle has a node's name glued to it.
    if (!found || label === undefined) throw new Refused();
    const line = end.includes('.') ? '-.-' : end.includes('=') ? '===' : '---';
    const forth = end.endsWith('>');
    const tip = { '-.-': '-.->', '===': '==>', '---': '-->' }[line];
    return {
      text: `${found[1] ?? ''}${forth ? tip : line}${label ? `|${label}|` : ''}`,
      label: plain(label),
      back: found[1] !== undefined,
      forth,
    };
  }

  private write(statement: Statement): string {
    if (statement.kind === 'raw') return statement.text;
    const groups = statement.groups.map((group) => group.map((node) => this.mention(node)).join(' & '));
    return groups.map((group, index) => [statement.links[index - 1], group].filter(Boolean).join(' ')).join(' ');
  }

  private mention(node: Node): string {
    if (node.shown) return node.name;
    node.shown = true;
    const [open, close] = node.shape ?? ['[', ']'];
    return `${node.name}${open}${node.label}${close}`;
  }
}
