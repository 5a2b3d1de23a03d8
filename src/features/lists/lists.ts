import type { Element, Root } from 'hast';
import type { Feature } from '../../model/feature.ts';
import { addClass, hasClass } from '../../text/hast.ts';

/**
 * Lists that appear item by item, by `incremental: true`, by the Markdown plugin's own `animateLists`,
 * or by the class `incremental` on the list or around it; the class `nonincremental` spares a list.
 *
 * `- a`, a blank line, `<!-- .element: class="incremental" -->` → `<ul class="incremental"><li class="fragment">a</li></ul>`
 */
export function lists(): Feature {
  return {
    name: 'lists',
    html(tree, { settings, span }) {
      if (span === 'content') visit(tree, settings.incremental || animateLists(settings.revealOptions));
    },
  };
}

function animateLists({ markdown }: Readonly<Record<string, unknown>>): boolean {
  return (
    typeof markdown === 'object' && markdown !== null && 'animateLists' in markdown && markdown.animateLists === true
  );
}

function visit(parent: Root | Element, inherited: boolean): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    const spared = hasClass(child, 'nonincremental') || hasClass(child, 'footnotes');
    const incremental = !spared && (inherited || hasClass(child, 'incremental'));
    if (child.tagName === 'li' && incremental) addClass(child, 'fragment');
    visit(child, incremental);
  }
}
