import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Nodes } from 'mdast';
import type { Place } from '../../model/diagnostic.ts';
import { type Feature, placeOf, type SlideContext } from '../../model/feature.ts';
import { formulaData } from '../../text/formula.ts';
import { addClass, hasClass } from '../../text/hast.ts';
import { visitNodes } from '../../text/mdast.ts';
import { decimalCommas } from './commas.ts';
import { placeInFormula } from './fault.ts';
import type { Katex, KatexFault } from './katex.ts';

/** What the feature needs from outside. */
export interface MathOptions {
  /** Folder that holds `heavy/katex.cjs` and `katex/`. */
  readonly library: string;
}

/** Commands and families that need a font of the second stylesheet. */
const rareAlphabets =
  /class="[^"]*\b(?:mathcal|(?:math|text)(?:tt|scr)|(?:math|text)(?:bold)?frak|(?:math|text)(?:bold|it)?sf|mathsfit)\b/;

/**
 * Formulas, set while building by KaTeX: HTML for the eye, MathML for screen readers.
 *
 * `La somme $\sum_{i=1}^n i$ vaut` → `<span class="math" translate="no"><span class="katex">…</span></span>`
 *
 * `$$E = mc^2$$`, on one line or several, or a fence ` ```math ` →
 * `<div class="math-block"><span class="math math-display" translate="no">…</span></div>`
 *
 * A formula that KaTeX cannot read is shown as it is written: `<code class="math math-wrong">\frac{1</code>`.
 * In French, a comma between two digits is a decimal one, as in `$3,14$`. Decks without formulas link nothing
 * and load nothing. `math: false` leaves every dollar alone.
 */
export function math({ library }: MathOptions): Feature {
  let katex: Katex | undefined;
  return {
    name: 'math',
    markdown(tree, context) {
      if (!context.settings.math) return;
      const fences = countFences(context.source);
      visitNodes(tree, (node) => {
        if (node.type === 'code' && node.lang?.toLowerCase() === 'math') becomeFormula(node);
        if (node.type === 'paragraph') reportOpen(node, fences, context);
      });
    },
    html(tree, context) {
      if (!context.settings.math) return;
      visitFormulas(tree, undefined, (code, place) => {
        katex ??= createRequire(import.meta.url)(join(library, 'heavy/katex.cjs')) as Katex;
        return setFormula(code, place, katex, library, context);
      });
    },
  };
}

/** A fence becomes what the grammar makes of `$$`. */
function becomeFormula(node: Extract<Nodes, { type: 'code' }>): void {
  (node as { type: string }).type = 'math';
  node.data = formulaData(node.value, true, true);
}

/** How many lines of `$$` alone stand before a line; the text is read when that is asked for, and once. */
function countFences(source: string): (line: number) => number {
  let before: number[] | undefined;
  return (line) => {
    if (!before) {
      before = [0];
      for (const text of source.split('\n')) before.push((before.at(-1) ?? 0) + (/^[\s>]*\$\$\s*$/.test(text) ? 1 : 0));
    }
    return before[line - 1] ?? 0;
  };
}

/** A line of `$$` alone opens a formula; where it is left as text, that never ends. */
function reportOpen(
  node: Extract<Nodes, { type: 'paragraph' }>,
  fences: (line: number) => number,
  { report }: SlideContext,
): void {
  const [first] = node.children;
  if (first?.type !== 'text' || !/^\$\$[ \t]*(?:\n|$)/.test(first.value)) return;
  const place = placeOf(node);
  // The end of a formula that a blank line cuts: its beginning was reported.
  if (fences(place?.line ?? 1) % 2 === 1) return;
  report({
    ruleId: 'math-invalid',
    reason: 'The formula that `$$` opens has no end',
    place: place && { ...place, end: { line: place.line, column: place.column + 2 } },
    fix: 'Close it with `$$`; there may be no blank line in between.',
  });
}

/** Calls `set` for each formula with the place of the nearest element that has one; what it returns replaces it. */
function visitFormulas(
  parent: Root | Element,
  around: Place | undefined,
  set: (code: Element, place: Place | undefined) => Element,
): void {
  for (const [index, child] of parent.children.entries()) {
    // A block of code in a language of that name is none of them.
    if (child.type !== 'element' || child.tagName === 'pre') continue;
    const place = placeOf(child) ?? around;
    if (child.tagName === 'code' && hasClass(child, 'math')) parent.children[index] = set(child, place);
    else visitFormulas(child, place, set);
  }
}

function setFormula(
  code: Element,
  place: Place | undefined,
  katex: Katex,
  library: string,
  context: SlideContext,
): Element {
  const { facts, settings, source } = context;
  const written = textOf(code);
  const formula = /^fr\b/i.test(settings.lang)
    ? decimalCommas(written)
    : { text: written, at: (offset: number) => offset };
  link(join(library, 'katex/katex.css'), facts.stylesheets);
  try {
    const html = katex.render(formula.text, hasClass(code, 'math-display'));
    if (rareAlphabets.test(html)) link(join(library, 'katex/alphabets.css'), facts.stylesheets);
    code.tagName = 'span';
    code.properties['translate'] = 'no';
    code.children = [{ type: 'raw', value: html }];
  } catch (cause) {
    if (!isFault(cause)) throw cause;
    const at = cause.position === undefined ? undefined : formula.at(cause.position);
    context.report({
      ruleId: 'math-invalid',
      reason: `The formula \`${shorten(written)}\` cannot be set: ${reasonOf(cause)}`,
      place: placeInFormula(source, written, place, at, cause.length),
    });
    addClass(code, 'math-wrong');
  }
  return code;
}

function link(path: string, stylesheets: string[]): void {
  if (!stylesheets.includes(path)) stylesheets.push(path);
}

function isFault(cause: unknown): cause is KatexFault {
  return cause instanceof Error && 'rawMessage' in cause;
}

/** KaTeX's own words, as the end of a sentence of ours. */
function reasonOf({ rawMessage }: KatexFault): string {
  const command = /^Undefined control sequence: (\S+)$/.exec(rawMessage)?.[1];
  if (command) return `there is no command \`${command}\``;
  const [first = '', ...rest] = rawMessage.replace(/'/g, '`').replace(/\.$/, '');
  return `${/^[A-Z][a-z]/.test(rawMessage) ? first.toLowerCase() : first}${rest.join('')}`;
}

function shorten(formula: string): string {
  const line = formula.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
