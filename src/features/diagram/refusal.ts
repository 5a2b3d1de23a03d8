import type { Finding } from '../../model/diagnostic.ts';
import type { Engine } from './engine.ts';
import type { DiagramSource } from './source.ts';

/** Longer lists of what a parser would rather read help nobody. */
const most = 5;

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
  return finding(reasonOf(message), line + (where?.number ?? 0), slide);
}

const kinds = 'The first line says what it is: `flowchart LR`, `sequenceDiagram`, `stateDiagram-v2`, `gantt` …';

function reasonOf(message: string): string {
  const jison = /Expecting (.+), got '([^']*)'/.exec(message);
  if (jison) {
    const wanted = (jison[1] ?? '').split(', ').map(nameToken);
    const list = wanted.length <= most ? `, where ${wanted.join(', ')} would do` : '';
    return `it does not read on at ${nameToken(`'${jison[2]}'`)}${list}`;
  }
  const plain = message.replace(/^(?:Parsing failed:|Lexer error.*?:|Lexical error on line \d+\.?|Parse error on line \d+.*?:)\s*/s, '');
  const [first = ''] = plain.replace(/Parse error on line \d+, column \d+:\s*/g, '').split('\n');
  return `it says “${first.replace(/\.$/, '')}”`;
}

function nameToken(token: string): string {
  const names: Readonly<Record<string, string>> = { "'NEWLINE'": 'the end of the line', "'EOF'": 'the end of the diagram' };
  return names[token] ?? `\`${token.replace(/^'|'$/g, '')}\``;
}

function finding(reason: string, line: number, slide: string, fix?: string): Finding {
  const text = slide.split('\n')[line - 1] ?? '';
  const column = (/\S/.exec(text)?.index ?? 0) + 1;
  return {
    ruleId: 'diagram-invalid',
    reason: `mermaid cannot read this diagram: ${reason}`,
    place: { line, column, end: { line, column: Math.max(text.trimEnd().length + 1, column) } },
    fix: fix ?? 'The syntax of each kind of diagram is described on https://mermaid.js.org.',
  };
}
