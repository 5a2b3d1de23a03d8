import type { Element, Root, Text } from 'hast';
import type { Feature } from '../../model/feature.ts';
import { stringProperty } from '../../text/hast.ts';
import { typeset } from '../../text/typography.ts';

const verbatim = new Set(['code', 'pre', 'kbd', 'samp', 'var', 'tt', 'script', 'style', 'textarea', 'svg', 'math']);

/** Elements that stand in a line of text: what is before and after them is one sentence. */
const inline = new Set(
  'a abbr b bdi bdo cite del dfn em font i ins label mark q s small span strike strong sub sup time u'.split(' '),
);

/**
 * French (or English) typography in prose; code, attributes, addresses, `translate="no"` and passages in
 * other languages stay.
 *
 * `<p>L'image « api » : prête !</p>` → the same with ’ and no-break spaces
 *
 * `<span lang="en">Don't panic!</span>` → set as English
 */
export function typography(): Feature {
  return {
    name: 'typography',
    html(tree, { settings }) {
      const smart = smartypants(settings.revealOptions);
      if (!settings.typography && !smart) return;
      const runs: Run[] = [];
      collect(tree, smart ? 'en' : settings.lang, runs);
      for (const [index, run] of runs.entries()) {
        if (typeof run === 'string') continue;
        const around = { before: edge(runs[index - 1], 'end'), after: edge(runs[index + 1], 'start') };
        run.text.value = typeset(run.text.value, run.lang, around);
      }
    },
  };
}

/** The Markdown plugin's own switch, which a reveal-md deck may carry: English quotes, as there. */
function smartypants({ markdown }: Readonly<Record<string, unknown>>): boolean {
  return (
    typeof markdown === 'object' && markdown !== null && 'smartypants' in markdown && markdown.smartypants === true
  );
}

/** A text to be set, or what it meets: `x` for code, which reads as a word, '' for the end of a paragraph. */
type Run = { readonly text: Text; readonly lang: string } | 'x' | '';

function collect(parent: Root | Element, lang: string, runs: Run[]): void {
  for (const child of parent.children) {
    if (child.type === 'text') {
      if (child.value !== '') runs.push({ text: child, lang });
    } else if (child.type !== 'element') {
      // Comments are gone by now, and a doctype says nothing.
    } else if (isVerbatim(child)) {
      runs.push(child.tagName === 'pre' ? '' : 'x');
    } else {
      const ends = !inline.has(child.tagName);
      if (ends) runs.push('');
      collect(child, stringProperty(child, 'lang') ?? lang, runs);
      if (ends) runs.push('');
    }
  }
}

function isVerbatim(element: Element): boolean {
  if (verbatim.has(element.tagName) || element.properties['translate'] === 'no') return true;
  // An address that is its own text: `<https://example.org/...>`.
  const [only, ...others] = element.children;
  return (
    element.tagName === 'a' &&
    only?.type === 'text' &&
    others.length === 0 &&
    /^(?:[a-z]+:\/\/|www\.)\S*$/i.test(only.value)
  );
}

function edge(run: Run | undefined, which: 'start' | 'end'): string {
  if (run === undefined || typeof run === 'string') return run ?? '';
  const { value } = run.text;
  const code = which === 'start' ? value.codePointAt(0) : value.codePointAt(value.length - (isLow(value) ? 2 : 1));
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** Whether a text ends with a pair of code units that are one character. */
function isLow(text: string): boolean {
  return /[\ud800-\udbff][\udc00-\udfff]$/.test(text);
}
