import type { Element, Root as HastRoot } from 'hast';
import type { PhrasingContent } from 'mdast';
import { type Feature, placeOf } from '../../model/feature.ts';
import { claim, type Directive, readOptions, takeLabel, visitDirectives } from '../../text/directive.ts';
import { h, hasClass } from '../../text/hast.ts';
import { labelsFor } from '../../text/labels.ts';
import { reportMisuse } from '../../text/misuse.ts';
import { placeOfText } from '../../text/place.ts';

const names = ['source'];
const options = { url: { names: ['url', 'href', 'lien'], type: 'text' } } as const;

/** What is surely a host of the web and no path of the course: `docker.com/blog`. */
const bareAddress = /^(?:www\.[\w-]+\.\w|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|fr|eu|dev)(?:[/?#]|$))/i;

/**
 * Where a figure, a picture or a quotation comes from, at the foot of its slide.
 *
 * `::source[Docker, rapport 2025]{url=https://docker.com}` → `<p class="source">Source : <a
 * href="https://docker.com">Docker, rapport 2025</a></p>`
 *
 * Several on a slide stand in one `<div class="sources">`. The address is a link like any other.
 */
export function source(): Feature {
  return {
    name: 'source',
    directives: [{ names, kind: 'leaf' }],
    markdown(tree, context) {
      if (!context.source.includes('::')) return;
      visitDirectives(tree, names, (node) => {
        if (node.type !== 'leafDirective') return;
        const { url } = readOptions(node, options, context);
        const label = takeLabel(node) ?? (url ? [{ type: 'text' as const, value: shown(url) }] : []);
        if (label.length === 0) {
          reportMisuse(node, 'This source says nothing', 'Write `::source[Who, when]{url=https://…}`.', context);
        }
        const bare = url !== undefined && bareAddress.test(url);
        if (bare) {
          context.report({
            ruleId: 'directive-option',
            reason: `\`${url}\` is no whole address`,
            fix: `Write \`https://${url}\`.`,
            expected: [`https://${url}`],
            place: placeOfText(context.source, url, placeOf(node)),
          });
        }
        node.children = [
          { type: 'text', value: `${labelsFor(context.settings.lang).source} ` },
          ...(url ? [linkTo(bare ? `https://${url}` : url, label, node)] : label),
        ];
        claim(node, 'p', { className: ['source'] });
      });
    },
    html(tree, context) {
      if (context.span === 'content' && context.source.includes('::')) gather(tree);
    },
  };
}

/** A link where the directive stands: what is wrong with its address is said there. */
function linkTo(url: string, children: PhrasingContent[], { position }: Directive): PhrasingContent {
  return { type: 'link', url, children, ...(position && { position }) } as PhrasingContent;
}

/** An address as a reader takes it in. */
function shown(url: string): string {
  return url.replace(/^[a-z]+:\/\/(?:www\.)?/i, '').replace(/\/$/, '');
}

/** Sources of the slide itself stand at its end, several of them in one block. */
function gather(tree: HastRoot): void {
  const own = tree.children.filter((child): child is Element => child.type === 'element' && hasClass(child, 'source'));
  if (own.length < 2) return;
  tree.children = tree.children.filter((child) => !own.includes(child as Element));
  tree.children.push(h('div', { className: ['sources'] }, own));
}
