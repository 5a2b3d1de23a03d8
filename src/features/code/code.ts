import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { Place } from '../../model/diagnostic.ts';
import type { Feature, FenceWord, SlideContext } from '../../model/feature.ts';
import { addClass } from '../../text/hast.ts';
import { labelsFor } from '../../text/labels.ts';
import { placeOfText } from '../../text/place.ts';
import { type Annotated, annotate, listAfter, reportMarks } from './annotations.ts';
import { type Block, markFence, readBlock } from './block.ts';
import { createHighlighter, type Highlighter } from './highlighter.ts';
import { languageOf, languageOfFile, nearestLanguage } from './languages.ts';
import { colour, marksLines } from './lines.ts';
import { type Mark, takeMarks } from './marks.ts';
import { renderBlock } from './render.ts';
import { readSnippet, type Snippet } from './snippet.ts';
import { checkSteps } from './steps.ts';
import { checkUse, checkWords, ownWords, valueOf } from './words.ts';

/** What the feature needs from outside. */
export interface CodeOptions {
  /** Folder that holds `onig.wasm` and `grammars/`. */
  readonly library: string;
  /** Fence words of the other features: known, but none of this one's business. */
  readonly words: readonly FenceWord[];
}

/**
 * Code blocks, coloured while building.
 *
 * ~~~md
 * ```dockerfile [1|3-4] title="La bonne façon"
 * FROM node
 * ```
 * ~~~
 * →
 * ```html
 * <figure class="code">
 *   <figcaption><span class="code-title">La bonne façon</span></figcaption>
 *   <pre class="code-wrapper stepped has-current"
 *     ><code class="dockerfile" data-line-numbers="1|3-4" data-lines="1"
 *       ><span class="line current"><span class="t-k">FROM</span> node</span>…</code
 *     ><span class="fragment code-step" data-lines="3-4"></span></pre>
 * </figure>
 * ```
 *
 * The info string holds the language, then in any order
 * - `[1-3|5]` or `{1-3|5}`: steps, each highlighting some lines; `[]` numbers the lines, `[10: 3]` from 10
 *   (in decks of reveal-md every kind of brackets numbers them, as reveal does);
 * - `file=demos/Dockerfile`: shows a file of the course, without its `# region` markers;
 *   `region=build` only what stands between `# region build` and `# endregion`, `lines=3-8` those lines;
 * - `title="…"`: text of the tab, else the file's name;
 * - `numbers`, `start=10`: numbered lines (of a file: with its own numbers);
 * - `wrap`: long lines wrap;
 * - `diff`: the first column says `+`, `-` or a space; the rest is code in the language.
 *
 * In courses of ours, `# <1>` at a line's end (or a mark in another language's comment) becomes a badge, and the
 * numbered list after the block its explanations (annotations.ts); with the word `étapes` each is a step.
 *
 * `console` blocks, and those in a shell's language that begin with `$ `, are sessions: commands are
 * coloured, `<span class="prompt">` and `.line.output` tell the rest. Blocks of more than 14 lines get
 * the class `long`, with a line of more than 76 characters `wide`. An author's own
 * `<pre><code class="language-js" data-trim>` is coloured too.
 */
export function code({ library, words }: CodeOptions): Feature {
  const highlighter = createHighlighter(library);
  const known = [...ownWords, ...words];
  return {
    name: 'code',
    fenceWords: ownWords,
    prepare: () => highlighter.prepare(),
    markdown(tree, context) {
      let source: string[] | undefined;
      visit(tree, 'code', (node) => {
        source ??= context.source.split(/\r\n|\r|\n/);
        markFence(node, source);
      });
    },
    html(tree, context) {
      const visitBlocks = (root: Root | Element): void =>
        visit(root, 'element', (pre, index, parent) => {
          if (pre.tagName !== 'pre' || index === undefined || !parent) return;
          const element = onlyCode(pre);
          if (!element) return;
          const block = readBlock(element);
          if (!block) return addClass(pre, 'code-wrapper');
          for (const finding of checkWords(block.info, known, block.placed)) context.report(finding);
          for (const finding of checkUse(block.info, block.placed)) context.report(finding);
          const next = listAfter(parent, index);
          const { shown, explanations } = show(pre, element, block, highlighter, context);
          if (explanations && next) {
            parent.children.splice(index, next.at - index + 1, annotate(shown, next.list, explanations));
            visitBlocks(next.list);
          } else {
            parent.children[index] = shown;
            if (explanations) reportMarks(explanations.marks, explanations);
          }
          return 'skip';
        });
      visitBlocks(tree);
    },
  };
}

/** The `code` of a `pre` that holds nothing else. */
function onlyCode(pre: Element): Element | undefined {
  const [only, ...others] = pre.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  return only?.type === 'element' && only.tagName === 'code' && others.length === 0 ? only : undefined;
}

