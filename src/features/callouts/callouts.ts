import type { Blockquote, PhrasingContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Feature, SlideContext } from '../../model/feature.ts';
import { line } from '../../text/box.ts';
import { claim, readOptions, takeLabel, visitDirectives } from '../../text/directive.ts';
import { labelsFor } from '../../text/labels.ts';
import { reportMisuse } from '../../text/misuse.ts';
import { takeAlerts } from './alerts.ts';
import { type Kind, kinds } from './kinds.ts';

/**
 * What stands out of the text: remarks (`remarque`, `info`, `note`), tips (`astuce`, `conseil`, `tip`), what to
 * remember (`à-retenir`, `retenir`, `takeaway`, `important`), warnings (`attention`, `avertissement`, `warning`),
 * dangers (`danger`, `caution`).
 *
 * `:::astuce`, `Nommez vos étapes.`, `:::` →
 * `<div class="callout callout-tip" role="note"><p class="callout-title">Astuce</p><p>Nommez vos étapes.</p></div>`
 *
 * `:::astuce[Des noms]` … → the title in the place of the word, which screen readers still hear (`aria-label`)
 *
 * `> [!TIP]`, `> Nommez vos étapes.` → the same; `> [!TIP] Des noms` has a title
 */
export function callouts(): Feature {
  return {
    name: 'callouts',
    directives: Object.values(kinds).map((names) => ({ names, kind: 'container' })),
    markdown(tree, context) {
      for (const [kind, names] of Object.entries(kinds) as [Kind, readonly string[]][]) {
        visitDirectives(tree, names, (node) => {
          if (node.type !== 'containerDirective') return;
          readOptions(node, {}, context);
          const title = takeLabel(node);
          const properties = propertiesOf(kind, title, context);
          claim(node, 'div', properties);
          fill(node, kind, title, `:::${node.name}`, context);
        });
      }
      for (const { quote, kind, title } of takeAlerts(tree, context)) {
        quote.data = { ...quote.data, hName: 'div', hProperties: propertiesOf(kind, title, context) };
        fill(quote, kind, title, 'This alert', context);
      }
    },
  };
}

/** With a title of its own a callout still says what it is. */
function propertiesOf(kind: Kind, title: PhrasingContent[] | undefined, context: SlideContext) {
  const label = title ? { ariaLabel: labelsFor(context.settings.lang).callouts[kind] } : {};
  return { className: ['callout', `callout-${kind}`], role: 'note', ...label };
}

function fill(
  node: ContainerDirective | Blockquote,
  kind: Kind,
  title: PhrasingContent[] | undefined,
  name: string,
  context: SlideContext,
): void {
  if (node.children.length === 0) {
    const written = name.startsWith(':') ? `\`${name}\`` : name;
    reportMisuse(node, `${written} holds no text`, 'Write its text under its first line, or remove it.', context);
  }
  const word = labelsFor(context.settings.lang).callouts[kind];
  node.children.unshift(line('p', 'callout-title', title ?? [{ type: 'text', value: word }]));
}
