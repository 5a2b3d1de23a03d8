import type { Feature } from '../../model/feature.ts';
import { line } from '../../text/box.ts';
import { claim, readOptions, takeLabel, visitDirectives } from '../../text/directive.ts';
import { labelsFor } from '../../text/labels.ts';
import { reportMisuse } from '../../text/misuse.ts';

const names = ['détails', 'details'];
const options = { open: { names: ['ouvert', 'open'], type: 'flag' } } as const;

/**
 * What unfolds on demand. It is open on paper.
 *
 * `:::détails[Pourquoi ?]`, `Parce que.`, `:::` → `<details><summary>Pourquoi ?</summary><p>Parce que.</p></details>`
 *
 * `{ouvert}` shows it open from the start. Raw `<details>` looks the same.
 */
export function details(): Feature {
  return {
    name: 'details',
    directives: [{ names, kind: 'container' }],
    markdown(tree, context) {
      visitDirectives(tree, names, (node) => {
        if (node.type !== 'containerDirective') return;
        const { open } = readOptions(node, options, context);
        const summary = takeLabel(node) ?? [{ type: 'text', value: labelsFor(context.settings.lang).details }];
        if (node.children.length === 0) {
          reportMisuse(node, `\`:::${node.name}\` holds nothing`, 'Write under its first line what unfolds.', context);
        }
        node.children.unshift(line('summary', '', summary));
        claim(node, 'details', open ? { open: true } : {});
      });
    },
  };
}
