import type { Finding } from '../../model/diagnostic.ts';
import type { Engine } from './engine.ts';
import type { DiagramSource } from './source.ts';

/**
 * What mermaid's own parser says against a diagram, at its line of the slide.
 *
 * @param line of the fence. @param slide source of the slide.
 */
export function refusalOf(source: DiagramSource, engine: Engine, line: number, slide: string): Finding | undefined {
  if (source.lines.length === 0) return finding('it is empty', line, slide);
  const refusal = engine.refusal(source.lines.map(({ raw }) => raw).join('\n'));
  if (!refusal) return undefined;
  const { message } = refusal;
  if (/No diagram type detected/.test(message)) {
    const first = source.lines[0];
    return finding(`\`${first?.text}\` begins no kind of diagram`, line + (first?.number ?? 0), slide, kinds);
  }
  const at = Number(/on line (\d+)/.exec(message)?.[1] ?? 1);
  const where = source.lines[Math.min(at, source.lines.length) - 1];
  return finding(reasonOf(message, where?.text ?? ''), line + (where?.number ?? 0), slide);
}

const kinds =
  'The first line says what it is: `flowchart LR`, `sequenceDiagram`, `stateDiagram-v2` or `gantt`, for example.';

function reasonOf(message: string, line: string): string {
  const excerpt = /^(.*)\n(-*)\^/m.exec(message);
  if (excerpt) {
    const before = excerpt[1]?.slice(0, excerpt[2]?.length).trimEnd() ?? '';
    const read = [...line].map((_, index) => line.slice(0, line.length - index).trimEnd());
    const last = read.find((part) => part !== '' && before.endsWith(part));
    return last === undefined ? `it cannot go on at \`${line}\`` : `it cannot go on after \`${last}\``;
  }
  const plain = message
    .replace(/^Parsing failed:\s*/, '')
    .replace(/^(?:Parse|Lexer|Lexical) error.*?line \d+(?:, column \d+)?[:.]?\s*/s, '');
  return `it says “${(plain.split('\n')[0] ?? '').replaceAll('`', '').replace(/[.\s]+$/, '')}”`;
}

function finding(reason: string, line: number, slide: string, fix?: string): Finding {
  const text = slide.split('\n')[line - 1] ?? '';
  const column = (/\S/.exec(text)?.index ?? 0) + 1;
  return {
    ruleId: 'diagram-invalid',
    reason: `Mermaid cannot read this diagram: ${reason}`,
    place: { line, column, end: { line, column: Math.max(text.trimEnd().length + 1, column) } },
    fix: fix ?? 'The syntax of each kind of diagram is described on https://mermaid.js.org.',
  };
}
