import type { Root } from 'mdast';
import { placeOf, type SlideContext } from '../../model/feature.ts';
import { visitNodes } from '../../text/mdast.ts';
import { placeOfText } from '../../text/place.ts';

/** `](mon schéma.svg "Titre")`: a file whose name holds a space, and perhaps a title. */
const spaced = /\]\(([^\s()<>"']+[ \t][^()<>"'\n]*?\.[a-z]\w{1,4})(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'))?\)/giu;

/** Reports images that Markdown shows as text, because a path ends at its first space. */
export function reportSpaces(tree: Root, context: SlideContext): void {
  if (!context.source.includes('![')) return;
  visitNodes(tree, (node) => {
    if (node.type !== 'paragraph') return;
    for (const child of node.children) {
      if (child.type !== 'text') continue;
      for (const { 1: path = '' } of child.value.matchAll(spaced)) {
        const place = placeOfText(context.source, path, placeOf(child));
        const before = (context.source.split('\n')[(place?.line ?? 0) - 1] ?? '').slice(0, (place?.column ?? 1) - 1);
        // `\![…](…)` is text, and `[…](…)` no image.
        if (!/(?<!\\)!\[[^\]]*\]\($/.test(before)) continue;
        context.report({
          ruleId: 'image-unread',
          reason: `The path \`${path}\` holds a space: the image is shown as text`,
          fix: `Write \`<${path}>\`.`,
          expected: [`<${path}>`],
          place,
        });
      }
    }
  });
}