/** A block as it is shown, and what its explanations need, where it holds marks or asks for steps of them. */
interface ShownBlock {
  readonly shown: Element;
  readonly explanations: Annotated | undefined;
}

function show(
  pre: Element,
  element: Element,
  block: Block,
  highlighter: Highlighter,
  context: SlideContext,
): ShownBlock {
  const { info, placed } = block;
  const word = (name: string): string | undefined => {
    const value = valueOf(info, name)?.value;
    return typeof value === 'string' ? value : undefined;
  };
  const flag = (name: string): boolean => valueOf(info, name)?.value === true;
  const file = word('file');
  const snippet = file === undefined ? undefined : snippetOf(block, file, context);
  const given = snippet?.lines ?? (file === undefined ? block.text.split('\n') : ['']);
  // Markdown shows how marks are written: its own are what is to be read.
  const unmarked =
    context.dialect === 'course' && !block.html && !/^(?:markdown|md)$/i.test(info.language)
      ? takeMarks(given)
      : { lines: given, kept: [...given.keys()], marks: [] };
  const text = unmarked.lines.join('\n');
  const name = info.language || (file === undefined ? '' : languageOfFile(file, highlighter.index));
  const language = languageOf(name, highlighter.index);
  if (!language.known && !block.html) {
    const near = nearestLanguage(name, highlighter.index);
    context.report({
      ruleId: 'language-unknown',
      reason: `The language \`${name}\` has no grammar: its code is shown without colours`,
      place: placed(1, 1 + name.length),
      fix: near ? `Did you mean \`${near}\`?` : 'Write `text` for what is no code.',
      expected: near ? [near] : undefined,
    });
  }
  const lines = colour(text, language, flag('diff'), highlighter);
  if (snippet || file === undefined) checkSteps(block, lines.length, context);

  const start = info.start ?? numberOf(word('start'));
  const numbered = flag('numbers') || start !== undefined || bracketsNumber(block, context);
  const own = snippet && unmarked.kept.map((index) => snippet.numbers[index] ?? 0);
  const numbers = own && start === undefined ? own : lines.map((_, index) => (start ?? 1) + index);
  const { marks } = unmarked;
  const width = Math.max(...unmarked.lines.map(({ length }) => length));
  const asked = ['étapes', 'etapes', 'steps'].some(flag);
  const steps = asked && context.span === 'content';
  const shown = renderBlock(pre, element, {
    language: block.html ? undefined : name,
    lines,
    width,
    numbers: numbered ? numbers : undefined,
    start,
    steps: info.steps,
    badges: marks,
    explained: steps && marks.length > 0,
    fragments: context.span === 'content',
    wrap: flag('wrap'),
    title: word('title') ?? (file === undefined ? undefined : file.replace(/^(?:\.{0,2}\/)+/, '')),
    range:
      snippet && rangeText(word('region') === undefined ? word('lines') : span(snippet.numbers), context.settings.lang),
  });
  if (marks.length === 0 && !asked) return { shown, explanations: undefined };
  const fence = valueOf(info, 'file') ?? { column: 1, end: 1 + info.language.length };
  const placeOfFence = placed(fence.column, fence.end);
  return {
    shown,
    explanations: {
      marks,
      steps,
      width,
      lang: context.settings.lang,
      numberOf: (line) => (numbered ? (numbers[line - 1] ?? line) : line),
      placed: (mark) => (snippet || !placeOfFence || !mark ? placeOfFence : placeOfMark(mark, placeOfFence, context)),
      report: context.report,
    },
  };
}

/** A mark in a fence: so many lines under the fence's own. */
function placeOfMark({ number, index, column }: Mark, fence: Place, { source }: SlideContext): Place | undefined {
  return placeOfText(source, `<${number}>`, { line: fence.line + 1 + index, column });
}

function snippetOf(block: Block, file: string, context: SlideContext): Snippet | undefined {
  const { info, placed } = block;
  const [region, lines] = ['region', 'lines']
    .map((name) => valueOf(info, name)?.value)
    .map((value) => (value === true ? undefined : value));
  const result = readSnippet({ file, region, lines, chapterPath: context.chapterPath }, context.input(file));
  if ('lines' in result) return result;
  const word = valueOf(info, result.word);
  context.report({ ...result.finding, place: word && placed(word.column, word.end) });
  return undefined;
}

/** In reveal every block with brackets is numbered; in our own courses steps alone are not. */
function bracketsNumber({ info, html }: Block, { dialect }: SlideContext): boolean {
  return info.steps !== undefined && (html || dialect === 'reveal-md' || !marksLines(info.steps));
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** The lines that a region takes in its file. */
function span(numbers: readonly number[]): string | undefined {
  const [first, last] = [numbers[0], numbers.at(-1)];
  return first === last ? first?.toString() : `${first}-${last}`;
}

function rangeText(lines: string | undefined, lang: string): string | undefined {
  if (lines === undefined) return undefined;
  return labelsFor(lang).lines(lines.trim().replace(/\s*-\s*/, '–'));
}
