import type { Element, Nodes, Root } from 'hast';
import type { Feature } from '../../model/feature.ts';
import { typeset } from '../../text/typography.ts';

const verbatim = new Set(['code', 'pre', 'kbd', 'samp', 'var', 'tt', 'script', 'style', 'textarea', 'svg', 'math']);

/**
 * French (or English) typography in prose; code, attributes and passages in other languages stay.
 *
 * `<p>L'image « api » : prête !</p>` → the same with ’ and no-break spaces.
 *
 * `<span lang="en">Don't panic!</span>` → set as English.
 */
export function typography(): Feature {
  return {
    name: 'typography',
    html(tree, { settings }) {
      const smart = smartypants(settings.revealOptions);
      if (settings.typography || smart) visit(tree, smart ? 'en' : settings.lang);
    },
  };
}

/** The Markdown plugin's own switch, which a reveal-md deck may carry: English quotes, as there. */
function smartypants(options: Readonly<Record<string, unknown>>): boolean {
  const markdown = options['markdown'];
  return typeof markdown === 'object' && markdown !== null && 'smartypants' in markdown && markdown.smartypants === true;
}

function visit(node: Root | Element, lang: string): void {
  for (const child of node.children as Nodes[]) {
    if (child.type === 'text') child.value = typeset(child.value, lang);
    else if (child.type === 'element' && !verbatim.has(child.tagName)) visit(child, languageOf(child) ?? lang);
  }
}

function languageOf(element: Element): string | undefined {
  const lang = element.properties['lang'];
  return typeof lang === 'string' ? lang : undefined;
}
