import type { Element, Parents } from 'hast';
import type { Finding, Place } from '../../model/diagnostic.ts';
import { placeOf } from '../../model/feature.ts';
import { addClass, h, stringProperty } from '../../text/hast.ts';
import { labelsFor } from '../../text/labels.ts';
import type { Mark } from './marks.ts';

/** What is known of a block with marks when its explanations are looked for. */
export interface Annotated {
  readonly marks: readonly Mark[];
  /** The explanations come one by one. */
  readonly steps: boolean;
  /** Longest line with its badges, in characters: narrow code has room beside it. */
  readonly width: number;
  readonly lang: string;
  /** What a line is called: its number where numbers are shown. */
  numberOf(line: number): number;
  /** Place of a mark in the slide, or of the fence. */
  placed(mark: Mark | undefined): Place | undefined;
  report(finding: Finding): void;
}

/** Code up to this width leaves room for its explanations beside it. */
const narrow = 42;

/** The ordered list that follows an element with nothing in between, and its index. */
export function listAfter(parent: Parents, index: number): { list: Element; at: number } | undefined {
  for (let at = index + 1; at < parent.children.length; at++) {
    const child = parent.children[at];
    if (child?.type === 'element') return child.tagName === 'ol' ? { list: child, at } : undefined;
    if (child?.type === 'text' && child.value.trim() !== '') return undefined;
  }
  return undefined;
}

/**
 * Puts a block and the list of its explanations together:
 *
 * ```html
 * <div class="annotated beside">
 *   <pre class="code-wrapper">…<span class="line">RUN npm ci<span class="code-mark" data-mark="1" …></span></span>…</pre>
 *   <ol class="annotations">
 *     <li class="annotation" data-mark="1" data-lines="3"><span class="annotation-lines">Ligne 3 : </span>…</li>
 *   </ol>
 * </div>
 * ```
 *
 * A mark that the list does not explain, and an item that no mark leads to, are reported.
 */
export function annotate(block: Element, list: Element, annotated: Annotated): Element {
  const items = list.children.filter((child): child is Element => child.type === 'element' && child.tagName === 'li');
  const first = Number(stringProperty(list, 'start') ?? 1);
  const { marks, steps, lang } = annotated;
  const labels = labelsFor(lang);
  for (const [index, item] of items.entries()) {
    const number = first + index;
    const lines = [...new Set(marks.filter((mark) => mark.number === number).map(({ line }) => line))];
    addClass(item, 'annotation', ...(steps ? ['fragment'] : []));
    item.properties['dataMark'] = String(number);
    if (lines.length === 0) reportItem(item, number, annotated);
    else {
      item.properties['dataLines'] = lines.join(',');
      openingOf(item).children.unshift(
        h('span', { className: ['annotation-lines'] }, [
          labels.ofLines(lines.map(annotated.numberOf).join(', ')) + labels.colon,
        ]),
      );
    }
  }
  reportMarks(
    marks.filter(({ number }) => number < first || number >= first + items.length),
    annotated,
  );
  addClass(list, 'annotations');
  const place = annotated.width <= narrow ? 'beside' : 'under';
  return h('div', { className: ['annotated', place] }, ['\n', block, '\n', list, '\n']);
}

/** Where an item's text begins: in its paragraph, when it has any. */
function openingOf(item: Element): Element {
  const first = item.children.find((child) => child.type === 'element' || child.value.trim() !== '');
  return first?.type === 'element' && first.tagName === 'p' ? first : item;
}

function reportItem(item: Element, number: number, { report }: Annotated): void {
  const place = placeOf(item);
  report({
    ruleId: 'annotation-unmatched',
    reason: `No line of the code is marked \`<${number}>\`, which this item explains`,
    place: place && { line: place.line, column: place.column },
    fix: `Write the mark as a comment at the end of its line, such as \`# <${number}>\`.`,
  });
}

/** Marks that nothing explains, those of one number as one fault; or the steps that were asked for without any. */
export function reportMarks(marks: readonly Mark[], { placed, report, marks: all }: Annotated): void {
  if (all.length === 0) {
    report({
      ruleId: 'annotation-unmatched',
      reason: 'The block is to be explained in steps, but none of its lines is marked',
      place: placed(undefined),
      fix: 'Write marks such as `# <1>` at the ends of lines, and a numbered list after the block.',
    });
  }
  const numbers = new Set<number>();
  for (const mark of marks) {
    if (numbers.has(mark.number)) continue;
    numbers.add(mark.number);
    report({
      ruleId: 'annotation-unmatched',
      reason: `Nothing explains the mark \`<${mark.number}>\``,
      place: placed(mark),
      fix: 'A numbered list right after the block explains its marks, in their order.',
    });
  }
}
