import katex from 'katex';

/** What the feature uses of KaTeX: a bundle of its own, `lib/heavy/katex.cjs`, loaded when a slide holds a formula. */
export interface Katex {
  /** @throws KatexFault when the formula cannot be set. */
  render(formula: string, display: boolean): string;
}

/** An error of KaTeX, as far as it is known: https://katex.org/docs/error.html */
export interface KatexFault {
  readonly rawMessage: string;
  /** Of the part that is at fault, in the formula; absent at its end. */
  readonly position?: number;
  readonly length?: number;
}

/**
 * A formula as HTML for the eye and MathML for screen readers. Nothing that leads out of the page (`\href`,
 * `\includegraphics`) is trusted; accents in words are fine. Definitions hold for their own formula only.
 */
export function render(formula: string, display: boolean): string {
  return katex.renderToString(formula, {
    displayMode: display,
    output: 'htmlAndMathml',
    throwOnError: true,
    strict: 'ignore',
    trust: false,
    macros: {},
    maxSize: 100,
    maxExpand: expansions(formula),
  });
}

const defines = /\\(?:[gex]?def|let|futurelet|(?:re)?newcommand|providecommand)(?![a-z])/i;

/**
 * How many commands may be replaced by what they stand for: KaTeX's own limit, but that a formula's own commands
 * cannot make a text without end of it.
 */
function expansions(formula: string): number {
  return defines.test(formula) ? Math.min(1000, Math.ceil(300_000 / formula.length)) : 1000;
}
