import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toString } from 'hast-util-to-string';
import type { Code } from 'mdast';
import type { Place } from '../../model/diagnostic.ts';
import { placeOf } from '../../model/feature.ts';
import { dedent } from '../../text/code-file.ts';
import { writtenInfo } from '../../text/fence-info.ts';
import { classesOf } from '../../text/hast.ts';
import { type FenceInfo, parseInfo, parseSteps } from '../../text/info-string.ts';

/** A code block, wherever it came from. */
export interface Block {
  readonly info: FenceInfo;
  readonly text: string;
  /** Whether an author wrote it as HTML. */
  readonly html: boolean;
  /** Makes columns of the info string into a place of the slide. */
  placed(column: number, end: number): Place | undefined;
}

/**
 * Notes an info string on the block's element-to-be, so that it survives all that the tree goes through:
 * `data-fence="3:4 js [1|2]"`. It is read from the source: Markdown's parser splits and decodes it.
 */
export function markFence(node: Code, source: readonly string[]): void {
  const { line, column, text } = writtenInfo(node, source);
  node.data = { ...node.data, hProperties: { ...node.data?.hProperties, dataFence: `${line}:${column} ${text}` } };
}

/** Reads a `pre > code`, or returns undefined when its content has to stay as it is. */
export function readBlock(code: Element): Block | undefined {
  const fence = /^(\d+):(\d+) ([\s\S]*)$/.exec(String(code.properties['dataFence'] ?? ''));
  return fence ? readFence(code, fence) : readHtml(code);
}

function readFence(code: Element, [, line, column, info = '']: RegExpExecArray): Block {
  delete code.properties['dataFence'];
  code.properties['className'] = classesOf(code).filter((name) => !name.startsWith('language-'));
  const [first, from] = [Number(line), Number(column)];
  return {
    info: parseInfo(info),
    text: toString(code).replace(/\n$/, ''),
    html: false,
    placed: (start, end) =>
      first > 0 ? { line: first, column: from + start - 1, end: { line: first, column: from + end - 1 } } : undefined,
  };
}

/**
 * An author's own `<pre><code class="language-js" data-trim data-noescape data-line-numbers="1|2">`, as
 * reveal's highlight plugin reads it: elements inside are shown as text, but with `data-noescape`.
 */
function readHtml(code: Element): Block | undefined {
  const classes = classesOf(code);
  const elements = code.children.some(({ type }) => type === 'element' || type === 'raw');
  if (classes.some((name) => name === 'nohighlight' || name === 'no-highlight')) return undefined;
  if (elements && code.properties['dataNoescape'] !== undefined) return undefined;
  const named = classes.map((name) => /^lang(?:uage)?-(.+)$/.exec(name)?.[1]).find((name) => name !== undefined);
  const numbers = code.properties['dataLineNumbers'];
  const start = Number.parseInt(String(code.properties['dataLnStartFrom']), 10);
  const text = elements ? innerText(code) : toString(code);
  const place = placeOf(code);
  return {
    info: {
      language: named ?? classes.find((name) => name !== 'hljs') ?? '',
      steps: numbers === undefined ? undefined : parseSteps(numbers === true ? '' : [numbers].flat().join(',')),
      start: Number.isNaN(start) ? undefined : start,
      words: [],
    },
    text: code.properties['dataTrim'] === undefined ? text.replace(/\n$/, '') : trim(text),
    html: true,
    placed: () => place,
  };
}

/** reveal takes code from a `<script type="text/template">` too. */
function innerText(code: Element): string {
  const script = code.children.find(
    (child): child is Element => child.type === 'element' && child.tagName === 'script',
  );
  return script ? toString(script) : code.children.map(asWritten).join('');
}

function asWritten(child: ElementContent): string {
  return child.type === 'text' ? child.value : toHtml(child, { allowDangerousHtml: true });
}

function trim(text: string): string {
  return dedent(
    text
      .replace(/^(?:[ \t]*\r?\n)+/, '')
      .trimEnd()
      .split('\n'),
  ).join('\n');
}
