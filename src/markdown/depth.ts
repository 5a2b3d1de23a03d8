import type { Finding, Place } from '../model/diagnostic.ts';
import { placeOf } from '../model/feature.ts';

/**
 * How deep a slide may nest its quotes, lists, directives and elements. Far more than a slide can show, and far
 * less than what makes parsers slow and recursive walks overflow.
 */
const MAX_DEPTH = 200;

interface Node {
  readonly type: string;
  readonly children?: readonly Node[];
  readonly position?: Parameters<typeof placeOf>[0]['position'];
}

/** The finding for a slide that nests too deeply; undefined for every honest one. */
export function tooDeep(place: Place | undefined): Finding {
  return {
    ruleId: 'nesting-deep',
    reason: `This nests more than ${MAX_DEPTH} levels deep: the slide cannot be read`,
    fix: 'Close what is open here: quotes, lists, directives or elements.',
    place,
  };
}

/** Where a tree exceeds the depth, found without recursion; undefined when it does not. */
export function depthFault(tree: object): Finding | undefined {
  const open: { node: Node; depth: number; around: Node | undefined }[] = [
    { node: tree as Node, depth: 0, around: undefined },
  ];
  for (let item = open.pop(); item; item = open.pop()) {
    const { node, depth, around } = item;
    const placed = node.position ? node : around;
    if (depth > MAX_DEPTH) return tooDeep(placed && placeOf(placed));
    for (const child of node.children ?? []) open.push({ node: child, depth: depth + 1, around: placed });
  }
  return undefined;
}

const marker = String.raw`(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))`;
const markers = new RegExp(String.raw`^(?:(?:[ \t]*${marker}){${MAX_DEPTH},}|[ \t]{${2 * MAX_DEPTH},}${marker})`);

/**
 * Where a text exceeds the depth by its quotes and lists on one line, or its open directives: said before it is
 * parsed, because the time of parsers grows with the square of the depth.
 */
export function textDepthFault(text: string): Finding | undefined {
  let directives = 0;
  for (const [index, line] of text.split('\n').entries()) {
    if (/^ {0,3}:{3}/.test(line)) directives += /^ {0,3}:{3,}\s*\p{L}/u.test(line) ? 1 : -1;
    directives = Math.max(0, directives);
    if (directives > MAX_DEPTH || markers.test(line)) {
      return tooDeep({ line: index + 1, column: 1, end: { line: index + 1, column: line.length + 1 } });
    }
  }
  return undefined;
}
