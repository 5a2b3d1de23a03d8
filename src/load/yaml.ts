import { type Document, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Place, SettingStep } from '../model/diagnostic.ts';
import type { RuleId } from '../model/rules.ts';
import { type Located, nothing, type ReadResult, withoutNulls } from './located.ts';
import { explainYaml } from './yaml-faults.ts';

/**
 * Reads settings written in YAML 1.2. `firstLine` is the line of the file where the text starts.
 * The first error only: those after it are its echoes.
 */
export function readYaml(text: string, ruleId: RuleId, firstLine = 1): ReadResult {
  const lines = new LineCounter();
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { prettyErrors: false, logLevel: 'silent', lineCounter: lines });
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return { finding: { ruleId, reason: 'The settings are nested too deeply', place: { line: firstLine, column: 1 } } };
  }
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: line + firstLine - 1, column: Math.max(1, col) };
  };
  const fault = (offset: number, code: string, message: string): ReadResult => ({
    finding: { ruleId, ...explainYaml({ code, message, offset }, text, firstLine) },
  });

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
    keyPlace: (key, within = []) => {
      let node: unknown = document.contents;
      for (const step of within) node = isSeq(node) ? node.items[Number(step)] : pairOf(node, step)?.value;
      return span(pairOf(node, key)?.key);
    },
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
