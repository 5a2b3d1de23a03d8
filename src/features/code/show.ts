import type { Element } from 'hast';
import type { Place } from '../../model/diagnostic.ts';
import type { SlideContext } from '../../model/feature.ts';
import { type CodeExcerpt, readCodeFile } from '../../text/code-file.ts';
import { labelsFor } from '../../text/labels.ts';
import { placeOfText } from '../../text/place.ts';
import type { Annotated } from './annotations.ts';
import type { Block } from './block.ts';
import type { Highlighter } from './highlighter.ts';
import { languageOf, languageOfFile, nearestLanguage } from './languages.ts';
import { colour, marksLines } from './lines.ts';
import { type Mark, takeMarks, widthOf } from './marks.ts';
import { renderBlock } from './render.ts';
import { checkSteps } from './steps.ts';
import { stepWords, valueOf } from './words.ts';

/** Room of the line numbers, in characters of code (src/render/styles/code.css). */
const gutter = 3.8;

/** A block as it is shown, and what its explanations need, where it holds marks or asks for steps of them. */
export interface ShownBlock {
  readonly shown: Element;
  readonly explanations: Annotated | undefined;
}

/**
 * Makes a block what is shown: its lines (of a file, where it names one) coloured, numbered, with their steps; what
 * is wrong with it is reported.
 */
export function showBlock(
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
  const readsMarks = context.dialect === 'course' && !block.html && !/^(?:markdown|md)$/i.test(info.language);
  const unmarked = readsMarks ? takeMarks(given) : { lines: given, kept: [...given.keys()], marks: [] };
  const text = unmarked.lines.join('\n');
  const name = info.language || (file === undefined ? '' : languageOfFile(file, highlighter.index));
  const language = languageOf(name, highlighter.index);
  if (!language.known && !block.html) reportLanguage(name, block, highlighter, context);
  const lines = colour(text, language, flag('diff'), highlighter);
  if (snippet || file === undefined) checkSteps(block, lines.length, context);

  const start = info.start ?? numberOf(word('start'));
  const numbered = flag('numbers') || start !== undefined || bracketsNumber(block, context);
  const own = snippet && unmarked.kept.map((index) => snippet.numbers[index] ?? 0);
  const numbers = own && start === undefined ? own : lines.map((_, index) => (start ?? 1) + index);
  const { marks } = unmarked;
  const width = widthOf(unmarked);
  const asked = readsMarks && stepWords.some(flag);
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
      width: width + (numbered ? gutter : 0),
      lang: context.settings.lang,
      numberOf: (line) => (numbered ? (numbers[line - 1] ?? line) : line),
      placed: (mark) => (snippet || !placeOfFence || !mark ? placeOfFence : placeOfMark(mark, placeOfFence, context)),
      report: context.report,
    },
  };
}

function reportLanguage(name: string, { placed }: Block, { index }: Highlighter, context: SlideContext): void {
  const near = nearestLanguage(name, index);
  context.report({
    ruleId: 'language-unknown',
    reason: `The language \`${name}\` has no grammar: its code is shown without colours`,
    place: placed(1, 1 + name.length),
    fix: near ? `Did you mean \`${near}\`?` : 'Write `text` for what is no code.',
    expected: near ? [near] : undefined,
  });
}

/** A mark in a fence: so many lines under the fence's own. */
function placeOfMark({ number, index, column }: Mark, fence: Place, { source }: SlideContext): Place | undefined {
  return placeOfText(source, `<${number}>`, { line: fence.line + 1 + index, column });
}

function snippetOf(block: Block, file: string, context: SlideContext): CodeExcerpt | undefined {
  const { info, placed } = block;
  const [region, lines] = ['region', 'lines']
    .map((name) => valueOf(info, name)?.value)
    .map((value) => (value === true ? undefined : value));
  const result = readCodeFile({ file, region, lines, chapterPath: context.chapterPath }, context.input(file));
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
