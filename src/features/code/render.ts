import type { Element, ElementContent } from 'hast';
import { classesOf, h } from '../../text/hast.ts';
import type { InfoSteps } from '../../text/info-string.ts';
import { type CodeLine, joinLines, linesText, marksLines } from './lines.ts';

/** Everything that is known of a block when it is made into HTML. */
export interface Shown {
  /** As written; undefined: the classes of the `code` stay as the author made them. */
  readonly language: string | undefined;
  readonly lines: readonly CodeLine[];
  /** Longest line with its badges, in characters. */
  readonly width: number;
  /** Number of each line, in a numbered block. */
  readonly numbers: readonly number[] | undefined;
  readonly start: number | undefined;
  readonly steps: InfoSteps | undefined;
  readonly badges: readonly { readonly line: number; readonly number: number }[];
  /** Its explanations are steps, beside those of its own. */
  readonly explained: boolean;
  /** Whether the steps may become fragments: not in speaker notes. */
  readonly fragments: boolean;
  readonly wrap: boolean;
  /** Text of the tab, and what stands at its other end. */
  readonly title: string | undefined;
  readonly range: string | undefined;
}

/** Blocks beyond these measures need smaller type, or scroll. */
const manyLines = 14;
const wideLine = 76;

/** Fills a `pre` and its `code`, and returns what stands in their place: the `pre`, or a figure around it. */
export function renderBlock(pre: Element, code: Element, shown: Shown): Element {
  const { steps, numbers, lines } = shown;
  const stepped = marksLines(steps) || shown.explained;
  const current = (marksLines(steps) && steps?.ranges[0]) || [];
  const figure = shown.title === undefined ? undefined : figureAround(pre, shown.title, shown.range);

  const classes = ['code-wrapper', ...classesOf(pre).filter((name) => name !== 'code-wrapper')];
  if (stepped) classes.push('stepped');
  if (current.length > 0) classes.push('has-current');
  if (lines.length > manyLines) classes.push('long');
  if (shown.width > wideLine) classes.push('wide');
  if (shown.wrap) classes.push('wrap');
  pre.properties['className'] = classes;

  const own = classesOf(code).filter((name) => name !== shown.language && name !== 'numbered');
  code.properties['className'] = [
    ...(shown.language ? [shown.language] : []),
    ...own,
    ...(numbers ? ['numbered'] : []),
  ];
  if ((code.properties['className'] as string[]).length === 0) delete code.properties['className'];
  if (steps) code.properties['dataLineNumbers'] = steps.text;
  if (shown.start !== undefined) code.properties['dataLnStartFrom'] = String(shown.start);
  if (stepped) code.properties['dataLines'] = linesText(current);
  code.children = [{ type: 'raw', value: joinLines(lines, numbers, current, shown.badges) }];

  pre.children = [code, ...(stepped && shown.fragments ? stepsAfter(code, steps) : [])];
  return figure ?? pre;
}

/** One fragment per step after the first. reveal counts on from the index that the code carries. */
function stepsAfter(code: Element, steps: InfoSteps | undefined): ElementContent[] {
  const index = Number.parseInt(String(code.properties['dataFragmentIndex']), 10);
  return (steps?.ranges.slice(1) ?? []).map((ranges, at) =>
    h('span', {
      className: ['fragment', 'code-step'],
      dataLines: linesText(ranges),
      ...(Number.isNaN(index) ? {} : { dataFragmentIndex: String(index + at) }),
    }),
  );
}

/** What reveal acts upon has to stand on the outer element; attribute comments keep the names of HTML. */
const outer = ['dataFragmentIndex', 'data-fragment-index', 'dataAutoslide', 'data-autoslide'];

/** A figure with the block's title; the author's classes and fragment index move to it from the `pre`. */
function figureAround(pre: Element, title: string, range: string | undefined): Element {
  const caption = [h('span', { className: ['code-title'] }, [title])];
  if (range !== undefined) caption.push(h('span', { className: ['code-lines'] }, [range]));
  const classes = classesOf(pre).filter((name) => name !== 'code-wrapper');
  const figure = h('figure', { className: ['code', ...classes] }, [h('figcaption', {}, caption), pre]);
  if (pre.position) figure.position = pre.position;
  delete pre.properties['className'];
  for (const name of outer) {
    const value = pre.properties[name];
    if (value === undefined) continue;
    figure.properties[name] = value;
    delete pre.properties[name];
  }
  return figure;
}
