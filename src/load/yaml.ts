import { type Document, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Finding, Place, SettingStep } from '../model/diagnostic.ts';
import type { RuleId } from '../model/rules.ts';
import { type Located, nothing, type ReadResult, withoutNulls } from './located.ts';

/**
 * Reads settings written in YAML 1.2. `firstLine` is the line of the file where the text starts.
 * The first error only: those after it are its echoes.
 */
export function readYaml(text: string, ruleId: RuleId, firstLine = 1): ReadResult {
  const lines = new LineCounter();
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent', lineCounter: lines });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: line + firstLine - 1, column: Math.max(1, col) };
  };
  const fault = (offset: number, code: string, message: string): ReadResult => {
    const { line, col } = lines.linePos(offset);
    const written = text.split('\n')[line - 1]?.replace(/\r$/, '') ?? '';
    return { finding: { ruleId, ...explain(code, message, written, line + firstLine - 1, Math.max(1, col)) } };
  };

  const error = document.errors[0];
  if (error) return fault(error.pos[0], error.code, error.message);
  if (document.contents === null) return { data: nothing };
  if (!isMap(document.contents)) return fault(document.contents.range[0], 'NOT_A_MAP', '');
  let values: Record<string, unknown>;
  try {
    values = withoutNulls(document.toJS());
  } catch (cause) {
    // Aliases (`*name`) are resolved here only.
    return fault(text.indexOf('*'), 'ALIAS', (cause as Error).message);
  }
  return { data: locate(document, values, at) };
}

function locate(document: Document.Parsed, values: Record<string, unknown>, at: (offset: number) => Place): Located {
  const span = (node: unknown): Place | undefined => {
    if (!isNode(node) || !node.range) return undefined;
    const { line, column } = at(node.range[0]);
    return { line, column, end: at(node.range[1]) };
  };
  const pairOf = (node: unknown, key: SettingStep) =>
    isMap(node) ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key)) : undefined;
  return {
    values,
    keyPlace: (key) => span(pairOf(document.contents, key)?.key),
    valuePlace: (path) => {
      let place: Place | undefined;
      let node: unknown = document.contents;
      for (const step of path) {
        const child: unknown = isSeq(node) ? node.items[Number(step)] : pairOf(node, step);
        if (isPair(child)) place = span(child.value) ?? span(child.key) ?? place;
        else place = span(child) ?? place;
        node = isPair(child) ? child.value : child;
      }
      return place;
    },
  };
}

/** What people do wrong in YAML, said in their words, with the repaired text where it can be guessed. */
function explain(
  code: string,
  message: string,
  written: string,
  line: number,
  column: number,
): Omit<Finding, 'ruleId'> {
  const place = { line, column };
  const pair = /^(\s*(?:- )?([\p{L}_][\p{L}\p{N}_-]*)\s*:\s+)(\S.*?)\s*$/u.exec(written);
  const [, before = '', key = '', value = ''] = pair ?? [];
  switch (code) {
    case 'DUPLICATE_KEY':
      return {
        reason: `The key \`${written.split(':')[0]?.trim()}\` stands twice`,
        place,
        fix: 'Remove one of the two lines.',
      };
    case 'TAB_AS_INDENT':
      return { reason: 'A tab indents this line', place, fix: 'Indent with spaces: YAML takes no tabs here.' };
    case 'NOT_A_MAP':
      return {
        reason: 'Settings are lines of `key: value`; this is something else',
        place,
        fix: 'Write for example `title: Docker`.',
      };
    case 'MULTILINE_IMPLICIT_KEY':
      return { reason: 'This line is not `key: value`', place, fix: 'Is there a colon and a space after the key?' };
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BAD_SCALAR_START':
    case 'UNEXPECTED_TOKEN':
    case 'ALIAS': {
      if (!pair || (code === 'BLOCK_AS_IMPLICIT_KEY' && !/:\s/.test(value))) break;
      const quoted = JSON.stringify(value.replace(/^'(.*)'$/, '$1'));
      return {
        reason: `The value of \`${key}\` holds a sign that has a meaning of its own in YAML`,
        place: { line, column: before.length + 1, end: { line, column: before.length + value.length + 1 } },
        fix: `Put it between quotes: \`${key}: ${quoted}\`.`,
        expected: [quoted],
      };
    }
  }
  return { reason: `This is not valid YAML: ${message}`, place };
}
